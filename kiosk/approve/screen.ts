import { signsWith, type RequestState } from './request-state.ts';

/** The one thing on the page. */
export type Screen =
  | 'loading'
  | 'unreachable'
  | 'sign-in'
  | 'unknown'
  | 'decide'
  | 'known'
  | 'doubt'
  | 'unexpected'
  | 'code'
  | 'fresh-sign-in'
  | 'factor'
  | 'passkey'
  | 'no-factor'
  | 'factor-waiting'
  | 'approved'
  | 'ended';

/** The server's view rules; the approver's own place only says how far back they have gone to look again. */
export function screenOf(state: RequestState): Screen {
  if (state.access === 'signed-out') return 'sign-in';
  if (state.access === 'unknown') return 'unknown';
  const { view } = state;
  if (view === null) return state.reachable ? 'loading' : 'unreachable';
  if (view.step !== 'decide') return view.step;
  if (state.place === 'decide') return 'decide';
  // Needs no factor, like a no.
  if (state.place === 'unexpected') return 'unexpected';
  if (view.factor === 'none') return 'no-factor';
  if (view.factor === 'waiting') return 'factor-waiting';
  if (state.place === 'doubt') return 'doubt';
  if (state.place === 'known' || state.knownBy === null) return 'known';
  if (!view.matched) return 'code';
  const way = signsWith(state);
  return way === 'totp' ? 'factor' : way === 'passkey' ? 'passkey' : 'fresh-sign-in';
}

/**
 * Changes whenever something that can push a button to another spot comes or goes. A tap that was aimed
 * at the old layout must not hit what slid under the finger.
 */
export function layoutOf(state: RequestState): string {
  const { view } = state;
  const detail = view?.step === 'decide' ? [view.resumed, view.renewal, view.moreTime, view.canPassOn] : view?.step === 'approved' ? [view.needsAnother, view.collected, view.canUndo] : [];
  return JSON.stringify([screenOf(state), state.notice?.kind, state.reachable, ...detail]);
}
