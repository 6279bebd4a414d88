import { KIOSK_API, type KioskState, type KioskView } from '#contract/kiosk';
import { CompactEncrypt, compactVerify, decodeJwt, importJWK } from 'jose';
import { beforeEach, expect, test } from 'vitest';
import type { HeldMark } from '../session/mark.ts';
import type { Served } from '../session/newer-page.ts';
import type { PageKey } from '../session/page-key.ts';
import { initialModel, isClosed, type Model } from './model.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import { reduce } from './reduce.ts';
import { answer, calls, callsOf, CASE, fetchAnswer, forgetCalls, json, noAnswer, pathOf } from './test-answers.ts';

const house = { kiosk: { name: 'Lobby', site: 'Berlin', floor: '0', deskPhone: '+49 30 5550100' }, limits: { idleMs: 60_000, idleWarningMs: 20_000, stillHereMs: 20_000, passShownMs: 60_000 }, cloudNotice: false, addressDomains: ['contoso.example'], badgePrefix: '' };
const start: KioskView = { step: 'start', purposes: [], proofs: ['badge', 'recovery-code'], links: { securityInfo: '' } };
const waiting: KioskView = { step: 'waiting', caseId: CASE, address: 'ada@contoso.example', progress: 'asked', round: 0, agreed: 0, approveLink: 'https://approve.example/approve/c', remainingMs: 480_000, stillHereInMs: 120_000 };
const approved: KioskView = { step: 'approved', caseId: CASE, remainingMs: 120_000, triesLeft: 3, minutes: 15, once: true };
const sealed: KioskView = { step: 'sealed', caseId: CASE, purpose: 'new-phone', passRemainingMs: 900_000, remainingMs: 180_000 };
const shown: KioskView = { step: 'shown', caseId: CASE, purpose: 'new-phone', once: true, passRemainingMs: 900_000 };
const cancelled: KioskView = { step: 'ended', caseId: CASE, ending: 'cancelled', purpose: 'new-phone' };
const state = (view: KioskView): KioskState => ({ ...house, view });

let device: CryptoKeyPair;
let stored: CryptoKeyPair | null;
let held: HeldMark;
let served: Served[];
let model: Model;
let now: number;
let left: number;
let hushed: number;
const pauses: number[] = [];
/** The longest that a page waits for its last call; over when a test says so. */
const FAREWELL_MS = 2_000;
let farewell: Promise<void>;

const recovery = (): Recovery =>
  createRecovery({
    model: () => model,
    send: (message) => { model = reduce(model, message); },
    now: () => now,
    fetch: fetchAnswer,
    origin: 'http://localhost:8080',
    pause: (ms) => { pauses.push(ms); return ms === FAREWELL_MS ? farewell : Promise.resolve(); },
    random: () => 0.5,
    language: () => 'en',
    deviceKeys: { load: () => Promise.resolve(stored), make: () => Promise.resolve(device), keep: (key) => { stored = key; return Promise.resolve(); } },
    marks: { load: () => Promise.resolve(held), keep: (next) => { held = next; return Promise.resolve(); }, alone: (act) => act() },
    page: 'employee-1.js',
    served: () => Promise.resolve((served.length > 1 ? served.shift() : served[0]) ?? 'same'),
    hush: () => { hushed += 1; },
    leave: () => { left += 1; },
  });

beforeEach(async () => {
  device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  [stored, model, now, left, hushed, held, served] = [device, initialModel(0), 0, 0, 0, { mark: null, next: null }, []];
  forgetCalls();
  pauses.length = 0;
  farewell = new Promise(() => undefined);
  answer(KIOSK_API.state, () => json(state(start)));
  answer(KIOSK_API.mark, () => new Response(null, { status: 204 }));
});

const seal = async (to: unknown, pass: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ pass })))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .setKeyManagementParameters({ apv: new TextEncoder().encode(CASE) })
    .encrypt(await importJWK(to as PageKey['publicKey'], 'ECDH-ES'));

/** Up to the press: a case that was started by this page and approved. */
const atApproved = async (): Promise<Recovery> => {
  const acts = recovery();
  answer(KIOSK_API.cases, () => json({ view: approved, matchCode: '417025' }, 201));
  await acts.boot();
  model = reduce(model, { type: 'draft', part: { purpose: 'new-phone', lost: 'phone', address: ' ada@contoso.example ', serial: '04A1B2C3', collectCode: '2739' } });
  await acts.takeCollectCode();
  model = reduce(model, { type: 'typed-code', code: '2739' });
  return acts;
};
const pageKeyOfCase = (): unknown => callsOf(KIOSK_API.cases)[0]?.body['pageKey'];

test('without a key the kiosk is not set up; with one it asks how things stand', async () => {
  stored = null;
  await recovery().boot();
  expect([model.situation, calls.length]).toEqual(['not-set-up', 0]);
  stored = device;
  await recovery().boot();
  expect([model.situation, model.view, model.house]).toEqual(['running', start, house]);
  expect(decodeJwt(callsOf(KIOSK_API.state)[0]?.proof ?? '')['htu']).toBe('http://localhost:8080/api/kiosk/state');
});

test('setting up keeps the key only when the server has taken it', async () => {
  stored = null;
  const acts = recovery();
  answer(KIOSK_API.enrol, () => json({ code: 'enrol_code_wrong' }, 403), () => json({}));
  await acts.setUp('WRONG');
  expect([stored, model.trouble]).toEqual([null, 'enrol_code_wrong']);
  await acts.setUp(' RIGHT ');
  await expect.poll(() => model.situation).toBe('running');
  expect([stored, callsOf(KIOSK_API.enrol)[1]?.body]).toEqual([device, { code: 'RIGHT' }]);
});

test('a server that does not answer is asked again, one that is broken too', async () => {
  answer(KIOSK_API.state, noAnswer, () => json({ code: 'unavailable' }, 503), () => json(state(start)));
  await recovery().boot();
  expect([pauses.length, model.situation]).toEqual([2, 'running']);
});

test('the start carries what was typed and a statement of the device key on this page\'s key', async () => {
  await atApproved();
  const body: Record<string, unknown> = callsOf(KIOSK_API.cases)[0]?.body ?? {};
  expect(body).toMatchObject({ purpose: 'new-phone', lost: 'phone', address: 'ada@contoso.example', proof: { kind: 'badge', serial: '04A1B2C3' }, collectCode: '2739' });
  const { payload } = await compactVerify(String(body['statement']), device.publicKey);
  expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ subject: 'new-phone' });
  expect([model.matchCode, model.view]).toEqual(['417025', approved]);
});

test('an easy collect code is asked about before anything is sent', async () => {
  const acts = recovery();
  await acts.boot();
  model = reduce(model, { type: 'draft', part: { purpose: 'new-phone', lost: 'phone', collectCode: '1234' } });
  await acts.takeCollectCode();
  expect([model.nudged, callsOf(KIOSK_API.cases).length]).toEqual([true, 0]);
});

test('the press brings the sealed pass, which this page opens', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, async () => json({ view: sealed, sealed: await seal(pageKeyOfCase(), 'Qw7+O0lI') }));
  await acts.press();
  await expect.poll(() => model.pass).toBe('Qw7+O0lI');
  expect(model.view).toEqual(sealed);
  answer(KIOSK_API.shown, () => json(shown));
  await acts.show();
  expect(model.passOpenSince).toBe(0);
});

test('an answer that was lost is fetched again with the same collect code, but not for ever', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, noAnswer, noAnswer, async () => json({ view: sealed, sealed: await seal(pageKeyOfCase(), 'Qw7+O0lI') }));
  await acts.press();
  await expect.poll(() => model.pass).toBe('Qw7+O0lI');
  expect(callsOf(KIOSK_API.press).map(({ body }) => body)).toEqual(Array.from({ length: 3 }, () => ({ collectCode: '2739' })));
  answer(KIOSK_API.press, noAnswer);
  model = reduce(reduce(model, { type: 'view', view: approved, now }), { type: 'typed-code', code: '2739' });
  await acts.press();
  expect([callsOf(KIOSK_API.press).length, model.trouble]).toEqual([8, 'offline']);
});

test('a pass that this page cannot open is deleted, not asked for again', async () => {
  const acts = await atApproved();
  const other = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const publicKey = await crypto.subtle.exportKey('jwk', other.publicKey);
  answer(KIOSK_API.press, async () => json({ view: sealed, sealed: await seal(publicKey, 'Qw7+O0lI') }));
  answer(KIOSK_API.cancel, () => json(cancelled));
  await acts.press();
  await expect.poll(() => model.view).toEqual(cancelled);
  expect([model.pass, callsOf(KIOSK_API.press).length]).toEqual([null, 1]);
});

const lostMethod: KioskView = { step: 'lost-method', caseId: CASE, remainingMs: 80_000 };
const methods = [{ key: 'k'.repeat(43), kind: 'authenticator', name: 'Pixel 6' }] as const;

test('which method is lost: asked in the answer to the press, answered by a press with the same collect code', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, () => json({ view: lostMethod, lostMethods: methods }), async () => json({ view: sealed, sealed: await seal(pageKeyOfCase(), 'Qw7+O0lI') }));
  await acts.press();
  await expect.poll(() => model.lostMethods).toEqual(methods);
  await acts.sayLost(methods[0].key);
  await expect.poll(() => model.pass).toBe('Qw7+O0lI');
  expect(callsOf(KIOSK_API.press).map(({ body }) => body)).toEqual([{ collectCode: '2739' }, { collectCode: '2739', lostMethod: methods[0].key }]);
  expect(model.lostMethods).toBeNull();
});

test('who is not sure says so', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, () => json({ view: lostMethod, lostMethods: methods }), () => json({ view: { step: 'issuing', caseId: CASE } }));
  await acts.press();
  await expect.poll(() => model.lostMethods).toEqual(methods);
  await acts.sayLost(null);
  expect(callsOf(KIOSK_API.press)[1]?.body).toEqual({ collectCode: '2739', lostMethod: null });
});

test('a question whose answer was lost is fetched again', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, () => json({ view: lostMethod }), () => json({ view: lostMethod, lostMethods: methods }));
  await acts.press();
  await expect.poll(() => model.lostMethods).toEqual(methods);
  expect(callsOf(KIOSK_API.press).map(({ body }) => body)).toEqual([{ collectCode: '2739' }, { collectCode: '2739' }]);
});

test('a wrong collect code says how many tries are left', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, () => json({ code: 'collect_code_wrong', triesLeft: 2 }, 403));
  await acts.press();
  expect([model.trouble, model.triesLeft, model.typedCode]).toEqual(['collect_code_wrong', 2, '']);
});

test('a page loaded anew ends what only the page before it could go on with', async () => {
  answer(KIOSK_API.state, () => json(state(sealed)));
  answer(KIOSK_API.cancel, () => json(cancelled));
  await recovery().boot();
  expect([model.view, callsOf(KIOSK_API.cancel).length]).toEqual([cancelled, 1]);
});

test('one call at a time', async () => {
  const acts = await atApproved();
  let release: (response: Response) => void = () => undefined;
  answer(KIOSK_API.press, () => new Promise((resolve) => { release = resolve; }));
  const first = acts.press();
  await expect.poll(() => callsOf(KIOSK_API.press).length).toBe(1);
  await acts.press();
  release(json({ code: 'wrong_state' }, 409));
  await first;
  expect(callsOf(KIOSK_API.press).length).toBe(1);
});

test.each([
  ['start over cancels the case', waiting, false, KIOSK_API.cancel],
  ['silence before the pass was shown cancels it', sealed, true, KIOSK_API.cancel],
  ['silence while the pass is shown leaves it to its owner', shown, true, KIOSK_API.collected],
])('%s, and the page is left once', async (_what, view, silent, told) => {
  const acts = await atApproved();
  model = reduce(model, { type: 'view', view, now });
  answer(told, () => json(cancelled));
  if (silent) {
    model = reduce(model, { type: 'tick', now: 1_000_000 });
    acts.watch();
    acts.watch();
  } else acts.startOver();
  expect(hushed).toBe(1);
  await expect.poll(() => left).toBe(1);
  expect(calls.filter(({ path }) => path === pathOf(KIOSK_API.cancel) || path === pathOf(KIOSK_API.collected)).map(({ path }) => path)).toEqual([pathOf(told)]);
});

test('a page that is left does not wait for a server that is silent', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.cancel, () => new Promise(() => undefined));
  let over: () => void = () => undefined;
  farewell = new Promise((resolve) => { over = resolve; });
  acts.startOver();
  await expect.poll(() => callsOf(KIOSK_API.cancel).length).toBe(1);
  expect(left).toBe(0);
  over();
  await expect.poll(() => left).toBe(1);
});

test('with the next steps on the screen, starting over tells the server nothing', async () => {
  const acts = await atApproved();
  model = reduce(model, { type: 'view', view: { step: 'next-steps', caseId: CASE, purpose: 'new-phone', once: true, passRemainingMs: 1, links: { securityInfo: '' } }, now });
  acts.startOver();
  await expect.poll(() => left).toBe(1);
  expect(callsOf(KIOSK_API.cancel)).toEqual([]);
});

test('no number for the slip: the desk helps without one', async () => {
  const acts = recovery();
  await acts.boot();
  answer(KIOSK_API.slips, noAnswer);
  await acts.slip();
  expect(model.slip).toBe('failed');
});

const LOOK_EVERY_MS = 10 * 60_000;
/** As the page does once a second. */
const later = (acts: Recovery, ms: number): void => {
  now += ms;
  model = reduce(model, { type: 'tick', now });
  acts.watch();
};

test('the start carries the mark that the page is known by since then, and no other page of the profile can come between', async () => {
  await atApproved();
  const [, offered] = callsOf(KIOSK_API.mark).map(({ body }) => body['next']);
  expect([callsOf(KIOSK_API.cases)[0]?.body['mark'], held]).toEqual([offered, { mark: offered, next: null }]);
  expect(callsOf(KIOSK_API.mark)[1]?.body).toMatchObject({ mark: callsOf(KIOSK_API.mark)[0]?.body['next'], page: 'employee-1.js' });
});

test('a start whose mark the server did not take is told like any other that did not get through', async () => {
  const acts = recovery();
  await acts.boot();
  answer(KIOSK_API.mark, noAnswer);
  model = reduce(model, { type: 'draft', part: { purpose: 'new-phone', lost: 'phone', collectCode: '2739' } });
  await acts.takeCollectCode();
  expect([model.trouble, model.busy, callsOf(KIOSK_API.cases).length]).toEqual(['offline', false, 0]);
});

test('an unused first screen looks how things stand every ten minutes, and says so when nobody answers, until somebody does', async () => {
  const acts = recovery();
  await acts.boot();
  later(acts, LOOK_EVERY_MS - 1_000);
  expect(callsOf(KIOSK_API.state).length).toBe(1);
  const situations: string[] = [];
  answer(KIOSK_API.state, noAnswer, () => { situations.push(model.situation); return json(state(start)); });
  later(acts, 1_000);
  await expect.poll(() => callsOf(KIOSK_API.state).length).toBe(3);
  await expect.poll(() => model.situation).toBe('running');
  expect([situations, left]).toEqual([['offline'], 0]);
});

test('a newer page is taken on an unused first screen, and not where somebody has begun, nor within a case', async () => {
  const acts = recovery();
  await acts.boot();
  served = ['newer'];
  now = LOOK_EVERY_MS;
  model = reduce(reduce(model, { type: 'question', question: 'purpose' }), { type: 'life', now });
  later(acts, 59_000);
  model = reduce(reduce(model, { type: 'view', view: waiting, now }), { type: 'life', now });
  later(acts, 59_000);
  model = reduce(reduce(reduce(model, { type: 'view', view: start, now }), { type: 'question', question: 'first' }), { type: 'life', now });
  later(acts, 59_000);
  expect([left, callsOf(KIOSK_API.state).length]).toEqual([0, 1]);
  later(acts, 1_000);
  await expect.poll(() => left).toBe(1);
});

test('whoever comes while the page looks whether there is a newer one keeps this one', async () => {
  const acts = recovery();
  await acts.boot();
  served = ['newer'];
  later(acts, LOOK_EVERY_MS);
  model = reduce(model, { type: 'life', now });
  await new Promise((resolve) => { setImmediate(resolve); });
  expect(left).toBe(0);
});

test('left without a network the page shows nothing of the last person, and goes when there is something to go to', async () => {
  const acts = await atApproved();
  answer(KIOSK_API.press, async () => json({ view: sealed, sealed: await seal(pageKeyOfCase(), 'Qw7+O0lI') }));
  await acts.press();
  await expect.poll(() => model.pass).toBe('Qw7+O0lI');
  for (const path of [KIOSK_API.cancel, KIOSK_API.state]) answer(path, noAnswer);
  served = ['nothing', 'nothing', 'same'];
  acts.startOver();
  await expect.poll(() => left).toBe(1);
  expect(pauses.slice(-2)).toEqual([4_000, 4_000]);
  expect(model).toEqual({ ...initialModel(now), situation: 'offline' });
});

const offer = (available: boolean): KioskView => ({ ...start, purposes: [{ purpose: 'new-phone', minutes: 15, once: true, available }] });

test('whoever begins is told at once that nothing can be begun, by a server that is down or has nothing on offer, and when it is over; what was typed stays', async () => {
  answer(KIOSK_API.state, () => json(state(offer(true))));
  const acts = recovery();
  await acts.boot();
  const looks = (): number => callsOf(KIOSK_API.state).length;
  // Nobody has begun: nothing is asked.
  now += 60_000;
  acts.watch();
  expect([looks(), isClosed(model)]).toEqual([1, false]);

  model = reduce(model, { type: 'question', question: 'purpose' });
  answer(KIOSK_API.state, () => json({ code: 'unavailable' }, 503), noAnswer, () => json(state(offer(false))), () => json(state(offer(true))));
  acts.watch();
  await expect.poll(() => isClosed(model)).toBe(true);
  model = reduce(model, { type: 'draft', part: { address: 'ada@contoso.example' } });
  const before = { ...model.draft };
  // Asked again after five seconds each time, and not before.
  for (const closed of [true, true, false]) {
    const so = looks();
    acts.watch();
    expect(looks()).toBe(so);
    now += 5_000;
    acts.watch();
    await expect.poll(() => [looks(), isClosed(model)]).toEqual([so + 1, closed]);
  }
  expect([model.question, model.draft, model.lifeAt]).toEqual(['purpose', before, 0]);
  now += 14_000;
  acts.watch();
  expect(looks()).toBe(5);
});

test('a look that is under way when the case begins changes nothing of it', async () => {
  answer(KIOSK_API.state, () => json(state(offer(true))));
  const acts = recovery();
  await acts.boot();
  model = reduce(model, { type: 'question', question: 'collect' });
  let release: (response: Response) => void = () => undefined;
  answer(KIOSK_API.state, () => new Promise((resolve) => { release = resolve; }));
  acts.watch();
  await expect.poll(() => callsOf(KIOSK_API.state).length).toBe(2);
  model = reduce(model, { type: 'view', view: waiting, now });
  release(json({ code: 'unavailable' }, 503));
  await new Promise((resolve) => { setImmediate(resolve); });
  expect([model.view, model.unreachable]).toEqual([waiting, false]);
});
