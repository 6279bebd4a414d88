import type { EnrolmentStarted, FactorsView } from '#contract/approve';
import type { Answer, Failure } from '../api/answer.ts';

/** What the person is asked to confirm before it is done. */
export type Asking = { readonly kind: 'remove' | 'rename'; readonly id: string } | { readonly kind: 'gone' };

/** A change that the server confirmed. */
export type Changed = 'removed' | 'gone' | 'done' | 'passkey-done' | 'renamed';

export type FactorsNotice = Changed | 'passkey-stopped' | 'passkey-known' | 'passkey-impossible' | 'passkey-refused' | 'failed' | 'unsure' | 'code-wrong' | 'code-short' | 'no-name' | 'over' | 'too-many';

export interface FactorsState {
  readonly view: FactorsView | null;
  /** On the page's own running clock, in ms: when `view` came. */
  readonly viewAt: number;
  readonly access: 'loading' | 'signed-out' | 'open';
  readonly reachable: boolean;
  /** Holds the secret, for as long as its screen is open and no longer. */
  readonly enrolment: EnrolmentStarted | null;
  /** The screen on which a passkey gets its name is open. */
  readonly addingPasskey: boolean;
  readonly asking: Asking | null;
  readonly busy: boolean;
  readonly notice: FactorsNotice | null;
}

export type FactorsEvent =
  | { readonly type: 'loaded'; readonly answer: Answer<FactorsView>; readonly now: number }
  | { readonly type: 'called' }
  | { readonly type: 'changed'; readonly how: Changed; readonly answer: Answer<FactorsView>; readonly now: number }
  | { readonly type: 'enrolling'; readonly answer: Answer<EnrolmentStarted> }
  | { readonly type: 'adding-passkey' }
  /** The browser's own dialog ended without a passkey. */
  | { readonly type: 'no-passkey'; readonly why: 'stopped' | 'known' | 'impossible' }
  | { readonly type: 'failed'; readonly answer: Failure }
  | { readonly type: 'asked'; readonly asking: Asking | null }
  | { readonly type: 'incomplete'; readonly what: 'code-short' | 'no-name' }
  | { readonly type: 'left-enrolment' };

export const NO_FACTORS_YET: FactorsState = { view: null, viewAt: 0, access: 'loading', reachable: true, enrolment: null, addingPasskey: false, asking: null, busy: false, notice: null };

function failed(state: FactorsState, answer: Failure): FactorsState {
  switch (answer.code) {
    case 'sign_in_needed':
      return { ...state, access: 'signed-out', enrolment: null, addingPasskey: false };
    case 'fresh_sign_in_needed':
      return { ...state, enrolment: null, addingPasskey: false, ...(state.view !== null && { view: { ...state.view, mayEnrol: false } }), notice: null };
    case 'enrol_code_wrong':
      return { ...state, notice: 'code-wrong' };
    case 'passkey_refused':
      return { ...state, notice: 'passkey-refused' };
    case 'too_many':
      return { ...state, enrolment: null, notice: 'too-many' };
    // The enrolment is no longer open: finished from elsewhere, or too old.
    case 'not_found':
    case 'wrong_state':
      return { ...state, enrolment: null, addingPasskey: false, notice: 'over' };
    case 'offline':
    case 'aborted':
      return { ...state, notice: 'unsure' };
    default:
      return { ...state, notice: 'failed' };
  }
}

export function reduceFactors(state: FactorsState, event: FactorsEvent): FactorsState {
  switch (event.type) {
    case 'loaded':
      if (event.answer.ok) return { ...state, view: event.answer.value, viewAt: event.now, access: 'open', reachable: true };
      return event.answer.code === 'sign_in_needed' ? { ...state, view: null, access: 'signed-out', enrolment: null, addingPasskey: false } : { ...state, reachable: false };
    case 'called':
      return { ...state, busy: true, notice: null };
    case 'changed': {
      const idle = { ...state, busy: false, asking: null };
      if (!event.answer.ok) return failed(idle, event.answer);
      return { ...idle, view: event.answer.value, viewAt: event.now, reachable: true, enrolment: null, addingPasskey: false, notice: event.how };
    }
    case 'enrolling': {
      const idle = { ...state, busy: false };
      return event.answer.ok ? { ...idle, enrolment: event.answer.value } : failed(idle, event.answer);
    }
    case 'adding-passkey':
      return { ...state, addingPasskey: true, notice: null };
    case 'no-passkey':
      return { ...state, busy: false, notice: `passkey-${event.why}` };
    case 'failed':
      return failed({ ...state, busy: false }, event.answer);
    case 'asked':
      return { ...state, asking: event.asking, notice: null };
    case 'incomplete':
      return { ...state, notice: event.what };
    case 'left-enrolment':
      return { ...state, enrolment: null, addingPasskey: false, notice: null };
  }
}
