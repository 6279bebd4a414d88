import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How people and service managers end a program: in a terminal the whole group hears Ctrl-C, a manager tells npm alone. */
export type Ending = 'Ctrl-C' | 'SIGINT to npm' | 'SIGTERM to npm' | 'SIGTERM to all';

/** A command that runs in a process group of its own, as in a terminal. */
export interface Program {
  /** Everything that it said so far. */
  said(): string;
  /** Waits until it said something. @throws with what it said instead when it ends before. */
  hear(what: RegExp): Promise<RegExpExecArray>;
  end(how: Ending): void;
  /** kill -9 for everything that the command started, the database excepted: that has a group of its own. */
  kill(): void;
  /** Its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** Process ids that are still there of what it started. */
  left(): readonly number[];
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function run(command: string, args: readonly string[], { env = {}, cwd = process.cwd() }: ProgramOptions = {}): Program {
  // Nothing of the test run reaches it but how to find programs, a place for files and what Node has compiled.
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const around = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR, NODE_COMPILE_CACHE }).filter(([, value]) => value !== undefined));
  const child = spawn(command, args, { cwd, env: { ...around, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((done, failed) => { child.on('error', failed).on('close', done); });
  const group = child.pid ?? 0;
  const signal = (to: number, name: NodeJS.Signals): void => {
    try {
      process.kill(to, name);
    } catch (error) {
      // It may be gone already.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };

  return {
    said: () => text,
    ended,
    hear: (what) =>
      new Promise((done, failed) => {
        const look = (): void => {
          const found = what.exec(text);
          if (found === null) return;
          listeners.delete(look);
          done(found);
        };
        listeners.add(look);
        look();
        ended.then((code) => { failed(new Error(`It ended with ${String(code)} and had said:\n${text}`)); }, failed);
      }),
    end: (how) => { signal(how === 'Ctrl-C' || how === 'SIGTERM to all' ? -group : group, how.startsWith('SIGTERM') ? 'SIGTERM' : 'SIGINT'); },
    kill: () => { signal(-group, 'SIGKILL'); },
    left: () => processes().filter((each) => each.group === group).map(({ id }) => id),
  };
}

interface Process {
  readonly id: number;
  readonly group: number;
  readonly command: string;
}

/** All that run on this machine (Linux, proc(5)); what is dead and not yet collected does not count. */
function processes(): Process[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? [] : [{ id: Number(name), group: Number(group), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      return [];
    }
  });
}

/** What of a data folder is still in use: processes that were started on it, and the database's lock. */
export function inUse(dataFolder: string): readonly string[] {
  const lock = join(dataFolder, 'postgres', 'data', 'postmaster.pid');
  return [...processes().filter(({ command }) => command.includes(dataFolder)).map(({ command }) => command.replaceAll('\0', ' ')), ...(existsSync(lock) ? [lock] : [])];
}
