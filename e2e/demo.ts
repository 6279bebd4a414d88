import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startServer } from '#server';
import { askedToStop, readConfig, systemRandom } from '#server/testing';
import { createSimulator, type Simulator } from '#simulator';
import { hostOf } from './host.ts';
import { serverEnvironment } from './server-environment.ts';
import { createTenant, keptTenant, type TenantControl } from './kit/tenant.ts';

/** `npm start`: the simulated tenant and the server on this machine, with one clock, kept open for a person. */

const KIOSK = 'Lobby';
/** Whom the table names; the hub lists the others. */
const STARRING = ['claimant', 'manager', 'director', 'hybrid', 'globaladmin', 'nofactor'];
/** How often to look whether the code for setting the kiosk up has gone stale: it lives ten minutes on a clock that people move. */
const CODE_CHECK_MS = 5_000;

const stop = askedToStop();
const dataFolder = resolve(process.env['VOUCH_DATA'] ?? '.data');
const port = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const pages = join(dataFolder, 'pages');
mkdirSync(dataFolder, { recursive: true });

const [simulator] = await Promise.all([
  createSimulator({ port: port('SIMULATOR_PORT', 8443), pagesPort: port('SIMULATOR_PAGES_PORT', 8081), stateDir: join(dataFolder, 'simulator') }),
  buildPages(),
]);
const tenant = (await keptTenant(simulator, 'contoso')) ?? (await createTenant(simulator));
const caFile = join(dataFolder, 'simulator-ca.pem');
writeFileSync(caFile, simulator.caPem);
const env = environment(simulator, tenant);
// What a server or the command line beside this one needs to be told: see .env.example.
writeFileSync(join(dataFolder, 'demo.env'), Object.entries(env).map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
const outside = { clock: simulator.clockOf(tenant.id), random: systemRandom };
const server = await startServer(readConfig(env), { ...outside, pages, log: createWriteStream(join(dataFolder, 'server.log'), { flags: 'a' }) });
await tenant.settings({ links: { kiosk: `${server.kioskOrigin}/`, approve: `${server.approveOrigin}/factors`, desk: `${server.kioskOrigin}/desk` } });
const host = hostOf(env, outside.clock);
await host.bindBadges(tenant.people);
let setUpCode: string | null = null;
await offerKiosk();
const codeCheck = setInterval(() => { void offerKiosk(); }, CODE_CHECK_MS).unref();
printTable();

await stop;
clearInterval(codeCheck);
// Side by side: all doors are shut at once, so the next start finds the ports free.
await Promise.all([server.close(), simulator.close()]);

/**
 * In a process of its own: a build in a process that has run a page would take the libraries' development code.
 * And into a folder of its own: tests that run beside it read the usual one.
 */
function buildPages(): Promise<void> {
  return new Promise((done, failed) => {
    spawn('vite', ['build', '--configLoader', 'native', '--logLevel', 'warn', '--outDir', pages, '--emptyOutDir'], { stdio: 'inherit' })
      .on('error', failed)
      .on('exit', (code) => { if (code === 0) done(); else failed(new Error('The pages could not be built.')); });
  });
}

function environment({ origin }: Simulator, of: TenantControl): Record<string, string> {
  const policyFile = join(dataFolder, 'demo-policy.json');
  writeFileSync(policyFile, `${JSON.stringify({ factorWaitHours: 0, neverRecoverGroup: of.group('never-recover'), approvers: { push: { on: true } }, kiosk: { addressDomains: [of.domain] } }, null, 2)}\n`);
  const { DATABASE_URL } = process.env;
  return serverEnvironment(of, {
    simulator: { origin, caPem: caFile },
    dataFolder,
    policyFile,
    port: port('PORT', 8080),
    approvePort: port('APPROVE_PORT', 8082),
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
  });
}

/**
 * A kiosk is set up once, by a code. While it is not, there is always a code that works, whatever people do to the clock.
 */
async function offerKiosk(): Promise<void> {
  const line = (await host.admin('kiosk', 'list')).split('\n').find((each) => each.startsWith(`${KIOSK} `));
  if (line !== undefined && !line.includes('code too old') && (line.includes('in service') || setUpCode !== null)) return;
  if (line !== undefined) await host.admin('kiosk', 'revoke', KIOSK);
  const isNew = setUpCode !== null;
  setUpCode = await host.addKiosk(KIOSK);
  if (isNew) console.log(`The kiosk's set-up code is now ${setUpCode}`);
}

function printTable(): void {
  const rows = (pairs: readonly (readonly string[])[]): string => {
    const widths = pairs.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
    return pairs.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()}`).join('\n');
  };
  const { pagesOrigin } = simulator;
  console.log(`
Vouch is ready. Everything runs on this machine; the tenant is simulated.

${rows([
    ['Start here', `${pagesOrigin}/`, 'the hub: people, devices, clock, what happened'],
    ['Kiosk', `${server.kioskOrigin}/`, setUpCode === null ? 'set up' : `set-up code ${setUpCode}`],
    ['Approver', `${server.approveOrigin}/factors`, 'where a manager sets up what they confirm with'],
    ['Service desk', `${server.kioskOrigin}/desk`, 'for the clerk, the operator and the director (who audits)'],
    ['Token endpoint and Graph', simulator.origin, `certificate authority in ${caFile}`],
  ])}

${rows([
    ['WHO', 'ADDRESS', 'PASSWORD', 'BADGE'],
    ...STARRING.map((key) => tenant.person(key)).map((person) => [person.key, person.userPrincipalName, person.password, person.badge]),
  ])}

The hub lists everybody else. Ctrl-C stops everything; ${dataFolder} keeps it for next time.`);
}
