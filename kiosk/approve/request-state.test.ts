import { describe, expect, it } from 'vitest';
import type { ApproveView } from '#contract/approve';
import { failed } from '../api/answer.ts';
import { NOTHING_YET, reduce, type RequestEvent, type RequestState } from './request-state.ts';
import { layoutOf, screenOf } from './screen.ts';

type Decide = Extract<ApproveView, { step: 'decide' }>;

const who = { displayName: 'Ana Rossi', jobTitle: null, photo: null };
const asked: Decide = {
  step: 'decide',
  requestId: 'r',
  who,
  kiosk: { name: 'Lobby', site: 'Zurich', floor: '0', deskPhone: '+41 44 555 01 23' },
  purpose: 'new-phone',
  lost: 'phone',
  askedAgoMs: 60_000,
  remainingMs: 400_000,
  canPassOn: true,
  minutes: 15,
  removes: false,
  moreTime: false,
  resumed: false,
  renewal: false,
  matched: false,
  triesLeft: 3,
  factor: 'totp',
  codeApp: 'totp',
};
const approved: ApproveView = { step: 'approved', requestId: 'r', who, agoMs: 0, needsAnother: false, releaseCode: null, collected: false, canUndo: true };

const loaded = (view: ApproveView): RequestEvent => ({ type: 'loaded', answer: { ok: true, value: view }, now: 1 });
const lost: RequestEvent = { type: 'loaded', answer: failed('offline'), now: 1 };
const after = (...events: readonly RequestEvent[]): RequestState => events.reduce(reduce, NOTHING_YET);
const answered = (call: 'approve' | 'match-code' | 'decline', ...refusal: Parameters<typeof failed>): RequestEvent => ({ type: 'answered', call, answer: failed(...refusal), now: 2 });

describe('the order of acts', () => {
  it('asks how it is known before the match code, and the factor last', () => {
    const first = after(loaded(asked));
    expect(screenOf(first)).toBe('decide');
    const second = reduce(first, { type: 'went', place: 'known' });
    expect(screenOf(second)).toBe('known');
    const third = reduce(second, { type: 'knew', knownBy: 'video' });
    expect(screenOf(third)).toBe('code');
    expect(screenOf(reduce(third, loaded({ ...asked, matched: true })))).toBe('factor');
  });

  it('cannot be walked round: further on without an answer is the question again', () => {
    expect(screenOf(after(loaded({ ...asked, matched: true }), { type: 'went', place: 'onward' }))).toBe('known');
  });

  it.each([
    ['none', 'no-factor'],
    ['waiting', 'factor-waiting'],
  ] as const)('shows at once that a factor is missing (%s)', (factor, screen) => {
    expect(screenOf(after(loaded({ ...asked, factor }), { type: 'went', place: 'known' }))).toBe(screen);
  });

  it('asks for a fresh sign-in only after the match code', () => {
    const known: RequestEvent = { type: 'knew', knownBy: 'in-person' };
    expect(screenOf(after(loaded({ ...asked, factor: 'fresh-sign-in' }), known))).toBe('code');
    expect(screenOf(after(loaded({ ...asked, factor: 'fresh-sign-in', matched: true }), known))).toBe('fresh-sign-in');
  });
});

describe('an answer carried through a sign-in', () => {
  const carried: RequestState = { ...NOTHING_YET, knownBy: 'kiosk-phone' };

  it('counts on where the match code was right', () => {
    expect(screenOf(reduce(carried, loaded({ ...asked, matched: true })))).toBe('factor');
  });

  it('is dropped where it was not, so that an address cannot answer for the approver', () => {
    const state = reduce(carried, loaded(asked));
    expect(screenOf(state)).toBe('decide');
    expect(state.knownBy).toBeNull();
  });
});

describe('what the server did not confirm is not claimed', () => {
  const onFactor = after(loaded({ ...asked, matched: true }), { type: 'knew', knownBy: 'in-person' }, { type: 'called', call: 'approve' });

  it('U08: says that no answer came, and stays where it was', () => {
    const state = reduce(onFactor, answered('approve', 'offline'));
    expect(screenOf(state)).toBe('factor');
    expect(state).toMatchObject({ busy: null, reachable: false, notice: { kind: 'unsure' } });
  });

  it('then says that it did not arrive when the server still waits for it', () => {
    const state = reduce(reduce(onFactor, answered('approve', 'offline')), loaded({ ...asked, matched: true }));
    expect(state).toMatchObject({ reachable: true, notice: { kind: 'not-done' } });
  });

  it('or shows what was done when it did', () => {
    const state = reduce(reduce(onFactor, answered('approve', 'offline')), loaded(approved));
    expect(screenOf(state)).toBe('approved');
    expect(state.notice).toBeNull();
  });

  it('keeps the last view while the phone is offline, and says so', () => {
    const state = after(loaded(asked), lost);
    expect(screenOf(state)).toBe('decide');
    expect(state.reachable).toBe(false);
    expect(screenOf(after(lost))).toBe('unreachable');
  });
});

describe('refusals', () => {
  it('A05: a wrong match code tells the tries left, and a later look does not wipe it', () => {
    const state = after(loaded(asked), { type: 'knew', knownBy: 'in-person' }, answered('match-code', 'match_code_wrong', 2), loaded({ ...asked, triesLeft: 2 }));
    expect(screenOf(state)).toBe('code');
    expect(state.notice).toEqual({ kind: 'code-wrong', triesLeft: 2 });
  });

  it('asks for the code anew when the kiosk page was loaded again', () => {
    const state = after(loaded({ ...asked, matched: true }), { type: 'knew', knownBy: 'in-person' }, loaded({ ...asked, resumed: true }));
    expect(screenOf(state)).toBe('code');
    expect(state.notice).toEqual({ kind: 'changed' });
  });

  it('a session that ended leads to the sign-in, an unknown request says nothing more', () => {
    expect(screenOf(after(loaded(asked), answered('decline', 'sign_in_needed')))).toBe('sign-in');
    expect(screenOf(after(loaded(asked), answered('decline', 'not_found')))).toBe('unknown');
  });
});

it('U06: the layout counts as changed when a remark or a notice moves the buttons', () => {
  const before = after(loaded(asked));
  expect(layoutOf(reduce(before, loaded({ ...asked, remainingMs: 1000, askedAgoMs: 99_000 })))).toBe(layoutOf(before));
  expect(layoutOf(reduce(before, loaded({ ...asked, resumed: true })))).not.toBe(layoutOf(before));
  expect(layoutOf(reduce(before, lost))).not.toBe(layoutOf(before));
});
