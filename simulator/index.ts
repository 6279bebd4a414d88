import { mkdir } from 'node:fs/promises';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { isIPv6, type AddressInfo } from 'node:net';
import { controlRoutes } from './control/routes.ts';
import { selfDescription } from './control/self-description.ts';
import type { Route } from './http.ts';
import { keyPool } from './oauth/key-pool.ts';
import { oauthRoutes } from './oauth/routes.ts';
import { securityInfoElsewhere } from './people-elsewhere.ts';
import { pushService } from './push/push-service.ts';
import { listener } from './pipeline.ts';
import { sideOf } from './refusal.ts';
import { Router } from './router.ts';
import { stateFile } from './state-file.ts';
import { sha256, systemNow, systemRandom } from './system.ts';
import { tenantNow } from './tenant/clock.ts';
import { holdTenants, type Tenants, type World } from './world.ts';

export interface SimulatorOptions {
  /** The https side; 0 takes a free one. */
  readonly port: number;
  /** The people's pages; 0 takes a free one. */
  readonly pagesPort: number;
  /** More host names in the certificate, answered as `localhost` is. */
  readonly hosts?: readonly string[];
  /** IP address to listen at; 127.0.0.1 when left out. Anything that others can reach is the caller's to warn of. */
  readonly bind?: string;
  /** Keeps tenants, their signing keys too, over restarts; without it everything is gone at the end. */
  readonly stateDir?: string;
  /** Lines for whoever watches; nowhere when left out. */
  readonly log?: (line: string) => void;
}

export interface Simulator {
  readonly origin: string;
  readonly pagesOrigin: string;
  readonly caPem: string;
  /** The tenant's clock as the server takes clocks. @throws {RangeError} when there is no such tenant. */
  clockOf(tenantId: string): { now(): Date };
  close(): Promise<void>;
}

/** Loopback alone: what is served here looks like a sign-in. */
const LOOPBACK = '127.0.0.1';
/** All addresses of this machine, which is no name that a caller could use. */
const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

/** Starts both sides. Nothing is imitated that no route names; see `GET /_sim/fidelity`. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { bind = LOOPBACK, stateDir, log = () => undefined } = options;
  const hosts = [...(options.hosts ?? []), ...(ANY_ADDRESS.has(bind) || bind === LOOPBACK ? [] : [bind])];
  if (stateDir !== undefined) await mkdir(stateDir, { recursive: true });
  const file = stateDir === undefined ? null : stateFile(stateDir, { tenantsNow: () => tenants, now: systemNow, log });
  // Another thread makes the first signing key while the certificate library, the slowest of all, is loaded.
  const keys = keyPool(systemNow);
  const tlsMade = import('./tls.ts').then(({ makeTls }) => makeTls(hosts, systemNow()));
  const [tls, before] = await Promise.all([tlsMade, file?.read() ?? []]);
  const tenants: Tenants = holdTenants(before, (id, soon) => { file?.changed(id, soon); });
  const origins = { origin: '', pagesOrigin: '' };
  const world: World = { ...tenants, now: systemNow, random: systemRandom, digest: sha256, keys, origins, caPem: tls.caPem, log };
  const names = new Set(['localhost', '127.0.0.1', '[::1]', ...hosts.map((host) => (isIPv6(host) ? `[${host}]` : host))]);
  const { https, pages } = routers();
  const secure = createHttps({ cert: tls.certPem, key: tls.keyPem }, listener({ world, router: https, hosts: names, scheme: 'https' }));
  const plain = createHttp(listener({ world, router: pages, hosts: names, scheme: 'http' }));
  origins.origin = `https://localhost:${await listen(secure, options.port, bind)}`;
  origins.pagesOrigin = `http://localhost:${await listen(plain, options.pagesPort, bind)}`;
  return {
    ...origins,
    caPem: tls.caPem,
    clockOf: (tenantId) => ({
      now() {
        const tenant = tenants.tenants.get(tenantId);
        if (tenant === undefined) throw new RangeError(`There is no tenant ${tenantId}.`);
        return new Date(tenantNow(tenant, systemNow()));
      },
    }),
    async close() {
      await Promise.all([stop(secure), stop(plain)]);
      await file?.flush();
    },
  };
}

interface Routers {
  readonly https: (path: string) => Router | Promise<Router>;
  readonly pages: () => Router | Promise<Router>;
}

/** Graph and the people's pages are loaded when the first of either is asked for: a program that wants a token need not wait for them. */
function routers(): Routers {
  const graphRoutes = async (): Promise<readonly Route[]> => (await import('./graph/routes.ts')).graphRoutes;
  const pageRoutes = async (): Promise<readonly Route[]> => (await import('./pages/routes.ts')).pageRoutes;
  const signIn = [...oauthRoutes, securityInfoElsewhere, pushService];
  const control = [...controlRoutes, ...selfDescription(controlRoutes, async () => [...signIn, ...(await graphRoutes()), ...(await pageRoutes())])];
  const rest = new Router([...signIn, ...control]);
  const graph = late(async () => new Router(await graphRoutes()));
  const pages = late(async () => new Router([...(await pageRoutes()), ...control]));
  return { https: (path) => (sideOf(path) === 'graph' ? graph() : rest), pages };
}

/** Made once, when it is first wanted. From then on nobody waits, not even for a promise that is kept. */
function late(make: () => Promise<Router>): () => Router | Promise<Router> {
  let made: Router | Promise<Router> | null = null;
  return () => (made ??= make().then((router) => (made = router)));
}

function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => { resolve(); });
    server.closeAllConnections();
  });
}
