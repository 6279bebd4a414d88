import type { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';
import type { Clock } from './ports.ts';

/**
 * Names under which a secret could reach the log inside an object that somebody logs whole. The first guard is that
 * secrets are wrapped and print themselves as a mark; this is the second.
 */
const SECRET_NAMES = ['authorization', 'cookie', 'dpop', 'password', 'temporaryAccessPass', 'clientSecret', 'client_secret', 'access_token', 'id_token', 'code', 'secret'];

/** Only what kind of error it was and where: a message may quote what came from outside. */
function errorLine(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack, cause } = error;
  const code: unknown = Reflect.get(error, 'code');
  const where = stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8).map((line) => line.trim());
  return { name, ...(typeof code === 'string' ? { errorCode: code } : {}), where, ...(cause === undefined ? {} : { cause: errorLine(cause) }) };
}

/** One JSON object a line, so that no text from outside can begin a line of its own. */
export function createLog(clock: Clock, stream?: Writable): Logger {
  const options = {
    base: null,
    timestamp: () => `,"time":"${clock.now().toISOString()}"`,
    serializers: { err: errorLine },
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}
