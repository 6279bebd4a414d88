import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Answer, FailureCode } from '../api/answer.ts';
import { problemText, type DeskContext } from './context.ts';

interface Said {
  readonly text: string;
  readonly good: boolean;
}

/** One part of the desk: it fetches what it shows when it opens and when asked to, and says how each call ended. */
export abstract class DeskPart<View> extends LitElement {
  static override properties: PropertyDeclarations = { context: { attribute: false }, view: { state: true }, said: { state: true }, busy: { state: true } };
  declare context: DeskContext;
  declare protected view: View | null;
  declare private said: Said | null;
  declare protected busy: boolean;

  constructor() {
    super();
    this.view = null;
    this.said = null;
    this.busy = false;
  }

  protected abstract read(): Promise<Answer<View>>;
  protected abstract heading(): string;
  protected abstract draw(view: View): unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const answer = await this.read();
    if (answer.ok) this.view = answer.value;
    else this.fail(answer.code);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { t } = this.context;
    return html`
      <div class="top">
        <h1 tabindex="-1">${this.heading()}</h1>
        <button type="button" class="button quiet" @click=${() => { this.said = null; void this.refresh(); }}>${t.refresh}</button>
      </div>
      ${this.said === null ? nothing : html`<p class="notice ${this.said.good ? '' : 'error'}" role=${this.said.good ? 'status' : 'alert'}>${this.said.text}</p>`}
      ${this.view !== null ? this.draw(this.view) : this.said === null ? html`<p class="soft">${t.loading}</p>` : nothing}
    `;
  }

  protected fail(code: FailureCode): void {
    if (code === 'sign_in_needed') this.dispatchEvent(new CustomEvent('signed-out', { bubbles: true }));
    this.said = { text: problemText(this.context.t, code), good: false };
  }

  protected tell(text: string): void {
    this.said = { text, good: true };
  }

  /** One call at a time; afterwards what is shown is read anew, whatever became of it. */
  protected async act<T>(call: () => Promise<Answer<T>>, done: (value: T) => string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const answer = await call();
    this.busy = false;
    if (answer.ok) this.tell(done(answer.value));
    else this.fail(answer.code);
    await this.refresh();
    return answer.ok;
  }
}
