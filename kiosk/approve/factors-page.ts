import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FactorsView } from '#contract/approve';
import type { Language } from '#contract/kiosk';
import type { Answer } from '../api/answer.ts';
import { signInAddress, type ApproveApi } from '../api/approve-api.ts';
import type { ApproveTexts } from '../texts/approve.en.ts';
import { actButton } from './act-button.ts';
import { DeputyPart } from './deputy-part.ts';
import { makePasskey } from '../session/passkey.ts';
import { enrolPasskeyScreen } from './enrol-passkey-screen.ts';
import { enrolScreen } from './enrol-screen.ts';
import { factorList } from './factor-list.ts';
import type { FactorActs, FactorsContext } from './factors-context.ts';
import { NO_FACTORS_YET, reduceFactors, type Changed, type FactorsEvent, type FactorsNotice, type FactorsState } from './factors-state.ts';
import { formatsOf } from '../session/formats.ts';
import { FACTORS_PAGE } from './plain-screens.ts';
import { PushPart } from './push-part.ts';
import { RecoveryCodesPart } from './recovery-codes-part.ts';
import { returnPath } from './return-path.ts';
import { TapGuard } from './tap-guard.ts';

const GOOD_NEWS: readonly Changed[] = ['removed', 'gone', 'done', 'passkey-done', 'renamed'];

/** `/factors`: what the approver confirms with. */
export class FactorsPage extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, language: { attribute: false }, state: { state: true } };
  declare t: ApproveTexts;
  declare language: Language;
  declare private state: FactorsState;
  readonly #api: ApproveApi;
  readonly #guard = new TapGuard(this);
  readonly #codes: RecoveryCodesPart;
  readonly #deputy: DeputyPart;
  readonly #push: PushPart;
  #screen = '';
  #notice: FactorsNotice | null = null;

  constructor(api: ApproveApi) {
    super();
    this.#api = api;
    this.#codes = new RecoveryCodesPart(api);
    this.#deputy = new DeputyPart(api);
    this.#push = new PushPart(api);
    this.state = NO_FACTORS_YET;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#look);
    window.addEventListener('online', this.#look);
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#look);
    window.removeEventListener('online', this.#look);
  }

  async refresh(): Promise<void> {
    const answer = await this.#api.factors();
    this.#dispatch({ type: 'loaded', answer, now: performance.now() });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#codes.t = this.t;
    this.#codes.language = this.language;
    for (const part of [this.#push, this.#deputy]) {
      part.t = this.t;
      part.language = this.language;
    }
    this.#guard.saw(JSON.stringify([this.#drawnNow(), this.state.notice, this.state.asking, this.state.view?.factors.length]));
  }

  protected override updated(): void {
    const heading = this.querySelector('h1');
    document.title = `${heading?.textContent ?? ''} · Vouch`;
    const { notice } = this.state;
    const screen = this.#drawnNow();
    if (screen !== this.#screen) {
      heading?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    } else if (notice !== this.#notice && (notice === 'code-wrong' || notice === 'code-short')) {
      const field = this.querySelector<HTMLInputElement>('#enrol-code');
      if (notice === 'code-wrong' && field !== null) field.value = '';
      field?.focus();
    }
    this.#screen = screen;
    this.#notice = notice;
  }

  protected override render(): TemplateResult {
    const { t, state, language } = this;
    const context: FactorsContext = {
      state,
      t,
      say: formatsOf(language),
      now: performance.now(),
      guarded: this.#guard.guarded,
      signInFor: (why) => signInAddress(returnPath(FACTORS_PAGE, { language, knownBy: null }), why),
      act: this.#acts,
    };
    return html`${this.#said(context)}${this.#drawn(context)}`;
  }

  #said({ t, state }: FactorsContext): TemplateResult | typeof nothing {
    const texts: Partial<Record<FactorsNotice, string>> = {
      removed: t.factors.removed,
      gone: t.factors.goneDone,
      done: t.enrol.done,
      renamed: t.factors.renamed,
      'passkey-done': t.enrolPasskey.done,
      'passkey-stopped': t.enrolPasskey.stopped,
      'passkey-known': t.enrolPasskey.known,
      'passkey-impossible': t.enrolPasskey.impossible,
      'passkey-refused': t.enrolPasskey.refused,
      failed: t.factors.failed,
      unsure: t.factors.unsure,
      over: t.enrol.over,
      'too-many': t.notice.tooMany,
    };
    const text = state.notice === null ? undefined : texts[state.notice];
    const stale = !state.reachable && state.view !== null;
    if (text === undefined) return stale ? html`<p class="notice error" role="alert">${t.offline.body}</p>` : nothing;
    const good = GOOD_NEWS.some((news) => news === state.notice);
    return html`<p class="notice ${good ? '' : 'error'}" role="alert">${text}</p>`;
  }

  #drawnNow(): 'sign-in' | 'loading' | 'offline' | 'enrol' | 'passkey' | 'list' {
    const { access, view, enrolment, addingPasskey, reachable } = this.state;
    if (access === 'signed-out') return 'sign-in';
    if (view === null) return reachable ? 'loading' : 'offline';
    if (addingPasskey) return 'passkey';
    return enrolment === null ? 'list' : 'enrol';
  }

  #drawn(context: FactorsContext): TemplateResult {
    const { t, guarded, signInFor, state, act } = context;
    if (state.access === 'signed-out') {
      return html`<h1 tabindex="-1">${t.factors.signInTitle}</h1><p>${t.factors.why}</p><div class="acts"><a class="button main" href=${signInFor('view')}>${t.factors.signIn}</a></div>`;
    }
    if (state.view === null && !state.reachable) {
      return html`<h1 tabindex="-1">${t.offline.title}</h1><p>${t.offline.first}</p><div class="acts">${actButton({ label: t.offline.retry, kind: 'main', guarded, busy: false, onPress: act.retry })}</div>`;
    }
    if (state.view === null) return html`<h1 tabindex="-1">${t.loadingFactors}</h1>`;
    if (state.addingPasskey) return enrolPasskeyScreen(context);
    return state.enrolment === null ? html`${factorList(state.view, context)}${state.view.factors.length === 0 ? nothing : this.#push}${this.#deputy}${this.#codes}` : enrolScreen(state.enrolment, context);
  }

  readonly #acts: FactorActs = {
    startEnrolment: () => {
      this.#run(async () => { this.#dispatch({ type: 'enrolling', answer: await this.#api.startEnrolment() }); });
    },
    addPasskey: () => { this.#dispatch({ type: 'adding-passkey' }); },
    makePasskey: (name) => { this.#run(() => this.#makePasskey(name)); },
    confirm: (name, code) => {
      const { enrolment } = this.state;
      if (enrolment !== null) this.#change('done', () => this.#api.confirmEnrolment({ enrolmentId: enrolment.enrolmentId, name, code }));
    },
    incomplete: (what) => { this.#dispatch({ type: 'incomplete', what }); },
    leaveEnrolment: () => { this.#dispatch({ type: 'left-enrolment' }); },
    askToRemove: (id) => { this.#dispatch({ type: 'asked', asking: { kind: 'remove', id } }); },
    askToRename: (id) => { this.#dispatch({ type: 'asked', asking: { kind: 'rename', id } }); },
    rename: (id, name) => { this.#change('renamed', () => this.#api.renameFactor(id, name)); },
    askGone: () => { this.#dispatch({ type: 'asked', asking: { kind: 'gone' } }); },
    keep: () => { this.#dispatch({ type: 'asked', asking: null }); },
    remove: (id) => { this.#change('removed', () => this.#api.revokeFactor(id)); },
    phoneGone: () => { this.#change('gone', () => this.#api.phoneGone()); },
    retry: () => { void this.refresh(); },
  };

  #dispatch(event: FactorsEvent): void {
    this.state = reduceFactors(this.state, event);
  }

  #run(call: () => Promise<void>): void {
    if (this.state.busy) return;
    this.#dispatch({ type: 'called' });
    void call();
  }

  #change(how: Changed, send: () => Promise<Answer<FactorsView>>): void {
    this.#run(() => this.#settle(how, send));
  }

  async #settle(how: Changed, send: () => Promise<Answer<FactorsView>>): Promise<void> {
    const answer = await send();
    this.#dispatch({ type: 'changed', how, answer, now: performance.now() });
    // The list shows what is true, whatever became of the call.
    if (!answer.ok) await this.refresh();
  }

  async #makePasskey(name: string): Promise<void> {
    const started = await this.#api.startPasskey();
    if (!started.ok) {
      this.#dispatch({ type: 'failed', answer: started });
      return;
    }
    const made = await makePasskey(started.value);
    if (made.ok) await this.#settle('passkey-done', () => this.#api.confirmPasskey({ enrolmentId: started.value.enrolmentId, name, credential: made.value }));
    else this.#dispatch({ type: 'no-passkey', why: made.why });
  }

  readonly #look = (): void => {
    void this.refresh();
  };
}

customElements.define('factors-page', FactorsPage);
