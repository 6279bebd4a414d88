import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PushView } from '#contract/approve';
import type { Language } from '#contract/kiosk';
import type { Answer } from '../api/answer.ts';
import type { ApproveApi } from '../api/approve-api.ts';
import { formatsOf } from '../session/formats.ts';
import { ownMark, subscribeHere, unsubscribeHere } from '../session/push.ts';
import type { ApproveTexts } from '../texts/approve.en.ts';
import { actButton } from './act-button.ts';
import { TapGuard } from './tap-guard.ts';

type Said = 'done' | 'removed' | 'denied' | 'impossible' | 'tooMany' | 'noFactor' | 'failed';

const WHY: Readonly<Record<string, Said>> = { too_many: 'tooMany', factor_missing: 'noFactor', denied: 'denied', impossible: 'impossible' };
const GOOD: readonly (Said | null)[] = ['done', 'removed'];

/** The part of `/factors` for phones that tell their owner of a request. */
export class PushPart extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, language: { attribute: false }, view: { state: true }, mark: { state: true }, busy: { state: true }, said: { state: true } };
  declare t: ApproveTexts;
  declare language: Language;
  declare private view: PushView | null;
  /** Of this browser. */
  declare private mark: string | null;
  declare private busy: boolean;
  declare private said: Said | null;
  readonly #api: ApproveApi;
  readonly #guard = new TapGuard(this);

  constructor(api: ApproveApi) {
    super();
    this.#api = api;
    this.view = null;
    this.mark = null;
    this.busy = false;
    this.said = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#guard.saw(JSON.stringify([this.view?.phones.length, this.said]));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.view === null || this.view.key === null) return nothing;
    const { push: t } = this.t;
    const { key, phones } = this.view;
    const isHere = phones.some(({ mark }) => mark === this.mark);
    return html`
      <section class="stack">
        <h2>${t.title}</h2>
        <p>${t.why}</p>
        ${this.said === null ? nothing : html`<p class="notice ${GOOD.includes(this.said) ? '' : 'error'}" role="alert">${t[this.said]}</p>`}
        ${phones.length === 0 ? nothing : html`<ul class="rows stack">${phones.map((phone) => this.#phone(phone))}</ul>`}
        ${isHere ? nothing : html`<div class="acts">${actButton({ label: t.here, kind: 'plain', guarded: this.#guard.guarded, busy: this.busy, onPress: () => { void this.#add(key); } })}</div>`}
      </section>
    `;
  }

  #phone({ id, mark, addedAgoMs }: PushView['phones'][number]): TemplateResult {
    const { push: t } = this.t;
    const isThis = mark === this.mark;
    const when = formatsOf(this.language).ago(addedAgoMs);
    return html`<li class="card stack"><p><strong>${isThis ? t.thisPhone : t.otherPhone}</strong></p><p class="soft">${t.added(when)}</p>
      <div class="acts">${actButton({ label: t.remove, kind: 'plain', guarded: this.#guard.guarded, busy: this.busy, onPress: () => { void this.#remove(id, isThis); } })}</div></li>`;
  }

  async #read(): Promise<void> {
    const answer = await this.#api.pushPhones();
    if (!answer.ok) return;
    this.mark = await ownMark();
    this.view = answer.value;
  }

  async #add(key: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.said = null;
    const given = await subscribeHere(key);
    if (given.ok) await this.#settle('done', await this.#api.addPush({ ...given.value, language: this.language }));
    else await this.#settle('done', { ok: false, code: given.why });
  }

  async #remove(id: string, isThis: boolean): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.said = null;
    const answer = await this.#api.removePush(id);
    if (answer.ok && isThis) await unsubscribeHere();
    await this.#settle('removed', answer);
  }

  async #settle(good: Said, answer: Answer<PushView> | { readonly ok: false; readonly code: string }): Promise<void> {
    this.said = answer.ok ? good : (WHY[answer.code] ?? 'failed');
    await this.#read();
    this.busy = false;
  }
}

customElements.define('push-part', PushPart);
