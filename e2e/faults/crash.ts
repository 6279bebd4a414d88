import { expect } from '@playwright/test';
import { setUpHeadlessKiosk, type HeadlessCase, type HeadlessKiosk } from '../actors/headless-kiosk.ts';
import { headlessManager, type HeadlessManager } from '../actors/headless-manager.ts';
import { auditLog, eventsOf } from '../audit.ts';
import { invariantsHold } from '../invariants.ts';
import { SOON } from '../soon.ts';
import type { World } from '../world.ts';
import { startChildServer, type ChildServer } from './child-server.ts';
import { commitProxy, type CommitProxy } from './commit-proxy.ts';
import { fiveMinutes } from './press-under-fault.ts';

/** A recovery that stands before the approver's last step, and the server that serves it: a process of its own behind a proxy. */
export interface Mortal {
  readonly kiosk: HeadlessKiosk;
  readonly manager: HeadlessManager;
  readonly recovery: HeadlessCase;
  readonly requestId: string;
  readonly child: ChildServer;
  readonly commits: CommitProxy;
  /** The yes, and the claimant told of it: before that a press makes no pass. */
  agree(): Promise<void>;
  /** Kills the process, starts another in its place and shows that nothing committed is lost. */
  killAndRestart(): Promise<void>;
  /** Five minutes later: nothing is left that nobody knows, and another recovery works. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** What the approver must have looked for. */
const LOOK_MS = 2_500;

/** The child's clock is the machine's, so the tenant's must be the same by the time that it takes over. */
export async function mortalServer(world: World, more: Readonly<Record<string, string>> = {}): Promise<Mortal> {
  const claimant = world.tenant.person('claimant');
  await world.tenant.clock.set(new Date(Date.now() - 3 * MINUTE_MS));
  const kiosk = await setUpHeadlessKiosk(world);
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrol();
  await world.tenant.clock.set(new Date(Date.now() - LOOK_MS));
  const recovery = await kiosk.start(claimant);
  const requestId = await manager.openRequest();
  await manager.typeMatchCode(requestId, recovery.matchCode);
  await world.clock.advance(LOOK_MS);
  await world.tenant.clock.set(new Date());

  const commits = await commitProxy(world.databaseUrl);
  let child: ChildServer | undefined;
  await world.replaceServer(async () => (child = await startChildServer({ ...world.env, DATABASE_URL: commits.url, ...more })));
  const started = child!;
  await recovery.view();
  return {
    kiosk,
    manager,
    recovery,
    requestId,
    child: started,
    commits,
    agree: async () => {
      await manager.sayYes(requestId);
      await expect.poll(() => eventsOf(world, 'case.claimant-told', recovery.id), { message: 'the claimant is told', ...SOON }).not.toEqual([]);
    },
    killAndRestart: async () => {
      await started.kill();
      const events = await auditLog(world);
      await world.restart();
      expect((await auditLog(world)).slice(0, events.length), 'what was committed').toEqual(events);
    },
    settle: async () => {
      await fiveMinutes(world);
      await invariantsHold(world, { settled: true });
      await world.clock.advance(15 * MINUTE_MS);
      const next = await kiosk.start(claimant);
      await manager.approve(next.matchCode);
      expect(await next.fetchPass(), 'a new recovery').toMatch(/^\S{8,48}$/);
    },
    close: async () => {
      kiosk.leave();
      await started.kill();
      await commits.close();
    },
  };
}
