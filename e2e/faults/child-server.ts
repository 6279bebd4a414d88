import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { RunningServer } from '#server';

/** The server as a process of its own, as a host runs it: its own clock, and mortal. */
export interface ChildServer extends RunningServer {
  /** Ends it between two instructions, with nothing said to anybody. */
  kill(): Promise<void>;
  /** Stops it where it stands, and lets it go on as if no time had passed. */
  freeze(): void;
  thaw(): void;
}

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const READY = /Kiosk\s+(\S+)\nApprover\s+(\S+)\n/;

export async function startChildServer(env: Readonly<Record<string, string>>): Promise<ChildServer> {
  // Half of its start is reading sources that this process has read: what Node made of them is kept where the run says, as a killed one could not.
  flushCompileCache();
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], { env: { PATH, NODE_COMPILE_CACHE, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [kioskOrigin, approveOrigin] = await origins(child);
  const gone = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return {
    kioskOrigin,
    approveOrigin,
    // It looks by itself every two seconds, and when woken.
    tick: () => Promise.resolve(),
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => { child.kill('SIGSTOP'); },
    thaw: () => { child.kill('SIGCONT'); },
  };
}

function origins(child: ChildProcess): Promise<readonly [string, string]> {
  return new Promise((ready, failed) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, kiosk, approve] = READY.exec(said) ?? [];
      if (kiosk !== undefined && approve !== undefined) ready([kiosk, approve]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => { failed(new Error(`The server did not start: ${said}`)); });
  });
}
