import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { inUse, run, type Ending, type Program, type ProgramOptions } from './actors/program.ts';
import { serverEnvironment } from './server-environment.ts';
import { createTenant } from './kit/tenant.ts';

/** The commands of the README as a person types them. The ports are free ones, the folder one of its own. */
const test = base.extend<{ readonly folder: string; readonly start: (command: string, args: readonly string[], options?: ProgramOptions) => Program }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-command-'));
    chmodSync(folder, 0o711);
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({}, use) => {
    const started: Program[] = [];
    await use((...command) => {
      const program = run(...command);
      started.push(program);
      return program;
    });
    for (const program of started) program.end('SIGTERM to all');
    await Promise.all(started.map((program) => program.ended));
  },
});

const ANY_PORTS = { PORT: '0', APPROVE_PORT: '0', SIMULATOR_PORT: '0', SIMULATOR_PAGES_PORT: '0' };
const demo = (folder: string): ProgramOptions => ({ env: { ...ANY_PORTS, VOUCH_DATA: folder } });
const READY = /^ *Kiosk +(http:\S+)/m;
const TO_END = { timeout: 10_000 };
const here = (file: string): string => resolve(import.meta.dirname, '..', file);
/** The Node of the npm scripts, in another folder than the project's. */
const NODE = here('node_modules/.bin/node');

async function readiness(program: Program): Promise<number> {
  const [, kiosk = ''] = await program.hear(READY);
  return (await fetch(new URL('/health/ready', kiosk))).status;
}

async function leavesNothing(program: Program, folder: string): Promise<void> {
  await program.ended;
  await expect.poll(() => program.left(), TO_END).toEqual([]);
  expect(inUse(folder)).toEqual([]);
}

test('npm start gets ready, twice on one folder; Ctrl-C, and SIGINT to npm alone, leave no process and no lock', async ({ folder, start }) => {
  for (const how of ['Ctrl-C', 'SIGINT to npm'] satisfies Ending[]) {
    const program = start('npm', ['start'], demo(folder));
    expect(await readiness(program)).toBe(200);
    expect(inUse(folder)).not.toEqual([]);
    program.end(how);
    await leavesNothing(program, folder);
  }
});

test('Ctrl-C while npm start is still starting leaves no process and no lock', async ({ folder, start }) => {
  const program = start('npm', ['start'], demo(folder));
  await expect.poll(() => existsSync(join(folder, 'postgres', 'data', 'postmaster.pid')), { timeout: 20_000, intervals: [10] }).toBe(true);
  expect(program.said()).not.toMatch(READY);
  program.end('Ctrl-C');
  await leavesNothing(program, folder);
});

test('after kill -9 npm start comes back with the same people, and the command line works beside it', async ({ folder, start }) => {
  const killed = start('npm', ['start'], demo(folder));
  const [, claimant] = await killed.hear(/^ *claimant +(\S+)/m);
  killed.kill();
  await killed.ended;
  // The database has a session of its own and outlives its server.
  expect(inUse(folder)).not.toEqual([]);

  const program = start('npm', ['start'], demo(folder));
  expect(await readiness(program)).toBe(200);
  expect((await program.hear(/^ *claimant +(\S+)/m))[1]).toBe(claimant);

  writeFileSync(join(folder, '.env'), readFileSync(join(folder, 'demo.env')));
  const admin = start(NODE, [here('server/admin/main.ts'), 'kiosk', 'list'], { cwd: folder });
  expect(await admin.ended).toBe(0);
  expect(admin.said()).toContain('Lobby');
  program.end('SIGTERM to npm');
  await leavesNothing(program, folder);
});

test('npm run simulator, and npm run serve against it from .env', async ({ folder, start }) => {
  const simulator = start('npm', ['run', 'simulator'], { env: { ...ANY_PORTS, SIMULATOR_STATE: join(folder, 'simulator') } });
  const [, origin = ''] = await simulator.hear(/^ *Entra and Graph +(\S+)/m);
  const [, pagesOrigin = ''] = await simulator.hear(/^ *People's pages +(\S+)/m);
  const [, caFile = ''] = await simulator.hear(/^ *Trust for 7 days +(\S+)/m);
  const tenant = await createTenant({ origin, pagesOrigin });
  const policyFile = join(folder, 'policy.json');
  writeFileSync(policyFile, JSON.stringify({ neverRecoverGroup: tenant.group('never-recover') }));
  const env = serverEnvironment(tenant, { simulator: { origin, caPem: caFile }, dataFolder: join(folder, 'data'), policyFile });
  writeFileSync(join(folder, '.env'), Object.entries(env).map(([name, value]) => `${name}=${value}\n`).join(''));

  const server = start(NODE, [here('server/main.ts')], { cwd: folder });
  expect(await readiness(server)).toBe(200);
  const badges = join(folder, 'badges.csv');
  const person = tenant.person('claimant');
  writeFileSync(badges, `${person.userPrincipalName},${person.badge}\n`);
  const admin = start(NODE, [here('server/admin/main.ts'), 'badges', 'import', badges], { cwd: folder });
  expect(await admin.ended).toBe(0);
  expect(admin.said()).toContain('1 bound, 0 bound before, 0 not bound.');
  server.end('SIGTERM to all');
  expect(await server.ended).toBe(0);
  expect(inUse(join(folder, 'data'))).toEqual([]);
  simulator.end('SIGTERM to npm');
  await expect.poll(() => simulator.left(), TO_END).toEqual([]);
});

test('a server without configuration says all that is missing, once, and does not start', async ({ folder, start }) => {
  const server = start(NODE, [here('server/main.ts')], { cwd: folder });
  expect(await server.ended).toBe(1);
  const said = server.said();
  for (const name of ['AZURE_TENANT_ID', 'READER_CLIENT_ID', 'ISSUER_CLIENT_ID', 'MAILER_CLIENT_ID', 'SIGNIN_CLIENT_ID', 'MAIL_SENDER', 'DATABASE_URL']) expect(said).toContain(`${name} is missing`);
  expect(said).toMatch(/^The configuration has \d+ faults:\n/);
  expect(said).not.toContain('.env not found');
});

test('.env.example names every variable that the server reads, and no other', () => {
  const read = [...readFileSync(here('server/env.ts'), 'utf8').matchAll(/(?:optional|required)\('([A-Z_]+)'/g)].map(([, name = '']) => name);
  const roles = ['READER', 'ISSUER', 'MAILER', 'SIGNIN'].flatMap((role) => ['CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_CERTIFICATE'].map((what) => `${role}_${what}`));
  const own = [...readFileSync(here('simulator/env.ts'), 'utf8').matchAll(/'(SIMULATOR_[A-Z_]+)'/g)].map(([, name = '']) => name);
  const told = [...readFileSync(here('.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name);
  expect(told.toSorted()).toEqual([...new Set([...read, ...roles, ...own])].toSorted());
});
