import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Language } from '#contract/kiosk';
import { signInAddress, type ApproveApi } from '../api/approve-api.ts';
import type { ApproveTexts } from '../texts/approve.en.ts';
import { approvedScreen, endedScreen } from './after-screens.ts';
import { factorScreen, matchCodeScreen } from './code-screens.ts';
import { passkeyScreen } from './passkey-screen.ts';
import { decideScreen } from './decide-screen.ts';
import { formatsOf } from '../session/formats.ts';
import { doubtScreen, knownScreen, unexpectedScreen } from './known-screen.ts';
import { noticeBar } from './notice-bar.ts';
import { freshSignInScreen, loadingScreen, noFactorScreen, signInScreen, unknownScreen, unreachableScreen } from './plain-screens.ts';
import { announcementAt, leftOf } from '../session/countdown.ts';
import { RequestController } from './request-controller.ts';
import type { Notice, Place } from './request-state.ts';
import { carriedIn, returnPath } from './return-path.ts';
import { layoutOf, screenOf } from './screen.ts';
import type { Acts, ScreenContext } from './screen-context.ts';
import { TapGuard } from './tap-guard.ts';

interface Step {
  readonly place: Place;
  /** How many steps of this page lie behind. */
  readonly depth: number;
}

const stepNow = (): Step => (history.state as Step | null) ?? { place: 'decide', depth: 0 };

/** The field whose content was refused takes the next try; a code that was counted is of no more use. */
function askAgain(field: HTMLInputElement | null, notice: Notice | null): void {
  if (field === null) return;
  if (notice?.kind !== 'incomplete') field.value = '';
  field.focus();
}

/** `/approve/{id}`: one request, one screen at a time. */
export class RequestPage extends LitElement {
  static override properties: PropertyDeclarations = { t: { attribute: false }, language: { attribute: false } };
  declare t: ApproveTexts;
  declare language: Language;
  readonly #request: RequestController;
  readonly #guard = new TapGuard(this);
  #screen = '';
  #notice: Notice | null = null;

  constructor(api: ApproveApi, id: string) {
    super();
    this.#request = new RequestController(this, api, id, carriedIn(location.search).knownBy);
    history.replaceState({ place: 'decide', depth: 0 } satisfies Step, '', location.pathname);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#popped);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#popped);
  }

  async refresh(): Promise<void> {
    await this.#request.ask();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#guard.saw(layoutOf(this.#request.state));
  }

  protected override updated(): void {
    const { state } = this.#request;
    const screen = screenOf(state);
    const heading = this.querySelector('h1');
    document.title = `${heading?.textContent ?? ''} · Vouch`;
    if (screen !== this.#screen) {
      this.#screen = screen;
      heading?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    } else if (state.notice !== this.#notice) {
      askAgain(this.querySelector('input[aria-invalid]'), state.notice);
    }
    this.#notice = state.notice;
  }

  protected override render(): TemplateResult {
    const { state } = this.#request;
    const { t, language } = this;
    const context: ScreenContext = {
      state,
      t,
      language,
      say: formatsOf(language),
      now: performance.now(),
      guarded: this.#guard.guarded,
      busy: state.busy,
      signInFor: (why) => signInAddress(returnPath(`/approve/${encodeURIComponent(this.#request.id)}`, { language, knownBy: why === 'fresh' ? state.knownBy : null }), why),
      act: this.#acts,
    };
    return html`
      ${noticeBar(context)}
      ${this.#drawn(context)}
      <p class="hushed" role="status">${state.busy === null ? this.#marked(context) : t.working}</p>
    `;
  }

  /** What a screen reader hears of the clock. */
  #marked({ state, t, say, now }: ScreenContext): string {
    const seconds = state.view?.step === 'decide' ? announcementAt(leftOf({ remainingMs: state.view.remainingMs, at: state.viewAt }, now)) : null;
    return seconds === null ? '' : t.decide.left(say.span(seconds * 1000));
  }

  #drawn(context: ScreenContext): TemplateResult {
    const { view } = context.state;
    const screen = screenOf(context.state);
    if (screen === 'sign-in') return signInScreen(context);
    if (screen === 'unknown') return unknownScreen(context);
    if (view === null) return screen === 'unreachable' ? unreachableScreen(context) : loadingScreen(context);
    if (view.step === 'approved') return approvedScreen(view, context);
    if (view.step === 'ended') return endedScreen(view, context);
    switch (screen) {
      case 'known':
        return knownScreen(view, context);
      case 'doubt':
        return doubtScreen(view, context);
      case 'unexpected':
        return unexpectedScreen(view, context);
      case 'code':
        return matchCodeScreen(view, context);
      case 'fresh-sign-in':
        return freshSignInScreen(view, context);
      case 'passkey':
        return passkeyScreen(view, context);
      case 'factor':
        return factorScreen(view, context);
      case 'no-factor':
      case 'factor-waiting':
        return noFactorScreen(view, context);
      default:
        return decideScreen(view, context);
    }
  }

  readonly #acts: Acts = {
    go: (place) => {
      this.#push(place);
      this.#request.go(place);
    },
    know: (knownBy) => {
      this.#push('onward');
      this.#request.know(knownBy);
    },
    back: () => {
      if (stepNow().depth > 0) history.back();
      else this.#request.go('decide');
    },
    typeMatchCode: (code) => { this.#request.typeMatchCode(code); },
    approve: (code) => { this.#request.approve(code); },
    sign: () => { this.#request.sign(); },
    chooseCode: (byCode) => { this.#request.chooseCode(byCode); },
    incomplete: () => { this.#request.incomplete(); },
    decline: () => { this.#request.decline(); },
    report: () => { this.#request.report(); },
    notAvailable: () => { this.#request.notAvailable(); },
    undo: () => { this.#request.undo(); },
    retry: () => { void this.#request.ask(); },
  };

  #push(place: Place): void {
    history.pushState({ place, depth: stepNow().depth + 1 } satisfies Step, '');
  }

  readonly #popped = (): void => {
    this.#request.go(stepNow().place);
  };
}

customElements.define('request-page', RequestPage);
