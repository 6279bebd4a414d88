import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type Program } from '../actors/program.ts';
import { askOnce } from './drive.ts';
import { newCertificate } from './peers/new-certificate.ts';
import type { Call } from './load.ts';

/** A server under the bench, in a process of its own. */
export interface Server {
  readonly origin: string;
  /** What it takes to get a token. */
  readonly token: Call;
  /** Resident memory of the process in MB (proc(5), VmRSS). */
  memory(): number;
  end(): Promise<void>;
}

const NODE = ['--disable-warning=ExperimentalWarning'];
export const FREE_PORTS = { PORT: '0', APPROVE_PORT: '0', SIMULATOR_PORT: '0', SIMULATOR_PAGES_PORT: '0' };

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
export const tokenCall = (path: string, form: Readonly<Record<string, string>>): Call => ({ method: 'POST', path, headers: FORM, body: new URLSearchParams(form).toString(), expect: 200 });

/** A folder for the certificate that all but the simulator serve, and for what Node compiled: the simulator keeps that too. */
export async function scratch(): Promise<{ readonly folder: string; readonly files: readonly string[]; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-'));
  const { cert, key } = await newCertificate();
  const files = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(files[0] ?? '', cert);
  writeFileSync(files[1] ?? '', key);
  return { folder, files, remove() { rmSync(folder, { recursive: true, force: true }); } };
}

const common = (program: Program): Pick<Server, 'memory' | 'end'> => ({
  memory: () => program.left().reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0), 0) / 1024,
  async end() {
    program.end('SIGTERM to all');
    await program.ended;
  },
});

export async function startPeer(name: 'oauth2-mock-server' | 'oidc-provider' | 'bare', { folder, files }: { readonly folder: string; readonly files: readonly string[] }, ...more: readonly string[]): Promise<Server> {
  const program = run('node', [...NODE, `e2e/bench/peers/${name}.ts`, ...files, ...more], { env: { NODE_COMPILE_CACHE: join(folder, 'compiled') } });
  const [, address = ''] = await program.hear(/^ready (\S+)/m);
  const { origin, pathname } = new URL(address);
  const form = { grant_type: 'client_credentials', client_id: 'bench', client_secret: 'bench-secret', scope: 'all' };
  return { origin, token: tokenCall(pathname, form), ...common(program) };
}

export interface TenantOrder {
  readonly seed?: string;
  readonly generate?: { readonly people: number };
}

export interface BenchTenant {
  readonly id: string;
  readonly token: Call;
  readonly people: readonly string[];
}

export interface SimulatorServer extends Server {
  readonly tenants: readonly BenchTenant[];
}

/** The simulator as `npm run simulator` starts it, with tenants made by its control plane. */
export async function startSimulator(orders: readonly TenantOrder[]): Promise<SimulatorServer> {
  const program = run('node', [...NODE, 'simulator/start.js'], { env: FREE_PORTS });
  const [, origin = ''] = await program.hear(/^ *Entra and Graph +(\S+)/m);
  const tenants: BenchTenant[] = [];
  for (const order of orders) {
    const { body } = await askOnce(origin, { method: 'POST', path: '/_sim/tenants', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order), expect: 201 });
    const { tenantId, apps, people } = JSON.parse(body) as { tenantId: string; apps: { clientId: string; clientSecret: string }[]; people: { id: string }[] };
    const { clientId = '', clientSecret = '' } = apps[0] ?? {};
    tenants.push({ id: tenantId, people: people.map(({ id }) => id), token: tokenCall(`/${tenantId}/oauth2/v2.0/token`, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' }) });
  }
  const [first] = tenants;
  if (first === undefined) throw new RangeError('The bench needs a tenant.');
  return { origin, tenants, token: first.token, ...common(program) };
}
