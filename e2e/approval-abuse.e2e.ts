import { randomBytes } from 'node:crypto';
import { APPROVE_API } from '#contract/approve';
import { headlessManager, type HeadlessManager } from './actors/headless-manager.ts';
import { tapFetch } from './canary/wiretap.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';

const REQUEST_MS = 8 * 60_000;
const STILL_HERE_MS = 110_000;
const LOOK_MS = 2_500;
const NOT_FOUND = { step: 'refused', code: 'not_found' };
const WRONG_STATE = { step: 'refused', code: 'wrong_state' };

const wrong = (matchCode: string): string => (matchCode === '000000' ? '000001' : '000000');

/** Every call about one request, in turn. */
const everyCall = async (manager: HeadlessManager, requestId: string): Promise<readonly unknown[]> => [
  await manager.view(requestId),
  await manager.typeMatchCode(requestId, '123456'),
  await manager.sayYes(requestId, '123456'),
  await manager.decline(requestId),
  await manager.undo(requestId),
];

test('A01: without a session, or with a kiosk’s proof in its place, a request tells nothing and takes nothing', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  for (const [method, path] of [['GET', APPROVE_API.request], ['GET', APPROVE_API.photo], ['POST', APPROVE_API.matchCode], ['POST', APPROVE_API.approve], ['POST', APPROVE_API.decline], ['POST', APPROVE_API.undo]] as const) {
    const at = path.replace('{id}', requestId);
    const dpop = await headlessKiosk.device.prove(method, at, method === 'POST' ? '{}' : null);
    for (const headers of [{}, { dpop }, { cookie: `__Host-vouch=${randomBytes(32).toString('base64url')}` }]) {
      const answer = await fetch(world.server.approveOrigin + at, { method, ...(method === 'POST' && { body: '{}' }), headers: { origin: world.server.approveOrigin, 'content-type': 'application/json', ...headers } });
      expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([path, 401, 'sign_in_needed']);
    }
  }
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'opened' });
});

test('A02, A21: to a peer, a clerk and the manager’s manager it is the same as a request that is not there', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  const nobodys = randomBytes(16).toString('base64url');
  for (const key of ['deputy', 'clerk', 'director']) {
    const other = headlessManager(world, world.tenant.person(key));
    await other.enrol();
    expect([key, await everyCall(other, requestId)]).toEqual([key, Array.from({ length: 5 }, () => NOT_FOUND)]);
    expect(await everyCall(other, nobodys)).toEqual(await everyCall(other, requestId));
  }
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'opened' });
});

test('A03: a yes before the code, before a sign-in of its own or before it was looked at is refused and leaves all as it was', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await world.server.tick();
  const requestId = await manager.openRequest();
  expect(await manager.sayYes(requestId)).toEqual(WRONG_STATE);
  expect(await manager.undo(requestId)).toEqual(WRONG_STATE);
  expect(await manager.typeMatchCode(requestId, recovery.matchCode)).toMatchObject({ step: 'decide', matched: true });
  expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved' });
  await recovery.cancel();
  // Another request: the sign-in that was made for the first one does not count.
  const again = await headlessKiosk.start(claimant);
  const second = await manager.openRequest();
  await manager.enrol();
  expect(await manager.view(second)).toMatchObject({ step: 'decide', factor: 'fresh-sign-in' });
  await manager.typeMatchCode(second, again.matchCode);
  await world.clock.advance(LOOK_MS);
  expect(await manager.sayYes(second)).toMatchObject({ step: 'refused', code: 'fresh_sign_in_needed' });
  expect(await again.view()).toMatchObject({ step: 'waiting', progress: 'code-typed' });
});

test('A04: only the six digits as a text are a code; anything else is no try', async ({ headlessKiosk, headlessManager: manager, claimant }) => {
  const { matchCode } = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  const spelt = [`${matchCode} `, ` ${matchCode}`, Number(matchCode), [matchCode], { matchCode }, matchCode.slice(1), `${matchCode}0`, '１２３４５６', '٠١٢٣٤٥', '1e5', '+12345', '', null, `${matchCode}\n`];
  for (const code of spelt) expect([code, await manager.typeMatchCode(requestId, code as string)]).toEqual([code, { step: 'refused', code: 'bad_request' }]);
  for (const code of spelt) expect(await manager.sayYes(requestId, (code ?? 123) as string)).toEqual({ step: 'refused', code: 'bad_request' });
  expect(await manager.view(requestId)).toMatchObject({ step: 'decide', triesLeft: 3, matched: false });
});

test('A05: wrong, wrong, wrong, right: the third ends it and the right one comes too late', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  for (const triesLeft of [2, 1, 0]) expect(await manager.typeMatchCode(requestId, wrong(recovery.matchCode))).toEqual({ step: 'refused', code: 'match_code_wrong', triesLeft });
  expect(await manager.typeMatchCode(requestId, recovery.matchCode)).toEqual(WRONG_STATE);
  expect(await manager.view(requestId)).toMatchObject({ step: 'ended', ending: 'locked' });
  expect((await eventsOf(world, 'case.match-code-typed')).map(({ data }) => data['triesLeft'])).toEqual([2, 1, 0]);
});

test('A05: a burst of wrong codes is counted one by one, and no right one slips through', async ({ headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  const burst = await Promise.all(Array.from({ length: 12 }, () => manager.typeMatchCode(requestId, wrong(recovery.matchCode))));
  expect(burst.filter((answer) => 'triesLeft' in answer && answer.step === 'refused').length).toBe(3);
  expect(await manager.typeMatchCode(requestId, recovery.matchCode)).toEqual(WRONG_STATE);
});

test('A07: yes and no exclude each other, and each counts once', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const first = await headlessKiosk.start(claimant);
  const approved = await manager.approve(first.matchCode);
  expect([await manager.sayYes(approved), await manager.decline(approved)]).toEqual([WRONG_STATE, WRONG_STATE]);
  expect(await first.view()).toMatchObject({ step: 'approved' });
  await first.cancel();

  const second = await headlessKiosk.start(claimant);
  const declined = await manager.openRequest();
  await manager.typeMatchCode(declined, second.matchCode);
  await manager.decline(declined);
  await world.clock.advance(LOOK_MS);
  expect(await manager.sayYes(declined)).toEqual(WRONG_STATE);
  expect(await manager.decline(declined)).toEqual(WRONG_STATE);
  expect((await eventsOf(world, 'case.ended')).map(({ data }) => data['ending'])).toEqual(['cancelled', 'declined']);
});

for (const [when, beforeMs, step] of [['a second before', 1_000, 'approved'], ['at', 0, 'refused']] as const) {
  test(`A07: a yes ${when} the end of the request is ${step}`, async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
    const recovery = await headlessKiosk.start(claimant, { moreTime: true });
    const clock = world.simulator.clockOf(world.tenant.id);
    const endsAt = clock.now().getTime() + REQUEST_MS;
    while (clock.now().getTime() < endsAt - STILL_HERE_MS) {
      await world.clock.advance(20_000);
      await recovery.view();
    }
    const requestId = await manager.openRequest();
    await manager.typeMatchCode(requestId, recovery.matchCode);
    const leftMs = async (): Promise<number> => ((await manager.view(requestId)) as { remainingMs: number }).remainingMs;
    while ((await leftMs()) > 25_000) {
      await world.clock.advance(20_000);
      await recovery.view();
    }
    const code = await manager.nextCode();
    // Without the sweep: at the very instant nobody has ended it yet.
    await world.tenant.clock.advance((await leftMs()) - beforeMs);
    expect(await manager.sayYes(requestId, code)).toMatchObject({ step });
  });
}

test('A21: the no of the one who was asked needs neither code nor factor and counts at once', async ({ headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  expect(await manager.decline(requestId)).toMatchObject({ step: 'ended', ending: 'declined' });
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'declined' });
});

test('A10, A22: a link that scanners and previews fetch is neither opened nor spent, whatever method they claim', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await world.server.tick();
  const link = /https?:\/\/\S*\/approve\/[\w-]{22}/.exec((await world.tenant.mail()).at(-1)?.body ?? '')?.[0] ?? '';
  const requestId = link.slice(-22);
  for (let visit = 0; visit < 5; visit += 1)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await fetch(link, { method, headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST' } });
      expect([method, answer.status, answer.headers.get('referrer-policy'), answer.headers.getSetCookie()]).toEqual([method, method === 'OPTIONS' ? 405 : 200, 'no-referrer', []]);
      const declined = await fetch(`${world.server.approveOrigin}${APPROVE_API.decline.replace('{id}', requestId)}?_method=POST`, { method, headers: { 'x-http-method-override': 'POST' } });
      expect(declined.status).toBe(405);
    }
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'asked' });
  await manager.approve(recovery.matchCode);
  expect(await recovery.view()).toMatchObject({ step: 'approved' });
});

test('L11, L13: each sign-in has a session of its own; the one before is dead, and a planted one never lives', async ({ world }) => {
  const wire = tapFetch();
  try {
    const manager = headlessManager(world, world.tenant.person('manager'));
    await manager.enrol();
    const first = wire.cookie('__Host-vouch');
    const isSignedIn = async (cookie: string): Promise<boolean> => (await fetch(world.server.approveOrigin + APPROVE_API.factors, { headers: { cookie: `__Host-vouch=${cookie}` } })).ok;
    expect(await isSignedIn(first)).toBe(true);
    const planted = randomBytes(32).toString('base64url');
    expect(await isSignedIn(planted)).toBe(false);
    await manager.enrol();
    expect([await isSignedIn(first), await isSignedIn(planted)]).toEqual([false, false]);
  } finally {
    wire.stop();
  }
});

test('I7: tries stay spent over a restart of the server and a new match code, for codes of both kinds and for the factor', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  expect(await manager.typeMatchCode(requestId, wrong(recovery.matchCode))).toMatchObject({ triesLeft: 2 });
  await world.restart();
  await recovery.view();
  expect(await manager.view(requestId)).toMatchObject({ triesLeft: 2 });
  expect(await manager.typeMatchCode(requestId, wrong(recovery.matchCode))).toMatchObject({ triesLeft: 1 });
  await manager.typeMatchCode(requestId, recovery.matchCode);
  await world.clock.advance(LOOK_MS);
  const right = await manager.nextCode();
  expect(await manager.sayYes(requestId, right === '000000' ? '000001' : '000000')).toMatchObject({ code: 'factor_wrong' });
  expect((await eventsOf(world, 'factor.refused')).map(({ subject, data }) => [subject, data])).toEqual([[recovery.id, { kind: 'totp', outcome: 'wrong' }]]);
  await world.restart();
  await recovery.view();
  expect(await manager.sayYes(requestId, right)).toMatchObject({ step: 'approved' });
  expect(await recovery.press('0000')).toMatchObject({ code: 'collect_code_wrong' });
  await world.restart();
  expect(await recovery.view()).toMatchObject({ step: 'approved', triesLeft: 2 });
});

test('R26: My phone is gone ends the open yes at once, and a code app set up anew does not bring it back', async ({ world, headlessKiosk, claimant }) => {
  const wire = tapFetch();
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrol();
  const recovery = await headlessKiosk.start(claimant);
  await manager.approve(recovery.matchCode);
  const session = wire.cookie('__Host-vouch');
  wire.stop();
  const gone = await fetch(world.server.approveOrigin + APPROVE_API.phoneGone, { method: 'POST', body: '{}', headers: { cookie: `__Host-vouch=${session}`, origin: world.server.approveOrigin, 'content-type': 'application/json' } });
  expect([gone.status, ((await gone.json()) as { factors: unknown[] }).factors]).toEqual([200, []]);
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'revoked' });
  await manager.enrol();
  expect(await recovery.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
  expect((await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods'))).toEqual([]);
});

test('A09: another request named in the body, or any in the query, is 400 and moves neither', async ({ headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  const other = randomBytes(16).toString('base64url');
  for (const [path, body] of [[APPROVE_API.matchCode, { matchCode: recovery.matchCode }], [APPROVE_API.decline, {}], [APPROVE_API.undo, {}]] as const) {
    const at = path.replace('{id}', requestId);
    const answers = [
      await manager.call('POST', at, { ...body, requestId: other }),
      await manager.call('POST', at, { ...body, id: requestId }),
      await manager.call('POST', `${at}?id=${requestId}`, body),
      await manager.call('POST', `${at}?id=${requestId}&id=${other}`, body),
    ];
    expect([path, answers.map(({ status }) => status)]).toEqual([path, [400, 400, 400, 400]]);
  }
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'opened' });
});
