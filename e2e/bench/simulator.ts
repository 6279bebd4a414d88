import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askOnce, interleaved, type Rate } from './drive.ts';
import type { Call, Job } from './load.ts';
import { scratch, startPeer, startSimulator, type BenchTenant, type Server, type SimulatorServer, type TenantOrder } from './servers.ts';
import { median } from './statistics.ts';

const CONNECTIONS = 8;
const STARTS = 5;
const ROUNDS = 5;
const MANY_TENANTS = 200;
/** Among so many of the many tenants the load is spread. */
const SPREAD = 20;
const FEW_PEOPLE = 100;
const MANY_PEOPLE = 100_000;
/** Between the first token and the look at the memory, without any call. */
const IDLE_MS = 1_000;

export interface SimulatorReport {
  readonly conditions: string;
  readonly startMs: Readonly<Record<string, number>>;
  readonly idleMb: Readonly<Record<string, number>>;
  readonly tokens: Readonly<Record<string, Rate>>;
  readonly reads: Readonly<Record<string, Rate>>;
  readonly passes: Readonly<Record<string, Rate>>;
  readonly scale: Readonly<Record<string, Readonly<Record<string, Rate>>>>;
}

/** All speak TLS 1.3 with P-256 keys and sign with RSA 2048, RS256; eight kept connections from a process of their own. */
const CONDITIONS = 'https, P-256 certificates, RS256 with RSA 2048, 8 kept-alive connections, client in a process of its own, rounds interleaved, medians of rounds';

type Scratch = Awaited<ReturnType<typeof scratch>>;

const starters = (files: Scratch): Readonly<Record<string, () => Promise<Server>>> => ({
  simulator: () => startSimulator([{ seed: 'contoso' }]),
  'oauth2-mock-server': () => startPeer('oauth2-mock-server', files),
  'oidc-provider': () => startPeer('oidc-provider', files),
});

/** Process start to first token, and what lies in memory a second later. The simulator's time holds the making of a tenant and of its certificates. */
async function starts(files: Scratch): Promise<Pick<SimulatorReport, 'startMs' | 'idleMb'>> {
  const all = Object.entries(starters(files)).map(([name, start]) => ({ name, start, ms: [] as number[], mb: [] as number[] }));
  for (let round = 0; round <= STARTS; round += 1) {
    for (const { start, ms, mb } of all) {
      const began = performance.now();
      const server = await start();
      await askOnce(server.origin, server.token);
      const taken = performance.now() - began;
      await wait(IDLE_MS);
      // The first start fills the compile caches.
      if (round > 0) {
        ms.push(taken);
        mb.push(server.memory());
      }
      await server.end();
    }
  }
  return { startMs: Object.fromEntries(all.map(({ name, ms }) => [name, median(ms)])), idleMb: Object.fromEntries(all.map(({ name, mb }) => [name, median(mb)])) };
}

async function ask(server: Server, token: Call): Promise<Readonly<Record<string, string>>> {
  const { access_token = '' } = JSON.parse((await askOnce(server.origin, token)).body) as { access_token?: string };
  return { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
}

const reading = (headers: Call['headers'], person: string): Call => ({ method: 'GET', path: `/v1.0/users/${person}?$select=id,displayName,userPrincipalName,accountEnabled,employeeId`, headers, body: '', expect: 200 });
const passing = (headers: Call['headers'], person: string): readonly Call[] => {
  const path = `/v1.0/users/${person}/authentication/temporaryAccessPassMethods`;
  return [{ method: 'POST', path, headers, body: '{"lifetimeInMinutes":60}', expect: 201 }, { method: 'DELETE', path: `${path}/{id}`, headers, body: '', expect: 204 }];
};

interface Loads {
  readonly token: Job['scripts'];
  readonly read: Job['scripts'];
  readonly pass: Job['scripts'];
}

const onEach = (script: (connection: number) => readonly Call[]): Job['scripts'] => Array.from({ length: CONNECTIONS }, (_, i) => script(i));

/** On each connection for another person: two that make passes for one would delete each other's. */
async function loadsOf(server: SimulatorServer, tenants: readonly BenchTenant[]): Promise<Loads> {
  const each = await Promise.all(tenants.map(async ({ token, people }) => ({ token, people, headers: await ask(server, token) })));
  return {
    token: onEach(() => each.map(({ token }) => token)),
    read: onEach((i) => each.map(({ headers, people }) => reading(headers, people.at(-1 - i) ?? ''))),
    pass: onEach((i) => each.flatMap(({ headers, people }) => passing(headers, people.at(-1 - i) ?? ''))),
  };
}

async function sideBySide(files: Scratch): Promise<Pick<SimulatorReport, 'tokens' | 'reads' | 'passes'>> {
  const started: Server[] = [];
  try {
    const simulator = await startSimulator([{ seed: 'contoso' }]);
    started.push(simulator);
    for (const name of ['oauth2-mock-server', 'oidc-provider'] as const) started.push(await startPeer(name, files));
    const [, mock, oidc] = started;
    if (mock === undefined || oidc === undefined) throw new RangeError('A peer is missing.');
    const load = (name: string, server: Server, scripts = onEach(() => [server.token])) => ({ name, server, scripts });
    const tokens = await interleaved([load('simulator', simulator), load('oauth2-mock-server', mock), load('oidc-provider', oidc)], ROUNDS);
    const ours = await loadsOf(simulator, simulator.tenants);
    const bare = await startPeer('bare', files, await canned(files, simulator, ours));
    started.push(bare);
    const reads = await interleaved([load('simulator', simulator, ours.read), load('bare', bare, ours.read)], ROUNDS);
    const passes = await interleaved([load('simulator', simulator, ours.pass), load('bare', bare, ours.pass)], ROUNDS);
    return { tokens, reads, passes };
  } finally {
    await Promise.all(started.map((server) => server.end()));
  }
}

/** What the simulator answers to a read, a create and a delete, in a file for the bare server. */
async function canned({ folder }: Scratch, simulator: Server, loads: Loads): Promise<string> {
  const [read] = loads.read[0] ?? [];
  const [create, remove] = loads.pass[0] ?? [];
  if (read === undefined || create === undefined || remove === undefined) throw new RangeError('Nothing is to be asked.');
  const get = await askOnce(simulator.origin, read);
  const post = await askOnce(simulator.origin, create);
  const id = /"id":"([^"]+)"/.exec(post.body)?.[1] ?? '';
  const removed = await askOnce(simulator.origin, { ...remove, path: remove.path.replace('{id}', id) });
  const kept = ({ headers: { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers }, ...rest }: Awaited<ReturnType<typeof askOnce>>) => ({ ...rest, headers });
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify({ GET: kept(get), POST: kept(post), DELETE: kept(removed) }));
  return file;
}

/** The same calls to one small tenant, to one of two hundred, and to a huge one. */
async function scale(): Promise<SimulatorReport['scale']> {
  const sizes: Readonly<Record<string, readonly TenantOrder[]>> = {
    'one tenant, 100 people': [{ generate: { people: FEW_PEOPLE } }],
    '200 tenants': Array.from({ length: MANY_TENANTS }, () => ({ generate: { people: FEW_PEOPLE } })),
    '100,000 people': [{ generate: { people: MANY_PEOPLE } }],
  };
  const servers: { readonly name: string; readonly server: SimulatorServer; readonly of: Loads }[] = [];
  try {
    for (const [name, orders] of Object.entries(sizes)) {
      const server = await startSimulator(orders);
      servers.push({ name, server, of: await loadsOf(server, server.tenants.slice(-SPREAD)) });
    }
    const by = (kind: 'token' | 'read' | 'pass') => interleaved(servers.map(({ name, server, of }) => ({ name, server, scripts: of[kind] })), ROUNDS);
    return { tokens: await by('token'), reads: await by('read'), passes: await by('pass') };
  } finally {
    await Promise.all(servers.map(({ server }) => server.end()));
  }
}

export async function simulatorReport(): Promise<SimulatorReport> {
  const files = await scratch();
  try {
    return { conditions: CONDITIONS, ...(await starts(files)), ...(await sideBySide(files)), scale: await scale() };
  } finally {
    files.remove();
  }
}
