import type { ApproveView, KnownBy } from '#contract/approve';
import type { Answer, Failure } from '../api/answer.ts';

/** How far the approver has walked on this page. `onward` is whatever the server still wants after "how do you know". */
export type Place = 'decide' | 'known' | 'doubt' | 'unexpected' | 'onward';

export type Call = 'match-code' | 'approve' | 'decline' | 'not-available' | 'report' | 'undo';

/** Something to say beside the screen. `unsure`: the call went out and no answer came. */
export type Notice =
  | { readonly kind: 'unsure' | 'not-done' | 'too-fast' | 'too-many' | 'trouble' | 'changed' | 'factor-wrong' | 'signed-out' | 'incomplete' | 'passkey-stopped' | 'passkey-refused' | 'passkey-over' | 'passkey-impossible' }
  | { readonly kind: 'code-wrong'; readonly triesLeft: number };

export interface RequestState {
  /** What the server last confirmed. Nothing on the page claims more. */
  readonly view: ApproveView | null;
  /** On the page's own running clock, in ms: when `view` came. */
  readonly viewAt: number;
  /** `unknown`: no such request for this person; the server does not say which. */
  readonly access: 'loading' | 'signed-out' | 'unknown' | 'open';
  readonly reachable: boolean;
  readonly place: Place;
  readonly knownBy: KnownBy | null;
  /** Has a passkey and would rather type a code. */
  readonly byCode: boolean;
  readonly busy: Call | null;
  readonly notice: Notice | null;
}

export type RequestEvent =
  | { readonly type: 'loaded'; readonly answer: Answer<ApproveView>; readonly now: number }
  | { readonly type: 'called'; readonly call: Call }
  | { readonly type: 'answered'; readonly call: Call; readonly answer: Answer<ApproveView>; readonly now: number }
  | { readonly type: 'went'; readonly place: Place }
  | { readonly type: 'knew'; readonly knownBy: KnownBy }
  | { readonly type: 'chose-code'; readonly byCode: boolean }
  | { readonly type: 'sent-too-short' }
  /** The browser's own dialog ended without a signature. */
  | { readonly type: 'unsigned'; readonly why: 'stopped' | 'impossible' }
  /** Refused as too early; the page waits and sends it again by itself. */
  | { readonly type: 'held' };

export const NOTHING_YET: RequestState = {
  view: null,
  viewAt: 0,
  access: 'loading',
  reachable: true,
  place: 'decide',
  knownBy: null,
  byCode: false,
  busy: null,
  notice: null,
};

/** What the approver would sign the yes with now; null while the request does not ask for it. */
export function signsWith({ view, byCode }: RequestState): Extract<ApproveView, { step: 'decide' }>['factor'] | null {
  if (view?.step !== 'decide') return null;
  return byCode && view.codeApp !== null ? view.codeApp : view.factor;
}

/** A request that was loaded anew at the kiosk has a new code: what the approver typed before counts for nothing. */
const codeChanged = (before: ApproveView | null, after: ApproveView): boolean =>
  before?.step === 'decide' && after.step === 'decide' && ((after.resumed && !before.resumed) || (before.matched && !after.matched));

function confirmed(state: RequestState, view: ApproveView, now: number): RequestState {
  const notice = codeChanged(state.view, view) ? ({ kind: 'changed' } as const) : null;
  return { ...state, view, viewAt: now, access: 'open', reachable: true, notice };
}

/** What was said before a sign-in counts on only where the sign-in was the last thing missing. */
function begun(state: RequestState, view: ApproveView): RequestState {
  const goesOn = state.knownBy !== null && view.step === 'decide' && view.matched;
  // Who comes back from a sign-in of just now came for the code app: with a passkey none is asked for.
  return goesOn ? { ...state, place: 'onward', byCode: view.codeApp === 'totp' } : { ...state, knownBy: null };
}

function loaded(before: RequestState, answer: Answer<ApproveView>, now: number): RequestState {
  if (answer.ok) {
    const state = before.view === null ? begun(before, answer.value) : before;
    const next = confirmed(state, answer.value, now);
    if (next.notice !== null) return next;
    const sameStep = state.view?.step === answer.value.step;
    // The server still waits for the step whose answer got lost: then it never arrived.
    const notice = state.notice?.kind === 'unsure' ? ({ kind: 'not-done' } as const) : state.notice;
    return { ...next, notice: sameStep ? notice : null };
  }
  if (answer.code === 'sign_in_needed') return { ...before, access: 'signed-out', reachable: true };
  if (answer.code === 'not_found') return { ...before, access: 'unknown', reachable: true };
  return { ...before, reachable: false };
}

function refused(state: RequestState, answer: Failure): RequestState {
  switch (answer.code) {
    case 'offline':
    case 'aborted':
      return { ...state, reachable: false, notice: { kind: 'unsure' } };
    case 'match_code_wrong':
      return { ...state, notice: { kind: 'code-wrong', triesLeft: answer.triesLeft ?? 0 } };
    case 'factor_wrong':
      return { ...state, notice: { kind: signsWith(state) === 'passkey' ? 'passkey-refused' : 'factor-wrong' } };
    case 'challenge_over':
      return { ...state, notice: { kind: 'passkey-over' } };
    case 'too_many':
      return { ...state, notice: { kind: 'too-many' } };
    case 'sign_in_needed':
      return { ...state, access: 'signed-out', notice: { kind: 'signed-out' } };
    case 'not_found':
      return { ...state, access: 'unknown' };
    case 'fresh_sign_in_needed':
      return state.view?.step === 'decide' ? { ...state, view: { ...state.view, codeApp: 'fresh-sign-in', ...(state.view.factor === 'totp' && { factor: 'fresh-sign-in' }) } } : state;
    // The server is elsewhere than this page: its view, asked for next, says where.
    case 'wrong_state':
    case 'factor_missing':
    case 'factor_not_allowed':
    case 'factor_waiting':
      return state;
    default:
      return { ...state, notice: { kind: 'trouble' } };
  }
}

export function reduce(state: RequestState, event: RequestEvent): RequestState {
  switch (event.type) {
    case 'loaded':
      return loaded(state, event.answer, event.now);
    case 'called':
      return { ...state, busy: event.call, notice: null };
    case 'answered': {
      const idle = { ...state, busy: null };
      return event.answer.ok ? confirmed(idle, event.answer.value, event.now) : refused(idle, event.answer);
    }
    case 'went':
      return { ...state, place: event.place, notice: null };
    case 'knew':
      return { ...state, knownBy: event.knownBy, place: 'onward', notice: null };
    case 'chose-code':
      return { ...state, byCode: event.byCode, notice: null };
    case 'unsigned':
      return { ...state, busy: null, notice: { kind: event.why === 'stopped' ? 'passkey-stopped' : 'passkey-impossible' } };
    case 'held':
      return { ...state, notice: { kind: 'too-fast' } };
    case 'sent-too-short':
      return { ...state, notice: { kind: 'incomplete' } };
  }
}
