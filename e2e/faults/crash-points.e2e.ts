import { eventsOf } from '../audit.ts';
import { expect, test as base } from '../fixtures.ts';
import { passOf } from '../pass-of.ts';
import { SOON } from '../soon.ts';
import type { World } from '../world.ts';
import type { Moment } from './commit-proxy.ts';
import { mortalServer, type Mortal } from './crash.ts';
import { cuttingProxy, freePort } from './cutting-proxy.ts';
import { CREATE, fiveMinutes, posts } from './press-under-fault.ts';

const test = base.extend<{ readonly mortal: Mortal }>({
  mortal: async ({ world }, use) => {
    const mortal = await mortalServer(world);
    await use(mortal);
    await mortal.close();
  },
});

const PASS = /^\S{8,48}$/;
const said = (id: string, result: string): void => { console.log(`${id.padEnd(6)}${result}`); };

/** Begins something and kills the server at a COMMIT of it. */
async function killAtCommit(mortal: Mortal, marker: string, moment: Moment, act: () => Promise<unknown>): Promise<void> {
  const stands = mortal.commits.stopAt(marker, moment);
  const acting = act().catch(() => null);
  await stands;
  await mortal.killAndRestart();
  await acting;
}

/** Begins something and kills the server while Graph holds its call. */
async function killInCall(world: World, mortal: Mortal, method: string, act: () => Promise<unknown>): Promise<void> {
  const acting = act().catch(() => null);
  await expect.poll(async () => (await world.tenant.requests()).filter((line) => line.method === method && line.path.includes('/temporaryAccessPassMethods')).length, SOON).toBeGreaterThan(0);
  await mortal.killAndRestart();
  await acting;
}

/** What became unknown by a crash is looked into when the lease is over, and never tried a second time. */
async function endsFailed(world: World, { recovery, manager, requestId }: Mortal): Promise<void> {
  await recovery.view();
  // The lease, then the five looks of reconciling.
  for (const ms of [30_000, 1_000, 1_000, 2_000, 4_000]) await world.clock.advance(ms);
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await manager.view(requestId)).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await passOf(world)).toBeNull();
}

test('CP5: killed when the approval was committed and nobody was told: it stands', async ({ mortal }) => {
  const { manager, recovery, requestId } = mortal;
  await killAtCommit(mortal, 'case.approved', 'after', () => manager.sayYes(requestId));
  expect(await recovery.view()).toMatchObject({ step: 'approved' });
  expect(await recovery.fetchPass()).toMatch(PASS);
  await mortal.settle();
  said('CP5', 'approval stands, the press makes one pass');
});

test('CP5: killed before the approval was committed: there is none, and the approver can say yes again', async ({ world, mortal }) => {
  const { manager, recovery, requestId } = mortal;
  await killAtCommit(mortal, 'case.approved', 'before', () => manager.sayYes(requestId));
  expect(await recovery.view()).toMatchObject({ step: 'waiting' });
  expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved' });
  expect(await recovery.fetchPass()).toMatch(PASS);
  expect(await posts(world)).toBe(1);
  await mortal.settle();
  said('CP5', 'no approval without its commit; a second yes, with a new code, works');
});

test('F18: killed between approval and press, back after the window: the approval is void', async ({ world, mortal }) => {
  const { manager, recovery, requestId } = mortal;
  expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved' });
  await mortal.killAndRestart();
  await recovery.view();
  await world.clock.advance(120_000);
  expect(await recovery.view()).toMatchObject({ step: 'lapsed' });
  expect(await recovery.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
  expect(await posts(world)).toBe(0);
  await recovery.cancel();
  await mortal.settle();
  said('F18', 'after 120 s the approval is void, nothing is made');
});

test('CP6: killed when the intent was committed and nothing sent: no pass, the case failed', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  await killAtCommit(mortal, 'case.issue-intended', 'after', () => recovery.press());
  await endsFailed(world, mortal);
  expect(await posts(world)).toBe(0);
  await mortal.settle();
  said('CP6', 'nothing sent, nothing made; failed, a new one works');
});

for (const when of ['before', 'after'] as const) {
  test(`CP7: killed while the create call is under way, ${when} its effect: no pass is left`, async ({ world, mortal }) => {
    const { recovery } = mortal;
    await mortal.agree();
    await world.tenant.fault({ match: CREATE, effect: { kind: 'hang', when }, times: 1 });
    await killInCall(world, mortal, 'POST', () => recovery.press());
    expect((await passOf(world)) === null).toBe(when === 'before');
    await endsFailed(world, mortal);
    expect(await posts(world)).toBe(1);
    await mortal.settle();
    said('CP7', `${when} the effect: ${when === 'after' ? 'orphan deleted' : 'nothing made'}; failed, a new one works`);
  });
}

test('CP8: killed with the answer in hand, before it was recorded: the pass is deleted', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  await killAtCommit(mortal, 'case.pass-issued', 'before', () => recovery.press());
  expect(await passOf(world)).not.toBeNull();
  await endsFailed(world, mortal);
  expect(await posts(world)).toBe(1);
  await mortal.settle();
  said('CP8', 'orphan deleted; failed, a new one works');
});

test('CP9: killed when the pass was recorded and the kiosk not told: the same page fetches it', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  await killAtCommit(mortal, 'case.pass-issued', 'after', () => recovery.press());
  expect(await recovery.view()).toMatchObject({ step: 'sealed' });
  expect(await recovery.fetchPass()).toMatch(PASS);
  expect(await posts(world)).toBe(1);
  await mortal.settle();
  said('CP9', 'the page there: fetched again, one pass');
});

test('CP9: the same, and the page is gone: the pass is deleted', async ({ world, mortal }) => {
  const { manager, recovery, requestId } = mortal;
  await mortal.agree();
  await killAtCommit(mortal, 'case.pass-issued', 'after', () => recovery.press());
  mortal.kiosk.leave();
  await world.clock.advance(31_000);
  expect(await manager.view(requestId)).toMatchObject({ step: 'ended', ending: 'revoked' });
  expect(await passOf(world)).toBeNull();
  await mortal.settle();
  said('CP9', 'the page gone: deleted');
});

base('CP10: killed with half of the answer sent: the same page gets the same pass', async ({ world }) => {
  // The proxy stands at the kiosk's address, with the child behind it.
  const port = await freePort();
  const network = await cuttingProxy(port);
  const mortal = await mortalServer(world, { KIOSK_ORIGIN: network.origin, PORT: String(port) });
  const { recovery } = mortal;
  await mortal.agree();
  const cut = network.cutAfter(900);
  const half = recovery.press().then(() => 'whole', () => 'half');
  await cut;
  await mortal.child.kill();
  await network.close();
  expect(await half).toBe('half');
  await mortal.killAndRestart();
  expect(await recovery.fetchPass()).toMatch(PASS);
  expect(await posts(world)).toBe(1);
  await mortal.settle();
  await mortal.close();
  said('CP10', 'fetched again, one pass');
});

test('CP11: killed when the page shows the pass and that is not recorded: the page says it again', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  const { sealed } = await recovery.press();
  expect(await recovery.open(sealed ?? '')).toMatch(PASS);
  await killAtCommit(mortal, 'case.pass-shown', 'before', () => recovery.shown());
  await recovery.view();
  expect(await recovery.shown()).toMatchObject({ step: 'shown' });
  expect(await recovery.collected()).toMatchObject({ step: 'next-steps' });
  expect(await posts(world)).toBe(1);
  await mortal.settle();
  said('CP11', 'shown and collected, one pass');
});

test('CP11: the same, and the page is gone: the pass is deleted', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  await recovery.press();
  await killAtCommit(mortal, 'case.pass-shown', 'before', () => recovery.shown());
  mortal.kiosk.leave();
  await fiveMinutes(world);
  expect(await passOf(world)).toBeNull();
  await mortal.settle();
  said('CP11', 'the page gone: deleted');
});

test('CP12: killed when a revocation was committed and nothing sent: the pass is deleted', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  await recovery.press();
  await killAtCommit(mortal, 'case.revocation-begun', 'after', () => recovery.cancel());
  expect(await passOf(world)).not.toBeNull();
  await fiveMinutes(world);
  expect(await passOf(world)).toBeNull();
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'revoked' });
  await mortal.settle();
  said('CP12', 'deleted by the next one');
});

test('CP13: killed when the pass was deleted and that is not recorded: it is recorded as gone', async ({ world, mortal }) => {
  const { recovery } = mortal;
  await mortal.agree();
  await recovery.press();
  await world.tenant.fault({ match: { method: 'DELETE', path: '/v1.0/*' }, effect: { kind: 'hang', when: 'after' } });
  await killInCall(world, mortal, 'DELETE', () => recovery.cancel());
  await world.tenant.clearFaults();
  expect(await passOf(world)).toBeNull();
  await fiveMinutes(world);
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'revoked' });
  expect((await eventsOf(world, 'case.pass-deleted')).map(({ data }) => data['outcome'])).toEqual(['gone']);
  await mortal.settle();
  said('CP13', 'recorded as gone');
});
