import { eventsOf } from '../audit.ts';
import { expect, test } from '../fixtures.ts';
import type { Fault } from '../kit/index.ts';
import type { World } from '../world.ts';
import { posts } from './press-under-fault.ts';

/** What the gate reads of Graph, each of which fails alone; `{claimant}` and `{manager}` are object ids. */
const READS: Readonly<Record<string, string>> = {
  'the person': '/v1.0/users/{claimant}',
  'the groups': '/v1.0/users/{claimant}/transitiveMemberOf*',
  'the roles': '/v1.0/roleManagement/directory/roleAssignments',
  'the eligible roles': '/v1.0/roleManagement/directory/roleEligibilitySchedule*',
  'what they own': '/v1.0/users/{claimant}/ownedObjects*',
  'who the manager is': '/v1.0/users/{claimant}/manager',
  'the manager': '/v1.0/users/{manager}',
  'their passes': '/v1.0/users/{claimant}/authentication/temporaryAccessPassMethods',
  'the pass policy': '/v1.0/policies/*',
};
const EFFECTS: readonly Fault['effect'][] = [
  { kind: 'status', status: 500 },
  { kind: 'garbage' },
  { kind: 'status', status: 429, retryAfter: 120 },
  { kind: 'mistyped', when: 'after' },
  { kind: 'truncated', when: 'after' },
  { kind: 'reset' },
  { kind: 'status', status: 403 },
];
const UNAVAILABLE = { step: 'refused', code: 'unavailable' };

/** Lets each read fail in turn while `attempt` is made, in another way each. */
async function eachReadFails(world: World, claimantId: string, attempt: (read: string) => Promise<void>): Promise<void> {
  for (const [index, [read, path]] of Object.entries(READS).entries()) {
    await world.tenant.fault({ match: { method: 'GET', path: path.replace('{claimant}', claimantId).replace('{manager}', world.tenant.person('manager').id) }, effect: EFFECTS[index % EFFECTS.length]! });
    await attempt(read);
    await world.tenant.clearFaults();
  }
}

const asked = async (world: World): Promise<number> => (await world.tenant.mail()).filter(({ body }) => body.includes('/approve/')).length;

test('F01: what cannot be read at the start asks nobody, and shows at the kiosk as nothing', async ({ world, headlessKiosk, headlessManager: _asked }) => {
  const people = ['claimant', 'hybrid', 'quote', 'accent', 'rtl', 'longname'].map((key) => world.tenant.person(key));
  const reads = [['the address', '/v1.0/users'], ...Object.entries(READS).filter(([read]) => read !== 'the pass policy')];
  for (const [index, [read, path]] of reads.entries()) {
    const claimant = people[index % people.length]!;
    await world.tenant.fault({ match: { method: 'GET', path: path!.replace('{claimant}', claimant.id).replace('{manager}', world.tenant.person('manager').id) }, effect: EFFECTS[index % EFFECTS.length]! });
    const opened = await headlessKiosk.start(claimant);
    for (const ms of [20_000, 20_000, 20_000, 20_000]) await world.clock.advance(ms);
    await world.tenant.clearFaults();
    await world.clock.advance(20_000);
    expect(await opened.view(), read).toMatchObject({ step: 'waiting', progress: 'asked' });
  }
  expect(await asked(world)).toBe(0);
  const decoys = (await eventsOf(world, 'case.turned-decoy')).map(({ data }) => data['reason']);
  expect(decoys).toEqual(reads.map(() => 'unreadable'));

  // The pass policy is about nobody: without it there is nothing to offer, to anyone.
  await world.tenant.fault({ match: { method: 'GET', path: READS['the pass policy']! }, effect: { kind: 'status', status: 500 } });
  await expect(headlessKiosk.start(world.tenant.person('claimant'))).rejects.toThrow('503');
});

test('F01: a directory that comes back within a minute is asked again', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  await world.tenant.fault({ match: { method: 'GET', path: '/v1.0/users/*' }, effect: { kind: 'status', status: 503 } });
  const opened = await headlessKiosk.start(claimant);
  await world.clock.advance(20_000);
  expect(await asked(world)).toBe(0);
  await world.tenant.clearFaults();
  await world.clock.advance(20_000);
  await headlessManager.approve(opened.matchCode);
  expect(await opened.fetchPass()).toMatch(/^\S{8,}$/);
});

test('F02, F03: what cannot be read at view, approve, issue or reveal is a no for now, and costs nobody a try', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const opened = await headlessKiosk.start(claimant);
  await world.tenant.fault({ match: { method: 'GET', path: '/v1.0/policies/*' }, effect: { kind: 'status', status: 500 }, times: 1 });
  const requestId = await headlessManager.openRequest();
  await eachReadFails(world, claimant.id, async (read) => { expect(await headlessManager.view(requestId), `view: ${read}`).toMatchObject(UNAVAILABLE); });
  expect(await headlessManager.view(requestId)).toMatchObject({ step: 'decide' });

  await headlessManager.typeMatchCode(requestId, opened.matchCode);
  await world.clock.advance(2_500);
  const code = await headlessManager.nextCode();
  await eachReadFails(world, claimant.id, async (read) => { expect(await headlessManager.sayYes(requestId, code), `approve: ${read}`).toMatchObject(UNAVAILABLE); });
  expect(await headlessManager.sayYes(requestId, code), 'the same code, not spent yet').toMatchObject({ step: 'approved' });

  await eachReadFails(world, claimant.id, async (read) => { expect(await opened.press(), `issue: ${read}`).toMatchObject(UNAVAILABLE); });
  await world.tenant.fault({ match: { method: 'GET', path: READS['who the manager is']!.replace('{claimant}', claimant.id) }, effect: { kind: 'hang' } });
  expect(await opened.press(), 'issue: no answer within five seconds').toMatchObject(UNAVAILABLE);
  await world.tenant.clearFaults();
  expect(await posts(world)).toBe(0);

  const first = await opened.press();
  expect(first).toMatchObject({ step: 'sealed' });
  await eachReadFails(world, claimant.id, async (read) => { expect(await opened.press(), `reveal: ${read}`).toMatchObject(UNAVAILABLE); });
  expect((await opened.press()).sealed, 'once more, the same').toBe(first.sealed);
  expect(await posts(world)).toBe(1);
});

test('F11: without a token nothing is read and nothing is made; when it is back the approval still holds', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const opened = await headlessKiosk.start(claimant);
  await headlessManager.approve(opened.matchCode);
  // Before the server starts anew: it asks for a token by itself in its first moment.
  await world.tenant.fault({ match: { method: 'POST', path: '/*/oauth2/v2.0/token' }, effect: { kind: 'status', status: 503 } });
  await world.restart();
  await opened.view();
  expect(await opened.press()).toMatchObject(UNAVAILABLE);
  await world.tenant.clearFaults();
  expect(await opened.fetchPass()).toMatch(/^\S{8,}$/);
  expect(await posts(world)).toBe(1);
});

test('F11: a token for reading and none for writing: the case fails, and a new one works', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const opened = await headlessKiosk.start(claimant);
  const requestId = await headlessManager.approve(opened.matchCode);
  await world.tenant.fault({ match: { method: 'POST', path: '/*/oauth2/v2.0/token' }, effect: { kind: 'status', status: 503 } });
  expect(await opened.press()).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await headlessManager.view(requestId)).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await posts(world)).toBe(0);
  await world.tenant.clearFaults();
  const next = await headlessKiosk.start(claimant);
  await headlessManager.approve(next.matchCode);
  expect(await next.fetchPass()).toMatch(/^\S{8,}$/);
});
