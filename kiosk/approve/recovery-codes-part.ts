import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { RecoveryCodesMade, RecoveryCodesView } from '#contract/approve';
import type { Language } from '#contract/kiosk';
import { signInAddress, type ApproveApi } from '../api/approve-api.ts';
import { dialog } from '../ui/dialog.ts';
import type { ApproveTexts } from '../texts/approve.en.ts';
import { actButton } from './act-button.ts';
import { formatsOf } from '../session/formats.ts';
import { FACTORS_PAGE } from './plain-screens.ts';
import { returnPath } from './return-path.ts';
import { TapGuard } from './tap-guard.ts';

/** The part of `/factors` for codes that somebody keeps for the day when the phone is gone. */
export class RecoveryCodesPart extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, language: { attribute: false }, view: { state: true }, made: { state: true }, asking: { state: true }, busy: { state: true }, failed: { state: true } };
  declare t: ApproveTexts;
  declare language: Language;
  declare private view: RecoveryCodesView | null;
  /** Shown once: gone with the page, and never asked for again. */
  declare private made: RecoveryCodesMade | null;
  declare private asking: boolean;
  declare private busy: boolean;
  declare private failed: boolean;
  readonly #api: ApproveApi;
  readonly #guard = new TapGuard(this);

  constructor(api: ApproveApi) {
    super();
    this.#api = api;
    this.view = null;
    this.made = null;
    this.asking = false;
    this.busy = false;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#guard.saw(JSON.stringify([this.made !== null, this.asking, this.view?.mayMake]));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('made') && this.made !== null) this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.view?.onOffer !== true) return nothing;
    return html`<section class="stack recovery-codes">${this.made === null ? this.#about(this.view) : this.#codes(this.made)}</section>`;
  }

  #about({ codes, mayMake }: RecoveryCodesView): TemplateResult {
    const { recoveryCodes: t } = this.t;
    const say = formatsOf(this.language);
    const label = codes === null ? t.make : t.makeAgain;
    const again = codes !== null && codes.left > 0;
    return html`
      <h2 tabindex="-1">${t.title}</h2>
      <p>${t.why}</p>
      ${this.failed ? html`<p class="notice error" role="alert">${t.failed}</p>` : nothing}
      ${codes === null
        ? html`<p class="notice">${t.none}</p>`
        : html`<p><strong>${t.left(codes.left)}</strong></p><p class="soft">${t.madeAt(say.ago(codes.madeAgoMs))} ${codes.usableInMs > 0 ? t.usableIn(say.ahead(codes.usableInMs)) : nothing}</p>`}
      <div class="acts">
        ${mayMake
          ? actButton({ label, kind: 'plain', guarded: this.#guard.guarded, busy: this.busy, onPress: () => { if (again) this.asking = true; else this.#make(); } })
          : html`<a class="button plain" href=${signInAddress(returnPath(FACTORS_PAGE, { language: this.language, knownBy: null }), 'enrol')}>${label}</a>`}
      </div>
      ${mayMake ? nothing : html`<p class="soft">${t.signIn}</p>`}
      ${this.asking ? this.#question() : nothing}
    `;
  }

  #question(): TemplateResult {
    const { recoveryCodes: t, factors } = this.t;
    const keep = (): void => { this.asking = false; };
    return dialog({
      id: 'new-codes',
      title: t.againTitle,
      urgent: true,
      onDismiss: keep,
      body: html`
        <p>${t.againBody}</p>
        <div class="pair">
          ${actButton({ label: factors.removeNo, kind: 'plain', guarded: this.#guard.guarded, busy: this.busy, onPress: keep })}
          ${actButton({ label: t.againYes, kind: 'stop', guarded: this.#guard.guarded, busy: this.busy, onPress: this.#make })}
        </div>
      `,
    });
  }

  #codes({ codes, usableInMs }: RecoveryCodesMade): TemplateResult {
    const { recoveryCodes: t } = this.t;
    return html`
      <h2 tabindex="-1">${t.madeTitle}</h2>
      <p>${t.madeBody}</p>
      <ol class="code-list" aria-label=${t.list}>${codes.map((code) => html`<li><code translate="no">${code}</code></li>`)}</ol>
      <p>${t.keep}</p>
      ${usableInMs > 0 ? html`<p class="soft">${t.usableIn(formatsOf(this.language).ahead(usableInMs))}</p>` : nothing}
      <div class="pair no-print">
        ${actButton({ label: t.print, kind: 'plain', guarded: this.#guard.guarded, busy: false, onPress: () => { window.print(); } })}
        ${actButton({ label: t.done, kind: 'main', guarded: this.#guard.guarded, busy: false, onPress: () => { this.made = null; void this.#read(); } })}
      </div>
    `;
  }

  async #read(): Promise<void> {
    const answer = await this.#api.recoveryCodes();
    if (answer.ok) this.view = answer.value;
  }

  readonly #make = (): void => {
    if (this.busy) return;
    this.busy = true;
    this.failed = false;
    void this.#api.makeRecoveryCodes().then(async (answer) => {
      this.busy = false;
      this.asking = false;
      if (answer.ok) this.made = answer.value;
      else {
        this.failed = true;
        await this.#read();
      }
    });
  };
}

customElements.define('recovery-codes-part', RecoveryCodesPart);
