import type { KioskView } from '#contract/kiosk';
import { expect, test } from 'vitest';
import { hasKeyboard, idleOf, initialModel, isLongUnseen, proofQuestion, screenKey, stillHereOf, type Model } from './model.ts';
import { collectCodeStands, questionBefore, reduce, type Message } from './reduce.ts';

const kiosk = { name: 'Lobby', site: 'Berlin', floor: '0', deskPhone: '+49 30 5550100' };
const limits = { idleMs: 60_000, idleWarningMs: 20_000, stillHereMs: 120_000, passShownMs: 60_000 };
const house: Message = { type: 'house', house: { kiosk, limits, cloudNotice: false, addressDomains: ['contoso.example'], badgePrefix: '' } };
const start: KioskView = { step: 'start', purposes: [], proofs: ['badge', 'recovery-code', 'id-check'], links: { securityInfo: 'https://place.example/' } };
const waiting: KioskView = { step: 'waiting', caseId: 'c', address: 'a@b.example', progress: 'asked', round: 0, agreed: 0, approveLink: 'https://approve.example/approve/c', remainingMs: 480_000, stillHereInMs: 120_000 };
const shown: KioskView = { step: 'shown', caseId: 'c', purpose: 'new-phone', once: true, passRemainingMs: 900_000 };

const play = (messages: readonly Message[], from: Model = initialModel(0)): Model => messages.reduce(reduce, from);
const arrived = (view: KioskView, now = 0): Message => ({ type: 'view', view, now });
const started = play([house, arrived(start)]);

test('questions come one by one; an answer that cannot be right keeps its screen', () => {
  const atAddress = play([{ type: 'question', question: 'address' }, { type: 'draft', part: { address: 'no address' } }, { type: 'next-question' }], started);
  expect([atAddress.question, atAddress.trouble]).toEqual(['address', 'address']);
  const atBadge = play([{ type: 'draft', part: { address: ' ada@contoso.example ' } }, { type: 'next-question' }], atAddress);
  expect([atBadge.question, atBadge.trouble]).toEqual(['badge', null]);
  const misread = play([{ type: 'draft', part: { serial: '04A1' } }, { type: 'next-question' }], atBadge);
  expect([misread.question, misread.trouble, misread.draft.serial]).toEqual(['badge', 'badge', '']);
  expect(play([{ type: 'draft', part: { serial: '04A1B2C3' } }, { type: 'next-question' }], misread).question).toBe('collect');
});

test('a language that could not be had is forgotten with the screen on which it was chosen', () => {
  const failed = play([{ type: 'question', question: 'address' }, { type: 'languages', languages: 'failed' }, { type: 'draft', part: { address: 'ada@contoso.example' } }], started);
  expect([failed.languages, failed.draft.address]).toEqual(['failed', 'ada@contoso.example']);
  expect(play([{ type: 'next-question' }], failed).languages).toBe('closed');
});

test('back leads to the question before, and from the first to itself', () => {
  expect((['collect', 'badge', 'no-pass', 'first'] as const).map((question) => questionBefore({ ...started, question }))).toEqual(['badge', 'address', 'first', 'first']);
});

test('who has no badge chooses another proof; back leads to the choice and forgets it', () => {
  const choosing = play([{ type: 'question', question: 'badge' }, { type: 'question', question: 'proof' }], started);
  expect(questionBefore(choosing)).toBe('address');
  const typing = play([{ type: 'proof', kind: 'recovery-code' }], choosing);
  expect([typing.question, questionBefore(typing)]).toEqual(['recovery-code', 'proof']);
  const slipped = play([{ type: 'draft', part: { recoveryCode: '0000-0000-0000-0001' } }, { type: 'next-question' }], typing);
  expect([slipped.question, slipped.trouble]).toEqual(['recovery-code', 'recovery-code']);
  expect(play([{ type: 'draft', part: { recoveryCode: 'oooo 0000 0000 0000' } }, { type: 'next-question' }], slipped).question).toBe('collect');
  expect(play([{ type: 'proof', kind: 'id-check' }, { type: 'next-question' }], choosing).question).toBe('collect');
  expect(play([{ type: 'question', question: 'proof' }], typing).draft.proof).toBeNull();
});

test('a badge that is read counts where it is asked for, and says nothing anywhere else', () => {
  const read = (serial: string): Message => ({ type: 'badge', serial });
  const atBadge = play([{ type: 'draft', part: { address: 'ada@contoso.example' } }, { type: 'question', question: 'badge' }], started);
  const taken = play([read('04A1B2C3')], atBadge);
  expect([taken.question, taken.draft.serial]).toEqual(['collect', '04A1B2C3']);
  const misread = play([read('04A1B2C3D4E5F60718293')], atBadge);
  expect([misread.question, misread.trouble, misread.draft.serial]).toEqual(['badge', 'badge', '']);
  const others: readonly Model[] = [
    started, initialModel(0), taken, { ...atBadge, slip: 'asking' }, { ...atBadge, situation: 'offline' }, play([arrived(waiting)], atBadge),
    ...(['purpose', 'lost', 'address', 'proof', 'recovery-code', 'collect'] as const).map((question) => ({ ...started, question })),
  ];
  for (const model of others) expect(play([read('04A1B2C3')], model)).toBe(model);
});

test('keys come to a finger where text is typed, stay under a pointer, and go and come by choice', () => {
  const atAddress = play([{ type: 'question', question: 'address' }], started);
  const touched = play([{ type: 'hand', touch: true }], started);
  expect([hasKeyboard(atAddress), hasKeyboard(touched), hasKeyboard(play([{ type: 'question', question: 'address' }], touched))]).toEqual([false, false, true]);
  expect(hasKeyboard(play([{ type: 'hand', touch: false }, { type: 'question', question: 'address' }], touched))).toBe(false);
  const shown = play([{ type: 'question', question: 'address' }, { type: 'hand', touch: false }], touched);
  expect(hasKeyboard(shown)).toBe(true);
  const hidden = play([{ type: 'keyboard', keyboard: 'hidden' }, { type: 'hand', touch: true }, { type: 'question', question: 'lost' }, { type: 'question', question: 'address' }], shown);
  expect(hasKeyboard(hidden)).toBe(false);
  expect(hasKeyboard(play([{ type: 'keyboard', keyboard: 'shown' }], atAddress))).toBe(true);
  expect(hasKeyboard(play([{ type: 'situation', situation: 'not-set-up' }], touched))).toBe(true);
});

test('a policy with one proof asks for that one at once', () => {
  const only = (proofs: readonly ('badge' | 'id-check' | 'recovery-code')[]) => proofQuestion(play([house, arrived({ ...start, step: 'start', purposes: [], proofs, links: { securityInfo: '' } })]));
  expect([only(['id-check']), only(['recovery-code']), only(['recovery-code', 'id-check']), only(['badge', 'id-check'])]).toEqual(['id-check', 'recovery-code', 'proof', 'badge']);
});

test('who forgot a PIN is asked about the PC that wants a password first, nobody else', () => {
  const after = (purpose: 'forgot-pin' | 'new-phone'): Model => play([{ type: 'question', question: 'purpose' }, { type: 'draft', part: { purpose } }, { type: 'next-question' }], started);
  expect(after('new-phone').question).toBe('lost');
  const asked = after('forgot-pin');
  expect(asked.question).toBe('password-first');
  const next = play([{ type: 'draft', part: { passwordFirst: true } }, { type: 'next-question' }], asked);
  expect(next.question).toBe('lost');
  expect(questionBefore(next)).toBe('password-first');
  expect(play([arrived(waiting)], next).draft.passwordFirst).toBe(true);
});

test('an easy collect code is asked about once, and can still be taken', () => {
  const easy = play([{ type: 'draft', part: { collectCode: '1234' } }], started);
  expect(collectCodeStands(easy)).toBe(false);
  expect(collectCodeStands(play([{ type: 'nudge', on: true }], easy))).toBe(true);
  expect(play([{ type: 'nudge', on: true }, { type: 'nudge', on: false }], easy).draft.collectCode).toBe('');
  expect(collectCodeStands(play([{ type: 'draft', part: { collectCode: '4071' } }], started))).toBe(true);
});

test('once a case runs the page forgets badge and collect code', () => {
  const model = play([{ type: 'draft', part: { serial: '04A1B2C3', collectCode: '4071' } }, arrived(waiting)], started);
  expect([model.draft.serial, model.draft.collectCode]).toEqual(['', '']);
});

test('the pass hides itself, and is forgotten with the step that may show it', () => {
  const open = play([{ type: 'pass', pass: 'Qw7+O0lI' }, arrived(shown, 1_000), { type: 'pass-open', open: true, now: 1_000 }, { type: 'spell', on: true }], started);
  expect(screenKey(open)).toBe('pass/open');
  expect(play([{ type: 'tick', now: 60_999 }], open).passOpenSince).toBe(1_000);
  const hidden = play([{ type: 'tick', now: 61_000 }], open);
  expect([hidden.passOpenSince, hidden.spelled, hidden.pass]).toEqual([null, false, 'Qw7+O0lI']);
  const next = play([arrived({ step: 'next-steps', caseId: 'c', purpose: 'new-phone', once: true, passRemainingMs: 1, links: { securityInfo: '' } })], open);
  expect([next.pass, next.passOpenSince]).toEqual([null, null]);
});

test('idle is asked only where there is something to clear, and starts anew with each screen', () => {
  const quiet: Message = { type: 'tick', now: 70_000 };
  expect(idleOf(play([quiet], started)).kind).toBe('active');
  const asked = play([{ type: 'question', question: 'purpose' }, quiet], started);
  expect(idleOf(asked).kind).toBe('warning');
  expect(idleOf(play([{ type: 'life', now: 70_000 }], asked)).kind).toBe('active');
  expect(idleOf(play([{ type: 'tick', now: 80_000 }], asked)).kind).toBe('over');
  expect(idleOf(play([arrived(waiting), quiet], started)).kind).toBe('active');
  expect(idleOf(play([arrived(waiting), arrived({ step: 'ended', caseId: 'c', ending: 'declined', purpose: 'new-phone' }, 69_000), quiet], started)).kind).toBe('active');
});

test('"I need more time" makes the questions wait five times longer', () => {
  const slow = play([{ type: 'draft', part: { moreTime: true } }, { type: 'question', question: 'purpose' }], started);
  expect(idleOf(play([{ type: 'tick', now: 299_999 }], slow)).kind).toBe('active');
  expect(idleOf(play([{ type: 'tick', now: 300_000 }], slow))).toEqual({ kind: 'warning', leftMs: 100_000 });
});

test('while waiting the server says when to ask; 20 s of silence end it', () => {
  const at = (now: number): Model => play([arrived(waiting), { type: 'tick', now }], started);
  expect(stillHereOf(at(119_999)).kind).toBe('active');
  expect(stillHereOf(at(120_000))).toEqual({ kind: 'warning', leftMs: 20_000 });
  expect(stillHereOf(at(140_000)).kind).toBe('over');
});

test('after a minute in which nobody looked, the person is told what to check', () => {
  const at = (now: number, view: KioskView = waiting): Model => play([arrived(waiting, 5_000), arrived(view, 50_000), { type: 'tick', now }], started);
  expect(isLongUnseen(at(64_999))).toBe(false);
  expect(isLongUnseen(at(65_000))).toBe(true);
  expect(isLongUnseen(at(65_000, { ...waiting, progress: 'opened' }))).toBe(false);
});

test('a ring is full at the longest span that its step was given', () => {
  const lapsed: KioskView = { step: 'lapsed', caseId: 'c', canRenew: true, remainingMs: 600_000 };
  const model = play([arrived(waiting), arrived(lapsed), arrived({ ...lapsed, remainingMs: 590_000 }, 10_000)], started);
  expect(model.stepWholeMs).toBe(600_000);
});

test('a wrong collect code says how many tries are left and empties the field', () => {
  const approved: KioskView = { step: 'approved', caseId: 'c', remainingMs: 120_000, triesLeft: 3, minutes: 15, once: true };
  const model = play([arrived(approved), { type: 'pressing', on: true }, { type: 'typed-code', code: '9999' }, { type: 'busy' }, { type: 'failed', code: 'collect_code_wrong', triesLeft: 2 }], started);
  expect([model.typedCode, model.triesLeft, model.busy, model.pressing]).toEqual(['', 2, false, true]);
});

test('F01: a start that the server could not take loses nothing that was typed, and says so beside it', () => {
  const typed = { ...started.draft, purpose: 'new-phone', lost: 'phone', address: 'a@b.example', serial: '04A1B2C3', collectCode: '2739' } as const;
  const asked: Model = { ...started, question: 'collect', draft: typed };
  for (const code of ['unavailable', 'internal', 'offline', 'too_many'] as const) {
    const model = play([{ type: 'busy' }, { type: 'failed', code, triesLeft: null }], asked);
    expect([code, model.draft, model.question, model.trouble, model.busy]).toEqual([code, typed, 'collect', code, false]);
    expect(collectCodeStands(model)).toBe(true);
  }
});

test('messages change nothing in the model that they are given', () => {
  const frozen = Object.freeze({ ...started, draft: Object.freeze({ ...started.draft }) });
  expect(() => play([arrived(waiting), { type: 'draft', part: { address: 'x' } }, { type: 'tick', now: 5 }], frozen)).not.toThrow();
});

test('the first screen is cleared too, once somebody has changed how it looks or speaks', () => {
  const left = (messages: readonly Message[]): string => idleOf(play([...messages, { type: 'tick', now: 61_000 }], started)).kind;
  expect(left([])).toBe('active');
  const changes: readonly Message[] = [{ type: 'appearance', appearance: { ...started.appearance, low: true } }, { type: 'languages', languages: 'closed' }, { type: 'aloud', aloud: 'off' }];
  for (const change of changes) expect([change.type, left([change])]).toEqual([change.type, 'warning']);
});

test('a pass that is shown is spelled at once to who is read to, and to nobody else', () => {
  const open = (messages: readonly Message[]): boolean => play([arrived(shown), { type: 'pass', pass: 'q7+K' }, ...messages, { type: 'pass-open', open: true, now: 0 }], started).spelled;
  expect([open([]), open([{ type: 'aloud', aloud: 'asking' }]), open([{ type: 'aloud', aloud: 'on' }])]).toEqual([false, false, true]);
});

test('the focus moves when the pass arrives, and not while it is still on its way', () => {
  const sealed = { ...shown, step: 'sealed', remainingMs: 1 } as const;
  const keys = [{ step: 'issuing', caseId: 'c' } as const, sealed].map((view) => screenKey(play([arrived(view)], started)));
  expect(keys).toEqual(['issuing', 'issuing']);
  expect([screenKey(play([arrived(sealed), { type: 'pass', pass: 'q7+K' }], started)), screenKey(play([arrived(shown)], started))]).toEqual(['pass/hidden', 'pass/lost']);
});
