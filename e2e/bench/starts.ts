import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'node:https';
import { run } from '../actors/program.ts';
import { createTenant } from '../kit/tenant.ts';

const FREE_PORTS = { PORT: '0', APPROVE_PORT: '0', SIMULATOR_PORT: '0', SIMULATOR_PAGES_PORT: '0' };
const NODE = ['--disable-warning=ExperimentalWarning'];

/** Milliseconds from the start of the simulator's process until a program holds its first token. */
export async function simulatorToToken(): Promise<number> {
  const began = performance.now();
  const simulator = run('node', [...NODE, 'simulator/start.js'], { env: FREE_PORTS });
  try {
    const [, origin = ''] = await simulator.hear(/^ *Entra and Graph +(\S+)/m);
    const [, pagesOrigin = ''] = await simulator.hear(/^ *People's pages +(\S+)/m);
    const tenant = await createTenant({ origin, pagesOrigin });
    const { clientId = '', clientSecret = '' } = tenant.apps[0] ?? {};
    await askForToken(`${origin}/${tenant.id}/oauth2/v2.0/token`, new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' }));
    return performance.now() - began;
  } finally {
    simulator.end('SIGTERM to all');
    await simulator.ended;
  }
}

function askForToken(address: string, form: URLSearchParams): Promise<void> {
  return new Promise((done, failed) => {
    // Whose certificate it is does not matter to the time.
    const asked = request(address, { method: 'POST', agent: new Agent({ rejectUnauthorized: false }), headers: { 'content-type': 'application/x-www-form-urlencoded' } }, (answer) => {
      answer.resume().on('end', () => { if (answer.statusCode === 200) done(); else failed(new Error(`The token endpoint answered ${String(answer.statusCode)}.`)); });
    });
    asked.on('error', failed).end(form.toString());
  });
}

/** Milliseconds of `npm start` until the server says it is ready: on an empty folder, then `again` times on the same. */
export async function startsOfDemo(again: number): Promise<{ readonly first: number; readonly later: readonly number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-'));
  chmodSync(folder, 0o711);
  try {
    const first = await startOfDemo(folder);
    const later: number[] = [];
    for (let count = 0; count < again; count += 1) later.push(await startOfDemo(folder));
    return { first, later };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOfDemo(folder: string): Promise<number> {
  const began = performance.now();
  const demo = run('npm', ['start'], { env: { ...FREE_PORTS, VOUCH_DATA: folder } });
  try {
    const [, kiosk = ''] = await demo.hear(/^ *Kiosk +(http:\S+)/m);
    const { status } = await fetch(new URL('/health/ready', kiosk));
    if (status !== 200) throw new Error(`The server is not ready: ${status}`);
    return performance.now() - began;
  } finally {
    demo.end('SIGTERM to all');
    await demo.ended;
  }
}
