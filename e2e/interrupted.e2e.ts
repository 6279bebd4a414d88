import { sql } from 'kysely';
import { lostPhone } from './actors/kiosk.ts';
import { startChildServer, type ChildServer } from './faults/child-server.ts';
import { expect, test } from './fixtures.ts';
import type { World } from './world.ts';

test('Graph makes the pass and answers with an error: that pass is deleted, and the second try gives one', async ({ world, kiosk, headlessManager: manager, claimant }) => {
  const recovery = lostPhone(claimant);
  await manager.approve(await kiosk.start(recovery));
  await kiosk.seesHeading('Approved. Press to get your pass');

  await world.tenant.fault({ match: { method: 'POST', path: '*/temporaryAccessPassMethods' }, effect: { kind: 'status', status: 504, when: 'after' }, times: 1 });
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);

  const passCalls = (await world.tenant.requests()).filter(({ method, path }) => path.includes('/temporaryAccessPassMethods') && method !== 'GET');
  expect(passCalls.map(({ method, status }) => `${method} ${String(status)}`)).toEqual(['POST 504', 'DELETE 204', 'POST 201']);
});

test('the server is killed between the yes and the press: another takes over, and the press gives the pass', async ({ world, kiosk, headlessManager: manager, claimant }) => {
  const recovery = lostPhone(claimant);
  await manager.approve(await kiosk.start(recovery));
  await kiosk.seesHeading('Approved. Press to get your pass');
  // A process of its own lives by the machine's clock.
  await world.tenant.clock.set(new Date());

  const ports = { PORT: new URL(world.server.kioskOrigin).port, APPROVE_PORT: new URL(world.server.approveOrigin).port };
  let child: ChildServer | undefined;
  await world.replaceServer(async () => (child = await startChildServer({ ...world.env, ...ports })));
  await child?.kill();
  await world.restart();

  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});

/** As the migration of a newer version may. */
async function widenTables(world: World, version: number): Promise<void> {
  for (const table of ['recovery_case', 'kiosk', 'approver_session', 'factor', 'due']) await sql`alter table ${sql.table(table)} add column ${sql.ref(`added_${version}`)} text`.execute(world.db);
}

test('X08: a server that has done it all before goes on when a newer version widens the tables under it', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recover = async (): Promise<void> => {
    const recovery = await headlessKiosk.start(claimant);
    await manager.approve(recovery.matchCode);
    expect(await recovery.fetchPass()).toEqual(expect.stringMatching(/^\S{8,}$/));
  };
  await manager.enrol();
  await recover();
  // Past the life of the first pass: while it works there is nothing to recover.
  await world.clock.advance(20 * 60_000);
  await widenTables(world, 1);
  await recover();
});

test('X08: at every stage of a recovery a newer version widens the tables under the server and then takes its place; nobody notices', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  await manager.enrol();
  const recovery = await headlessKiosk.start(claimant);
  let versions = 0;
  /** What the old one does after the newer one's migration, and what the newer one then finds. */
  const upgradeAround = async <T>(step: () => Promise<T>): Promise<T> => {
    versions += 1;
    await widenTables(world, versions);
    const result = await step();
    await world.restart();
    // As the page does by itself.
    await recovery.view();
    return result;
  };
  const requestId = await upgradeAround(() => manager.openRequest());
  expect(await upgradeAround(() => manager.typeMatchCode(requestId, recovery.matchCode))).toMatchObject({ step: 'decide' });
  await world.clock.advance(3_000);
  expect(await upgradeAround(() => manager.sayYes(requestId))).toMatchObject({ step: 'approved' });
  const { sealed = '' } = await upgradeAround(() => recovery.press());
  // Told again by the one that did not make it: a page that lost the answer asks once more.
  expect(await upgradeAround(() => recovery.press())).toMatchObject({ step: 'sealed', sealed });
  expect(await upgradeAround(() => recovery.shown())).toMatchObject({ step: 'shown' });
  expect(await upgradeAround(() => recovery.collected())).toMatchObject({ step: 'next-steps' });
  expect(await recovery.open(sealed)).toMatch(/^\S{8,}$/);
  expect(versions).toBe(7);
});
