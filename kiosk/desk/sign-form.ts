import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { GivenFactor } from '#contract/approve';
import type { SignedAct } from '#contract/desk';
import type { Answer } from '../api/answer.ts';
import { signWithPasskey } from '../session/passkey.ts';
import { codeField, sixDigits, typedIn } from '../ui/code-field.ts';
import { problemText, type DeskContext } from './context.ts';

/** What is signed, in words and for the server. */
export interface Signing {
  readonly act: SignedAct;
  /** The slip's number, the block's id, the address. */
  readonly subject: string;
  readonly title: string;
  readonly body: string;
  readonly send: (factor: GivenFactor) => Promise<Answer<object>>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The clerk's own factor for one act: what is signed stands above it. */
export class SignForm extends LitElement {
  static override properties: PropertyDeclarations = { context: { attribute: false }, signing: { attribute: false }, error: { state: true }, busy: { state: true } };
  declare context: DeskContext;
  declare signing: Signing;
  declare private error: string | null;
  declare private busy: boolean;

  constructor() {
    super();
    this.error = null;
    this.busy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): TemplateResult {
    const { t, me } = this.context;
    const { title, body, onCancel } = this.signing;
    const cancel = html`<button type="button" class="button plain" @click=${onCancel}>${t.sign.cancel}</button>`;
    const hasNone = me.factor === 'none' || me.factor === 'waiting';
    return html`
      <section class="card stack sign" aria-labelledby="sign-title">
        <h2 id="sign-title" tabindex="-1">${title}</h2>
        <p>${body}</p>
        ${this.error === null ? nothing : html`<p class="notice error" role="alert">${this.error}</p>`}
        ${hasNone ? html`<p>${me.factor === 'waiting' ? t.problem.factorWaiting : t.sign.missing}</p><div class="acts">${cancel}<a class="button main" href=${me.factorsAt}>${t.sign.setUp}</a></div>` : nothing}
        ${me.factor === 'passkey' ? html`<div class="acts">${me.hasCodeApp ? nothing : cancel}<button type="button" class="button main" aria-disabled=${String(this.busy)} @click=${() => { void this.#passkey(); }}>${t.sign.passkey}</button></div>` : nothing}
        ${me.hasCodeApp
          ? html`
              <form class="stack" novalidate @submit=${this.#code}>
                ${codeField({ id: 'desk-code', label: t.sign.code, error: null, source: 'generated' })}
                <div class="acts">${cancel}<button type="submit" class="button ${me.factor === 'passkey' ? 'plain' : 'main'}" aria-disabled=${String(this.busy)}>${t.sign.codeAction}</button></div>
              </form>
            `
          : nothing}
      </section>
    `;
  }

  readonly #code = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = sixDigits(typedIn(event, 'desk-code'));
    if (code === null) this.error = this.context.t.sign.short;
    else void this.#send({ kind: 'totp', code });
  };

  async #passkey(): Promise<void> {
    if (this.busy) return;
    const { api, t } = this.context;
    const asked = await api.askPasskey(this.signing.act, this.signing.subject);
    if (!asked.ok) {
      this.error = problemText(t, asked.code);
      return;
    }
    const given = await signWithPasskey(asked.value);
    if (given.ok) await this.#send({ kind: 'passkey', assertion: given.value });
    else this.error = t.sign.stopped;
  }

  async #send(factor: GivenFactor): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const answer = await this.signing.send(factor);
    this.busy = false;
    this.error = answer.ok ? null : problemText(this.context.t, answer.code);
    if (answer.ok) this.signing.onDone();
  }
}

customElements.define('sign-form', SignForm);
