import { spawn } from 'node:child_process';

/** Runs one command of this project with its output shown as it comes. Gives its exit code. */
export async function runShown(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  return new Promise((done) => {
    child.on('error', () => { done(1); });
    child.on('exit', (code) => { done(code ?? 1); });
  });
}
