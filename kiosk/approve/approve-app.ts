import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Me } from '#contract/approve';
import type { Language } from '#contract/kiosk';
import type { SignInProblem } from '#contract/sign-in';
import { createApproveApi, type ApproveApi } from '../api/approve-api.ts';
import { brand } from '../ui/page-frame.ts';
import { FactorsPage } from './factors-page.ts';
import { languageOf } from '../session/language.ts';
import { TEXTS } from './language.ts';
import { NotMePage } from './not-me-page.ts';
import { RequestPage } from './request-page.ts';
import { carriedIn, signInProblemIn } from './return-path.ts';

/** The approver's origin: frame, language and who is signed in; the path says which page is inside. */
export class ApproveApp extends LitElement {
  static override properties: PropertyDeclarations = { language: { state: true }, me: { state: true } };
  declare private language: Language;
  declare private me: Me | null;
  readonly #stop = new AbortController();
  readonly #api: ApproveApi;
  readonly #page: RequestPage | FactorsPage | NotMePage;
  readonly #problem: SignInProblem | null;

  constructor() {
    super();
    this.language = carriedIn(location.search).language ?? languageOf(navigator.languages);
    this.me = null;
    this.#problem = signInProblemIn(location.search);
    this.#api = createApproveApi(this.#stop.signal);
    this.#page = pageAt(location.pathname, this.#api);
    // A page that is loaded again has no news of a sign-in.
    if (this.#problem !== null) history.replaceState(history.state, '', location.pathname);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#meet();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.language;
    this.#page.language = this.language;
    this.#page.t = TEXTS[this.language];
  }

  protected override render(): TemplateResult {
    const t = TEXTS[this.language];
    const other: Language = this.language === 'en' ? 'de' : 'en';
    return html`
      <div class="page">
        <header>
          ${brand('Vouch')}
          <button type="button" class="button quiet" lang=${other} @click=${() => { this.language = other; }}>${t.language[other]}</button>
          ${this.me?.cloudNotice === true ? html`<p class="bar">${t.notMicrosoft}</p>` : nothing}
        </header>
        ${this.#problem === null ? nothing : html`<p class="notice error" role="alert">${t.signInProblem[this.#problem]}</p>`}
        <main>${this.#page}</main>
        ${this.me?.displayName == null || this.#page instanceof NotMePage ? nothing : this.#footer(this.me.displayName)}
      </div>
    `;
  }

  #footer(name: string): TemplateResult {
    const t = TEXTS[this.language];
    return html`
      <footer>
        <p class="small soft" dir="auto">${t.signedIn(name)}</p>
        <p class="acts">
          ${this.#page instanceof RequestPage ? html`<a class="button quiet" href="/factors">${t.title.factors}</a>` : nothing}
          <button type="button" class="button quiet" @click=${() => { void this.#leave(); }}>${t.signOut}</button>
        </p>
      </footer>
    `;
  }

  async #meet(): Promise<void> {
    const answer = await this.#api.me();
    if (answer.ok) this.me = answer.value;
  }

  async #leave(): Promise<void> {
    const answer = await this.#api.signOut();
    if (!answer.ok) return;
    // Entra's own session ends on Entra's page; without it the next person on this phone would be in by one tap.
    if (answer.value.entra !== null) location.assign(answer.value.entra);
    await Promise.all([this.#meet(), this.#page instanceof NotMePage ? null : this.#page.refresh()]);
  }
}

/** Which page an address of this origin means. */
function pageAt(path: string, api: ApproveApi): RequestPage | FactorsPage | NotMePage {
  const [, request] = /^\/approve\/([\w-]+)\/?$/.exec(path) ?? [];
  if (request !== undefined) return new RequestPage(api, request);
  const [, token] = /^\/not-me\/(.*)$/.exec(path) ?? [];
  return token === undefined ? new FactorsPage(api) : new NotMePage(api, token);
}

customElements.define('approve-app', ApproveApp);
