import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { DeskMe } from '#contract/desk';
import type { Language } from '#contract/kiosk';
import type { SignInProblem } from '#contract/sign-in';
import { createDeskApi, deskSignInAddress } from '../api/desk-api.ts';
import { formatsOf } from '../session/formats.ts';
import { languageOf } from '../session/language.ts';
import { brand } from '../ui/page-frame.ts';
import './audit-part.ts';
import './blocks-part.ts';
import './cases-part.ts';
import type { DeskContext } from './context.ts';
import './figures-part.ts';
import './gone-part.ts';
import './kiosks-part.ts';
import { deskPath, readQuery, TEXTS } from './language.ts';
import './managers-part.ts';
import './sign-form.ts';
import './slips-part.ts';

/** The parts in the order of the navigation; each opens for whoever may read it. */
const PARTS = ['cases', 'slips', 'blocks', 'revokeFactors', 'managers', 'figures', 'audit', 'kiosks'] as const;
type Part = (typeof PARTS)[number];

/** `/desk`: who is signed in, which part is open. The server says what each person may do; here the rest is left out. */
export class DeskApp extends LitElement {
  static override properties: PropertyDeclarations = { language: { state: true }, me: { state: true }, place: { state: true }, unanswered: { state: true } };
  declare private language: Language;
  declare private me: DeskMe | null;
  declare private place: Part | null;
  /** What the server did not answer. */
  declare private unanswered: 'opening' | 'stillIn' | null;
  readonly #api = createDeskApi(new AbortController().signal);
  readonly #problem: SignInProblem | null;

  constructor() {
    super();
    const { language, problem } = readQuery(location.search);
    this.language = language ?? languageOf(navigator.languages);
    this.me = null;
    this.place = null;
    this.unanswered = null;
    this.#problem = problem;
    // A page that is loaded again has no news of a sign-in.
    if (problem !== null) history.replaceState(history.state, '', deskPath(this.language));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('signed-out', () => { void this.#meet(); });
    void this.#meet();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.language;
    document.title = `${TEXTS[this.language].title} · Vouch`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('place') && changed.get('place') !== null) this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override render(): TemplateResult {
    const t = TEXTS[this.language];
    const other: Language = this.language === 'en' ? 'de' : 'en';
    const { me } = this;
    return html`
      <div class="page">
        <header>
          ${brand(t.title)}
          <p class="acts">
            ${me?.displayName == null ? nothing : html`<span class="small soft" dir="auto">${t.signedIn(me.displayName)}</span><button type="button" class="button quiet" @click=${() => { void this.#leave(); }}>${t.signOut}</button>`}
            <button type="button" class="button quiet" lang=${other} @click=${() => { this.language = other; }}>${t.language[other]}</button>
          </p>
          ${me?.cloudNotice === true ? html`<p class="bar">${t.notMicrosoft}</p>` : nothing}
        </header>
        ${me === null || me.may.length === 0 ? nothing : this.#navigation(me)}
        <main>
          ${this.#problem === null || me?.displayName != null ? nothing : html`<p class="notice error" role="alert">${t.signInProblem[this.#problem]}</p>`}
          ${this.unanswered === null ? nothing : html`<p class="notice error" role="alert">${t.problem[this.unanswered]}</p>`}
          ${this.#content()}
        </main>
      </div>
    `;
  }

  #navigation({ may }: DeskMe): TemplateResult {
    const t = TEXTS[this.language];
    return html`
      <nav aria-label=${t.nav.name}>
        <ul>${PARTS.filter((part) => may.includes(part)).map((part) => html`<li><button type="button" class="button quiet" aria-current=${this.place === part ? 'page' : nothing} @click=${() => { this.place = part; }}>${t.nav[part]}</button></li>`)}</ul>
      </nav>
    `;
  }

  #content(): TemplateResult {
    const t = TEXTS[this.language];
    const { me } = this;
    if (me === null) {
      return this.unanswered === null
        ? html`<h1 tabindex="-1">${t.title}</h1><p class="soft">${t.loading}</p>`
        : html`<h1 tabindex="-1">${t.title}</h1><div class="acts"><button type="button" class="button main" @click=${() => { void this.#meet(); }}>${t.problem.again}</button></div>`;
    }
    if (me.displayName === null) {
      return html`<h1 tabindex="-1">${t.signIn.title}</h1><p>${t.signIn.body}</p><div class="acts"><a class="button main" href=${deskSignInAddress(deskPath(this.language))}>${t.signIn.action}</a></div>`;
    }
    if (this.place === null) return html`<h1 tabindex="-1">${t.noRole.title}</h1><p>${t.noRole.body}</p><div class="acts"><button type="button" class="button plain" @click=${() => { void this.#leave(); }}>${t.signOut}</button></div>`;
    const context: DeskContext = { api: this.#api, t, say: formatsOf(this.language), me };
    switch (this.place) {
      case 'cases':
        return html`<cases-part .context=${context}></cases-part>`;
      case 'slips':
        return html`<slips-part .context=${context}></slips-part>`;
      case 'blocks':
        return html`<blocks-part .context=${context}></blocks-part>`;
      case 'revokeFactors':
        return html`<gone-part .context=${context}></gone-part>`;
      case 'managers':
        return html`<managers-part .context=${context}></managers-part>`;
      case 'figures':
        return html`<figures-part .context=${context}></figures-part>`;
      case 'audit':
        return html`<audit-part .context=${context}></audit-part>`;
      case 'kiosks':
        return html`<kiosks-part .context=${context}></kiosks-part>`;
    }
  }

  async #meet(): Promise<void> {
    const answer = await this.#api.me();
    this.unanswered = answer.ok ? null : 'opening';
    if (!answer.ok) return;
    const { may } = answer.value;
    this.me = answer.value;
    if (this.place === null || !may.includes(this.place)) this.place = PARTS.find((part) => may.includes(part)) ?? null;
  }

  async #leave(): Promise<void> {
    const answer = await this.#api.signOut();
    this.unanswered = answer.ok ? null : 'stillIn';
    if (!answer.ok) return;
    // Entra's own session ends on Entra's page; without it the next person at this desk would be in by one tap.
    if (answer.value.entra !== null) location.assign(answer.value.entra);
    else await this.#meet();
  }
}

customElements.define('desk-app', DeskApp);
