import type { Writable } from 'node:stream';
import { pino, type Logger, type LoggerOptions } from 'pino';
import { scrub } from './log-scrub.ts';
import type { Clock } from './ports.ts';

/** One JSON object a line, so that no text from outside can begin a line of its own; each scrubbed whole. */
export function createLog(clock: Clock, stream?: Writable): Logger {
  const options: LoggerOptions = {
    base: null,
    timestamp: () => `,"time":"${clock.now().toISOString()}"`,
    // The library's own way with errors writes their messages and fields.
    serializers: { err: (error: unknown) => error },
    formatters: { log: (line) => scrub(line) as Record<string, unknown> },
    hooks: {
      // Without words of ours it would take the error's own for the line.
      logMethod([what, words, ...rest], log) {
        if (typeof what === 'object' && words === undefined) log.call(this, what instanceof Error ? { err: what } : what, 'No words.');
        else log.call(this, what, words, ...rest);
      },
    },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}
