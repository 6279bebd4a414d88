import { mkdirSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { lookAtManagers } from './actions/look-at-managers.ts';
import { approveLink } from './actions/approve-link.ts';
import { runDue } from './actions/run-due.ts';
import { withdrawApprovals } from './actions/withdraw-approvals.ts';
import { watchForRestore } from './after-restore.ts';
import { createApp } from './app.ts';
import { approverRoutes } from './approver-routes.ts';
import type { Config } from './config.ts';
import { readyDatabase } from './database.ts';
import { deskSide } from './desk-side.ts';
import { MANAGERS_LOOK_RETRY_MS, SWEEP_EVERY_MS } from './domain/limits.ts';
import { factorDeps } from './factor-deps.ts';
import { houseKeeping } from './house-keeping.ts';
import { housePorts } from './house-ports.ts';
import { listen } from './http-listener.ts';
import { readKeyFile } from './key-file.ts';
import { createKeyRing } from './key-ring.ts';
import { createKioskDoor } from './kiosk-door.ts';
import { sealPass } from './kiosk-proof/seal-pass.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { createLog } from './log.ts';
import { connectOutsideWorld } from './outside-world.ts';
import { webPusher } from './notify/web-push.ts';
import { ownFactorCalls } from './own-factors.ts';
import { pageSignIn } from './page-sign-in.ts';
import type { Clock, Deps, Random } from './ports.ts';
import { readinessChecks } from './readiness.ts';
import { installedRoutes } from './routes/approve/installed.ts';
import { healthRoutes } from './routes/health.ts';
import { createLiveStreams } from './routes/kiosk/live-streams.ts';
import { BUILT_PAGES, buildIn, readPage, readScript } from './routes/page-files.ts';
import { pageRoutes } from './routes/pages.ts';
import { passkeyOriginsRoute } from './routes/passkey-origins.ts';
import { APPROVER_COOKIES } from './routes/session-cookies.ts';
import { approverFactors } from './second-factor/factors.ts';
import { APPROVER_SIDE } from './sign-in/sides.ts';
import { securityInfoLink } from './security-info-link.ts';
import { approverSessions } from './store/approver-sessions.ts';
import { CASE_CHANNEL, caseStore } from './store/cases.ts';
import { deskSessions } from './store/desk-sessions.ts';
import { deputyStore } from './store/deputies.ts';
import { dueStore } from './store/due.ts';
import { managerMemory } from './store/manager-memory.ts';
import { quotaStore } from './store/quotas.ts';
import { signInStore } from './store/sign-ins.ts';
import { createSweep } from './sweep.ts';
import { trustTenantCa } from './tenant-ca.ts';

export interface Outside {
  readonly clock: Clock;
  readonly random: Random;
  /** Takes the log, one JSON object a line; the standard output when not given. */
  readonly log?: Writable;
  /** Folder of the built pages, when it is not the build's own. */
  readonly pages?: string;
}

export interface RunningServer {
  readonly kioskOrigin: string;
  readonly approveOrigin: string;
  /** Does all that is due at the clock's present instant, to the end. Production does it by itself every 2 s. */
  tick(): Promise<void>;
  /** Ends streams, connections and the sweep, then the database, the built-in one included. */
  close(): Promise<void>;
}

/**
 * Runs the whole server in this process; resolves when both origins answer.
 * @throws when a port is taken, the database cannot be used, the key file is not safe, or the pages are not built.
 */
export async function startServer(config: Config, outside: Outside): Promise<RunningServer> {
  const { clock, random, pages = BUILT_PAGES } = outside;
  const log = createLog(clock, outside.log);
  const report = (what: string, error: unknown): void => {
    log.error({ err: error }, what);
  };
  const employee = readPage(pages, 'employee.html');
  const approve = readPage(pages, 'approve.html');
  const desk = readPage(pages, 'desk.html');
  const worker = readScript(pages, 'approve/service-worker.ts');
  // Others may pass through, as the user of the built-in database must, and not see what is there.
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o711 });
  const keys = createKeyRing(config.serviceKey ?? readKeyFile(config.dataFolder, random), random);
  if (config.tenantCa !== null) trustTenantCa(config.tenantCa);

  // What was opened, so that all of it is closed again, also when a later step fails.
  await using opened = new AsyncDisposableStack();
  const database = await readyDatabase(config, { clock, random }, (error) => { report('A database connection was lost.', error); });
  opened.defer(() => database.close());
  if (database.builtIn !== null) log.info(database.builtIn, 'The built-in database runs.');
  const kioskListener = await listen(config.port, config);
  opened.defer(kioskListener.close);
  const approveListener = await listen(config.approvePort, config);
  opened.defer(approveListener.close);
  const kioskOrigin = config.kioskOrigin ?? `http://localhost:${kioskListener.port}`;
  const approveOrigin = config.approveOrigin ?? `http://localhost:${approveListener.port}`;

  const { db } = database;
  const keyedHash: Deps['keyedHash'] = (label, value) => keys.mac(label, value);
  const { permissions, ...world } = connectOutsideWorld(config);
  const house = housePorts({ db, clock, random, keys });
  const streams = createLiveStreams((error) => { report('A view could not be read for a stream.', error); });
  opened.defer(() => { streams.close(); });
  const factors = factorDeps({ db, clock, random, keys, origin: approveOrigin, policy: config.policy, report });
  const deps: Deps = {
    clock,
    random,
    ...world,
    cases: caseStore({ db, random, keyedHash, keys }),
    due: dueStore(db, random, keys),
    quotas: quotaStore(db),
    badges: house.badges,
    recoveryCodes: house.recoveryCodes,
    blocks: house.blocks,
    notices: house.notices,
    queueTold: (event, mails, pings) => house.record([event], mails, pings),
    teams: world.teams((id) => approveLink({ approveOrigin }, id)),
    pushPhones: house.pushPhones,
    pusher: config.policy.pushHosts.length === 0 ? null : webPusher({ seed: keys.seed('web-push'), contact: config.mailSender, hosts: config.policy.pushHosts }),
    managers: managerMemory(db),
    deputies: deputyStore({ db, clock, random, keys }),
    kiosks: house.kiosks,
    slips: house.slips,
    audit: house.audit,
    factors: approverFactors(factors),
    keyedHash,
    sealPass,
    policy: config.policy,
    settings: { approveOrigin, securityInfoLink: securityInfoLink(config.cloud, config.isCustomCloud), cloudNotice: config.isCustomCloud, kioskPage: buildIn(pages, 'employee.html') },
    connectedPages: streams.connected,
    wake: () => { sweep.wake(); },
    report,
  };
  const sweepCases = runDue(deps);
  const keepHouse = houseKeeping({ db, clock, random, keys, dataFolder: config.dataFolder, keepPersonalMs: config.policy.keepPersonalMs });
  const watchRestore = watchForRestore({ db, clock, random, keys, dataFolder: config.dataFolder, factorWaitMs: config.policy.factorWaitMs, deskMail: config.policy.deskMail }, (found) => {
    log.error(found, 'This database is an older one that was put back. What may have been used up or withdrawn since counts no more. What is left to do: docs/operations.md, "After a restore".');
  });
  // Nothing is served, and nothing due is done, before that is known.
  await watchRestore();
  const sweep = createSweep(
    async () => {
      await watchRestore();
      await sweepCases();
      await keepHouse();
    },
    SWEEP_EVERY_MS,
    (error) => { report('A sweep failed.', error); },
  );
  opened.defer(sweep.stop);
  const looks = createSweep(lookAtManagers(deps), MANAGERS_LOOK_RETRY_MS, (error) => { report('A look at the managers failed.', error); });
  opened.defer(looks.stop);
  looks.wake();
  await database.listen(CASE_CHANNEL, (caseId) => {
    if (caseId === null) streams.changedAll();
    else streams.changed(caseId);
  });

  const sessions = approverSessions({ db, clock, random });
  const clerkSessions = deskSessions({ db, clock, random });
  const signIns = { config, clock, random, transactions: signInStore(db), onRefused: (reason: string) => { log.warn({ reason }, 'A sign-in was refused.'); } };
  const signIn = pageSignIn({ ...signIns, origin: approveOrigin, side: APPROVER_SIDE, cookies: APPROVER_COOKIES, openSession: (who) => sessions.open(who), endSession: (cookie) => sessions.end(cookie) });
  const ownFactors = ownFactorCalls({
    clock,
    factors,
    policy: config.policy.factors,
    directory: world.directory,
    changeFactors: house.changeFactors,
    queueMails: (mails) => house.record([], mails),
    endSessions: async (personId, except) => {
      await sessions.endAllOf(personId, except);
      await clerkSessions.endAllOf(personId);
    },
    forgetPhones: (personId) => house.pushPhones.removeAll(personId),
    withdrawApprovals: withdrawApprovals(deps),
  });
  const kioskDoor = createKioskDoor({ origin: kioskOrigin, clock, keys, replay: house.replay, kioskByKey: house.kioskByKey });
  const approverDoor = { origin: approveOrigin, find: (cookie: string) => sessions.find(cookie), keep: (idHash: string) => sessions.keep(idHash) };
  const deskCalls = deskSide({ config, origin: kioskOrigin, db, keys, deps, factors, sessions: clerkSessions, transactions: signIns.transactions, onRefused: signIns.onRefused, revokeFactorsOf: ownFactors.revokeFactorsOf });
  const health = healthRoutes(readinessChecks({ clock, db, directory: world.directory, managers: deps.managers, lookAtManagers: looks.tick, policy: config.policy, permissions, signIn: signIn.reachable }), (error) => { report('Not ready.', error); });
  const common = {
    clock,
    trustedProxies: config.trustedProxies,
    log: (line: object) => { log.info(line, 'request'); },
    report: (error: unknown) => { report('A request failed.', error); },
  };
  kioskListener.serve(createApp({
    ...common,
    side: 'kiosk',
    origin: kioskOrigin,
    routes: [
      ...health,
      ...pageRoutes([{ page: employee, paths: ['/'] }, { page: desk, paths: ['/desk'] }]),
      ...kioskRoutes(deps, { door: kioskDoor, streams, enrol: house.enrolKiosk }),
      ...deskCalls,
    ],
  }));
  approveListener.serve(createApp({
    ...common,
    side: 'approve',
    origin: approveOrigin,
    routes: [
      ...health,
      ...pageRoutes([{ page: approve, paths: ['/approve/{id}', '/factors', '/not-me/{token}'] }]),
      ...installedRoutes(approve, worker),
      passkeyOriginsRoute([kioskOrigin]),
      ...signIn.routes,
      ...approverRoutes(deps, approverDoor, ownFactors),
    ],
  }));

  const tick = async (): Promise<void> => {
    await looks.tick();
    await sweep.tick();
  };
  const running = opened.move();
  return { kioskOrigin, approveOrigin, tick, close: () => running.disposeAsync() };
}
