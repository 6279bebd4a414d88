import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { DeputyView } from '#contract/approve';
import type { Language } from '#contract/kiosk';
import type { Answer } from '../api/answer.ts';
import { signInAddress, type ApproveApi } from '../api/approve-api.ts';
import { formatsOf } from '../session/formats.ts';
import type { ApproveTexts } from '../texts/approve.en.ts';
import { textField } from '../ui/text-field.ts';
import { actButton } from './act-button.ts';
import { FACTORS_PAGE } from './plain-screens.ts';
import { returnPath } from './return-path.ts';
import { TapGuard } from './tap-guard.ts';

type Said = 'done' | 'takenBack' | 'noFactor' | 'tooMany' | 'failed';

const WHY: Readonly<Record<string, Said>> = { factor_missing: 'noFactor', factor_waiting: 'noFactor', too_many: 'tooMany' };

/** The part of `/factors` for whom a manager names to vouch in their place. It shows what was typed, never whether that is anybody. */
export class DeputyPart extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, language: { attribute: false }, view: { state: true }, naming: { state: true }, address: { state: true }, wrong: { state: true }, busy: { state: true }, said: { state: true } };
  declare t: ApproveTexts;
  declare language: Language;
  declare private view: DeputyView | null;
  /** The form stands open beside a deputy who is named. */
  declare private naming: boolean;
  declare private address: string;
  declare private wrong: boolean;
  declare private busy: boolean;
  declare private said: Said | null;
  readonly #api: ApproveApi;
  readonly #guard = new TapGuard(this);

  constructor(api: ApproveApi) {
    super();
    this.#api = api;
    this.view = null;
    this.naming = false;
    this.address = '';
    this.wrong = false;
    this.busy = false;
    this.said = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#api.deputy().then((answer) => { if (answer.ok) this.view = answer.value; });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#guard.saw(JSON.stringify([this.view?.deputy?.address, this.view?.mayName, this.naming]));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.view?.onOffer !== true) return nothing;
    const { deputy: t } = this.t;
    const good = this.said === 'done' || this.said === 'takenBack';
    return html`
      <section class="stack deputy">
        <h2>${t.title}</h2>
        <p>${t.why}</p>
        ${this.said === null ? nothing : html`<p class="notice ${good ? '' : 'error'}" role="alert">${t[this.said]}</p>`}
        ${this.view.deputy === null ? (this.said === 'takenBack' ? nothing : html`<p class="notice">${t.none}</p>`) : this.#named(this.view.deputy)}
        ${this.view.deputy === null || this.naming ? this.#form(this.view.mayName) : nothing}
      </section>
    `;
  }

  #named({ address, namedAgoMs, usableInMs }: NonNullable<DeputyView['deputy']>): TemplateResult {
    const { deputy: t } = this.t;
    const say = formatsOf(this.language);
    return html`
      <p class="address"><strong translate="no">${address}</strong></p>
      <p class="soft">${t.named(say.ago(namedAgoMs))} ${usableInMs > 0 ? t.usableIn(say.ahead(usableInMs)) : t.ready}</p>
      <p>${t.check}</p>
      <div class="acts">
        ${actButton({ label: t.takeBack, kind: 'stop', guarded: this.#guard.guarded, busy: this.busy, onPress: () => { this.#send('takenBack', () => this.#api.takeDeputyBack()); } })}
        ${this.naming ? nothing : actButton({ label: t.again, kind: 'plain', guarded: this.#guard.guarded, busy: this.busy, onPress: () => { this.naming = true; } })}
      </div>
    `;
  }

  #form(mayName: boolean): TemplateResult {
    const { deputy: t } = this.t;
    if (!mayName) {
      return html`
        <div class="acts"><a class="button plain" href=${signInAddress(returnPath(FACTORS_PAGE, { language: this.language, knownBy: null }), 'enrol')}>${t.start}</a></div>
        <p class="soft">${t.signIn}</p>
      `;
    }
    return html`
      <form class="stack" novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); this.#name(); }}>
        ${textField({ id: 'deputy', label: t.label, hint: t.hint, error: this.wrong ? t.wrong : null, value: this.address, kind: 'email', maxLength: 256, onInput: (address) => { this.address = address; } })}
        <div class="acts">${actButton({ label: t.name, kind: 'plain', guarded: this.#guard.guarded, busy: this.busy })}</div>
      </form>
    `;
  }

  #name(): void {
    const address = this.address.trim();
    this.wrong = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
    if (this.wrong) this.querySelector<HTMLInputElement>('#deputy')?.focus();
    else this.#send('done', () => this.#api.nameDeputy(address));
  }

  #send(said: Said, call: () => Promise<Answer<DeputyView>>): void {
    if (this.busy) return;
    this.busy = true;
    this.said = null;
    void call().then(async (answer) => {
      this.busy = false;
      this.said = answer.ok ? said : (WHY[answer.code] ?? 'failed');
      const now = answer.ok ? answer : await this.#api.deputy();
      if (now.ok) this.view = now.value;
      if (answer.ok) {
        this.naming = false;
        this.address = '';
      } else if (answer.code === 'bad_request') {
        this.said = null;
        this.wrong = true;
      }
    });
  }
}

customElements.define('deputy-part', DeputyPart);
