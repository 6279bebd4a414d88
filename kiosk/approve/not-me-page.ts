import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Language } from '#contract/kiosk';
import type { ApproveApi } from '../api/approve-api.ts';
import type { ApproveTexts } from '../texts/approve.en.ts';
import { actButton } from './act-button.ts';
import { TapGuard } from './tap-guard.ts';

/** How a token is written; what a mail program cut off is none. */
const TOKEN = /^[\w-]{22}$/;

type Step = 'asking' | 'sending' | 'unsent' | 'received' | 'broken';

/** `/not-me/{token}`: what a claimant who was told of a recovery can say, with one button and without signing in. */
export class NotMePage extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, language: { attribute: false }, step: { state: true } };
  declare t: ApproveTexts;
  declare language: Language;
  declare private step: Step;
  readonly #api: ApproveApi;
  readonly #token: string;
  readonly #guard = new TapGuard(this);
  #drawn: Step | null = null;

  constructor(api: ApproveApi, token: string) {
    super();
    this.#api = api;
    this.#token = token;
    this.step = TOKEN.test(token) ? 'asking' : 'broken';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#guard.saw(this.step);
  }

  protected override updated(): void {
    const heading = this.querySelector('h1');
    document.title = `${heading?.textContent ?? ''} · Vouch`;
    if (this.#drawn !== null && this.#drawn !== this.step && this.step === 'received') heading?.focus();
    this.#drawn = this.step;
  }

  protected override render(): TemplateResult {
    const { notMe, working } = this.t;
    if (this.step === 'received') return html`<h1 tabindex="-1">${notMe.receivedTitle}</h1><p>${notMe.receivedBody}</p><p class="notice"><strong>${notMe.call}</strong></p>`;
    if (this.step === 'broken') return html`<h1 tabindex="-1">${notMe.brokenTitle}</h1><p>${notMe.brokenBody}</p>`;
    const busy = this.step === 'sending';
    return html`
      <h1 tabindex="-1">${notMe.title}</h1>
      <p>${notMe.why}</p>
      ${this.step === 'unsent' ? html`<p class="notice error" role="alert">${notMe.unsent}</p>` : nothing}
      <section class="stack">
        <h2>${notMe.noTitle}</h2>
        <ul class="bullets">${notMe.does.map((what) => html`<li>${what}</li>`)}</ul>
        <div class="acts">${actButton({ label: notMe.action, kind: 'stop', guarded: this.#guard.guarded, busy, onPress: this.#send })}</div>
      </section>
      <section class="stack">
        <h2>${notMe.yesTitle}</h2>
        <p>${notMe.yesBody}</p>
      </section>
      <p class="hushed" role="status">${busy ? working : ''}</p>
    `;
  }

  readonly #send = (): void => {
    if (this.step === 'sending') return;
    this.step = 'sending';
    void this.#api.sayNotMe(this.#token).then((answer) => { this.step = answer.ok ? 'received' : 'unsent'; });
  };
}

customElements.define('not-me-page', NotMePage);
