import { randomBytes } from 'node:crypto';
import { APPROVE_API, type FactorsView, type GivenFactor, type PasskeyStarted } from '#contract/approve';
import { limits, makeTestPasskey } from '#server/testing';
import { sql } from 'kysely';
import { headlessManager, type HeadlessManager } from './actors/headless-manager.ts';
import type { HeadlessKiosk } from './actors/headless-kiosk.ts';
import { tapFetch } from './canary/wiretap.ts';
import { eventsOf } from './audit.ts';
import { expect, test as base } from './fixtures.ts';
import type { TenantPerson } from './kit/index.ts';
import type { World } from './world.ts';

const LOOK_MS = 2_500;

const test = base.extend<{ readonly approver: HeadlessManager }>({
  approver: async ({ world }, use) => {
    const manager = headlessManager(world, world.tenant.person('manager'));
    await manager.enrolPasskey();
    await use(manager);
  },
});

/** A case that waits for the signature alone. */
async function matched(kiosk: HeadlessKiosk, manager: HeadlessManager, claimant: TenantPerson, { clock }: Pick<World, 'clock'>) {
  const recovery = await kiosk.start(claimant);
  const requestId = await manager.openRequest();
  await manager.typeMatchCode(requestId, recovery.matchCode);
  await clock.advance(LOOK_MS);
  return { recovery, requestId };
}
const codeOf = async (answer: Response): Promise<readonly [number, string]> => [answer.status, ((await answer.json()) as { code: string }).code];

test('W01, T11: of a hundred equal signatures at once one is a yes, and it is worth nothing anywhere afterwards', async ({ world, headlessKiosk, approver, claimant }) => {
  const { recovery, requestId } = await matched(headlessKiosk, approver, claimant, world);
  const signature = await approver.sign(requestId);
  const answers = await Promise.all(Array.from({ length: 100 }, () => approver.sayYes(requestId, signature)));
  // The first yes gives the session another cookie; whoever still sends the old one is not signed in.
  expect(answers.filter(({ step }) => step === 'approved')).toHaveLength(1);
  const yes = await eventsOf(world, 'case.approved');
  expect(yes.map(({ personal }) => Object.keys(personal?.['evidence'] ?? {}))).toEqual([['authenticatorData', 'challenge', 'clientDataJSON', 'signature']]);
  await recovery.cancel();

  const next = await matched(headlessKiosk, approver, claimant, world);
  await approver.sign(next.requestId);
  expect(await approver.sayYes(next.requestId, signature)).toMatchObject({ code: 'factor_wrong' });
  expect(await next.recovery.view()).toMatchObject({ step: 'waiting', progress: 'code-typed' });
});

test('A03: before the match code there is nothing to sign; R46: a yes at a glance is refused, and its signature stays good', async ({ world, headlessKiosk, approver, claimant }) => {
  await world.tenant.clock.freeze();
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await approver.openRequest();
  expect(await codeOf(await approver.call('POST', APPROVE_API.challenge.replace('{id}', requestId)))).toEqual([409, 'wrong_state']);
  await approver.typeMatchCode(requestId, recovery.matchCode);
  const signature = await approver.sign(requestId);
  expect(await approver.sayYes(requestId, signature)).toEqual({ step: 'refused', code: 'too_fast' });
  await world.clock.advance(LOOK_MS);
  expect(await approver.sayYes(requestId, signature)).toMatchObject({ step: 'approved' });
});

test('W03: a challenge of two minutes is over', async ({ world, headlessKiosk, approver, claimant }) => {
  const { recovery, requestId } = await matched(headlessKiosk, approver, claimant, world);
  const signature = await approver.sign(requestId);
  for (let waited = 0; waited < limits.PASSKEY_CHALLENGE_MS; waited += 20_000) {
    await world.clock.advance(20_000);
    await recovery.view();
  }
  expect(await approver.sayYes(requestId, signature)).toMatchObject({ code: 'challenge_over' });
  expect(await approver.sayYes(requestId)).toMatchObject({ step: 'approved' });
});

test('W17, W18: ids and data that no browser sends are 400 and count as nothing', async ({ world, headlessKiosk, approver, claimant }) => {
  const { requestId } = await matched(headlessKiosk, approver, claimant, world);
  const honest = await approver.sign(requestId);
  if (honest.kind !== 'passkey') throw new Error('no passkey');
  const { assertion } = honest;
  const bent: readonly object[] = [
    { ...assertion, id: '' },
    { ...assertion, id: randomBytes(1024).toString('base64url') },
    { ...assertion, authenticatorData: Buffer.from(assertion.authenticatorData, 'base64url').subarray(0, 36).toString('base64url') },
    { ...assertion, authenticatorData: `${assertion.authenticatorData}AAAA` },
    { ...assertion, clientDataJSON: 'e30' + '!' },
    { ...assertion, clientDataJSON: Buffer.from('[').toString('base64url') },
    { ...assertion, clientExtensionResults: { appid: true } },
    { ...assertion, userHandle: '' },
  ];
  for (const each of bent) expect(await approver.sayYes(requestId, { kind: 'passkey', assertion: each } as GivenFactor)).toEqual({ step: 'refused', code: 'bad_request' });
  expect(await approver.sayYes(requestId, honest)).toMatchObject({ step: 'approved' });
});

test('W10: another manager’s passkey signs nothing here', async ({ world, headlessKiosk, approver, claimant }) => {
  const { requestId } = await matched(headlessKiosk, approver, claimant, world);
  const own = await approver.sign(requestId);
  const stranger = makeTestPasskey({ challenge: 'x', origin: world.server.approveOrigin });
  if (own.kind !== 'passkey') throw new Error('no passkey');
  const { challenge } = JSON.parse(Buffer.from(own.assertion.clientDataJSON, 'base64url').toString()) as { challenge: string };
  const forged = stranger.sign({ challenge, origin: world.server.approveOrigin });
  expect(await approver.sayYes(requestId, { kind: 'passkey', assertion: { ...forged, id: own.assertion.id } })).toMatchObject({ code: 'factor_wrong' });
  expect((await eventsOf(world, 'factor.refused')).map(({ data }) => data)).toEqual([{ kind: 'passkey', outcome: 'wrong' }]);
  expect(await approver.sayYes(requestId)).toMatchObject({ step: 'approved' });
});

test('W21, T38: setting a passkey up wants a sign-in with c1 of the last five minutes', async ({ world }) => {
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.signIn('view', '/factors');
  expect(await codeOf(await manager.call('POST', APPROVE_API.passkeys))).toEqual([401, 'fresh_sign_in_needed']);
  await manager.signIn('enrol', '/factors');
  await world.clock.advance(4 * 60_000);
  const started = (await (await manager.call('POST', APPROVE_API.passkeys)).json()) as PasskeyStarted;
  expect(started).toMatchObject({ rpId: 'localhost', algorithms: [-8, -7, -257], exclude: [] });
  await world.clock.advance(61_000);
  expect(await codeOf(await manager.call('POST', APPROVE_API.passkeys))).toEqual([401, 'fresh_sign_in_needed']);
});

test('W18, W19: a credential id of no length or too much is 400, and one that is set up already is refused', async ({ world, approver }) => {
  const deputy = headlessManager(world, world.tenant.person('deputy'));
  await deputy.signIn('enrol', '/factors');
  const credentialId = randomBytes(16);
  const hand = async (manager: HeadlessManager, id?: string): Promise<Response> => {
    const { enrolmentId, challenge } = (await (await manager.call('POST', APPROVE_API.passkeys)).json()) as PasskeyStarted;
    const { created } = makeTestPasskey({ challenge, origin: world.server.approveOrigin, credentialId });
    return manager.call('POST', APPROVE_API.confirmPasskey, { enrolmentId, name: 'Key', credential: { ...created, ...(id !== undefined && { id }) } });
  };
  expect((await hand(approver)).status).toBe(200);
  expect(await codeOf(await hand(deputy, ''))).toEqual([400, 'bad_request']);
  expect(await codeOf(await hand(deputy, randomBytes(1024).toString('base64url')))).toEqual([400, 'bad_request']);
  expect(await codeOf(await hand(deputy))).toEqual([422, 'passkey_refused']);
  expect(((await (await deputy.call('GET', APPROVE_API.factors)).json()) as FactorsView).factors).toEqual([]);
});

test('T25: the cookie from before a passkey was used opens nothing afterwards', async ({ world, headlessKiosk, approver, claimant }) => {
  const wire = tapFetch();
  try {
    const { requestId } = await matched(headlessKiosk, approver, claimant, world);
    await approver.signIn('view', `/approve/${requestId}`);
    const before = wire.cookie('__Host-vouch');
    expect(await approver.sayYes(requestId)).toMatchObject({ step: 'approved' });
    const after = wire.cookie('__Host-vouch');
    const reads = async (cookie: string): Promise<number> => (await fetch(world.server.approveOrigin + APPROVE_API.factors, { headers: { cookie: `__Host-vouch=${cookie}` } })).status;
    expect([before === after, await reads(before), await reads(after)]).toEqual([false, 401, 200]);
  } finally {
    wire.stop();
  }
});

test('C09: the key that factors are sealed under is changed while a case waits for the yes; both kinds go on', async ({ world, headlessKiosk, approver, claimant }) => {
  const deputy = headlessManager(world, world.tenant.person('deputy'));
  await deputy.enrol();
  const { recovery, requestId } = await matched(headlessKiosk, approver, claimant, world);
  const signature = await approver.sign(requestId);
  expect(await world.host.admin('keys', 'rotate')).toContain('2 factors are sealed under a new key, 1 old keys are gone.');
  expect(await approver.sayYes(requestId, signature)).toMatchObject({ step: 'approved' });
  await world.host.admin('keys', 'rotate');
  expect(await recovery.press()).toMatchObject({ step: 'sealed' });
  expect((await deputy.call('GET', APPROVE_API.factors)).status).toBe(200);
});

test('T34, D09: a factor row that was edited after the yes makes no pass, and is told of', async ({ world, headlessKiosk, approver, claimant }) => {
  const { recovery, requestId } = await matched(headlessKiosk, approver, claimant, world);
  await approver.sayYes(requestId);
  await sql`update factor set sealed = overlay(sealed placing 'AAAA' from 30)`.execute(world.db);
  expect(await recovery.press()).toMatchObject({ step: 'ended' });
  expect((await eventsOf(world, 'case.ended')).at(-1)?.data).toMatchObject({ ending: 'failed', why: 'evidence-differs' });
  expect(world.log()).toContain('a passkey does not open');
});

test.describe('where the policy wants passkeys alone', () => {
  test.use({ worldOptions: { policy: { factors: { totp: false } } } });

  test('O20: a code is refused, whoever forces the field, and a code app cannot be set up', async ({ world, headlessKiosk, approver, claimant }) => {
    const { recovery, requestId } = await matched(headlessKiosk, approver, claimant, world);
    expect(await approver.sayYes(requestId, '123456')).toMatchObject({ code: 'factor_not_allowed' });
    expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'code-typed' });
    expect(await codeOf(await approver.call('POST', APPROVE_API.enrolments))).toEqual([409, 'factor_not_allowed']);
    expect(((await (await approver.call('GET', APPROVE_API.factors)).json()) as FactorsView).kinds).toEqual(['passkey']);
    expect(await approver.sayYes(requestId)).toMatchObject({ step: 'approved' });
  });
});
