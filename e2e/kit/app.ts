import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import type { Origins } from './tenant.ts';

/** Starts a program of yours and waits until it answers. It is told its port by `PORT` and trusts the simulator. */
export type StartApp = (command: string, env: Readonly<Record<string, string>>) => Promise<string>;

export interface Apps {
  readonly start: StartApp;
  /** Ends everything that was started. */
  stop(): Promise<void>;
}

/** Longest wait for an app's first answer. */
const START_MS = 30_000;
const LOOK_EVERY_MS = 50;

export async function appsBeside({ pagesOrigin }: Origins): Promise<Apps> {
  const folder = await mkdtemp(join(tmpdir(), 'vouch-kit-'));
  const caFile = join(folder, 'simulator-ca.pem');
  const { authority } = (await (await fetch(`${pagesOrigin}/_sim/certificate`)).json()) as { authority: string };
  await writeFile(caFile, authority);
  const started: ChildProcess[] = [];
  return {
    start: async (command, env) => {
      const port = await freePort();
      const app = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env, PORT: String(port), NODE_EXTRA_CA_CERTS: caFile } });
      started.push(app);
      let said = '';
      for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
      const origin = `http://localhost:${port}`;
      for (const until = Date.now() + START_MS; !(await answers(origin));) {
        if (app.exitCode !== null || Date.now() > until) throw new Error(`${command} does not answer at ${origin}. It said:\n${said}`);
        await new Promise((done) => { setTimeout(done, LOOK_EVERY_MS); });
      }
      return origin;
    },
    stop: async () => {
      await Promise.all(started.map(ended));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Any answer will do, a redirect to the sign-in too. */
const answers = (origin: string): Promise<boolean> => fetch(origin, { redirect: 'manual' }).then(() => true, () => false);

/** The shell and what it started: they are a group of their own. */
function ended(app: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (app.pid === undefined || app.exitCode !== null || app.signalCode !== null) { done(); return; }
    app.on('exit', () => { done(); });
    process.kill(-app.pid, 'SIGKILL');
  });
}
