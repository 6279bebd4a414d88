import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { startServer, type RunningServer } from '#server';
import { createTestDatabase, openDatabase, readConfig, systemRandom } from '#server/testing';
import type { Simulator } from '#simulator';
import { hostOf, type Host } from './host.ts';
import { serverEnvironment } from './server-environment.ts';
import type { Clock } from './kit/clock.ts';
import { createTenant, type TenantControl } from './kit/tenant.ts';

/** A factor is usable at once, so that a story need not wait a day; the wait itself has tests of its own. */
const POLICY = { factorWaitHours: 0 };

export interface WorldOptions {
  /** The tenant to serve, which stays; left out, it is one of the world's own. */
  readonly tenant?: TenantControl;
  /** Parts of the policy file that differ from its defaults; what names the simulator's host is made when that is known. */
  readonly policy?: object | ((simulator: Simulator) => object);
  /** Another way to the database than the direct one, as through a proxy. */
  readonly database?: (url: string) => Promise<string>;
  /** Settings of the server that differ from those of every world, by the names of .env.example. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of the pages, when they are not the build's. */
  readonly pages?: string;
}

/** One tenant, one database, one server: what a single test lives in. */
export interface World {
  readonly simulator: Simulator;
  readonly tenant: TenantControl;
  readonly server: RunningServer;
  readonly databaseUrl: string;
  /** The database as somebody beside the server sees it. */
  readonly db: ReturnType<typeof openDatabase>['db'];
  readonly env: Readonly<Record<string, string>>;
  /** Everything that the server logged so far. */
  log(): string;
  /** The tenant's, which is the server's too: what became due is done when it moves on. */
  readonly clock: Clock;
  readonly host: Host;
  /** Ends the server and starts another on the same database and ports, so that open pages find it again. */
  restart(): Promise<void>;
  /** Ends the server and lets another one serve in its place. */
  replaceServer(start: () => Promise<RunningServer>): Promise<void>;
  close(): Promise<void>;
}

export async function createWorld(simulator: Simulator, options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-world-'));
  const policyFile = join(folder, 'policy.json');
  const [tenant, database] = await Promise.all([options.tenant ?? createTenant(simulator), createTestDatabase()]);
  writeFileSync(policyFile, JSON.stringify({ ...POLICY, neverRecoverGroup: tenant.group('never-recover'), ...(typeof options.policy === 'function' ? (options.policy as (simulator: Simulator) => object)(simulator) : options.policy) }));
  const databaseUrl = (await options.database?.(database.url)) ?? database.url;
  const env = { ...serverEnvironment(tenant, { simulator, databaseUrl, dataFolder: folder, policyFile, serviceKey: randomBytes(32).toString('base64') }), ...options.settings };
  const outside = { clock: simulator.clockOf(tenant.id), random: systemRandom, ...(options.pages !== undefined && { pages: options.pages }) };

  let text = '';
  const log = new Writable({ write: (chunk: Buffer, _encoding, done) => { text += chunk.toString(); done(); } });
  const start = async (ports: Readonly<Record<string, string>> = {}): Promise<RunningServer> => {
    const running = await startServer(readConfig({ ...env, ...ports }), { ...outside, log });
    await tenant.settings({ links: { kiosk: `${running.kioskOrigin}/`, approve: `${running.approveOrigin}/factors`, desk: `${running.kioskOrigin}/desk` } });
    return running;
  };
  let server = await start();
  // What the server does by itself in its first second: it reads whose manager is who.
  await server.tick();
  // Open once: a connection costs as much as ten queries, and every judging wants one.
  const beside = openDatabase(database.url);
  const host = hostOf(env, outside.clock, beside.db);
  await host.bindBadges(tenant.people);

  return {
    simulator,
    tenant,
    get server() { return server; },
    databaseUrl: database.url,
    db: beside.db,
    env,
    host,
    log: () => text,
    clock: {
      ...tenant.clock,
      advance: async (ms) => {
        await tenant.clock.advance(ms);
        await server.tick();
      },
    },
    restart: async () => {
      const { kioskOrigin, approveOrigin } = server;
      await server.close();
      server = await start({ PORT: new URL(kioskOrigin).port, APPROVE_PORT: new URL(approveOrigin).port });
    },
    replaceServer: async (next) => {
      await server.close();
      server = await next();
    },
    close: async () => {
      await server.close();
      await beside.close();
      await database.drop();
      if (options.tenant === undefined) await tenant.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
