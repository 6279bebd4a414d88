import { scrub } from './log-scrub.ts';

/**
 * What ends the process is told in one scrubbed line, where Node would print message and fields, and the signal that
 * opens Node's debugger does nothing (Node.js documentation, "Signal events"). For the program alone, not for what runs
 * inside another.
 */
export function lastWords(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${JSON.stringify({ level: 60, msg: 'The server cannot go on.', err: scrub(error) })}\n`);
    process.exit(1);
  });
  process.on('SIGUSR1', () => undefined);
}
