/** Names under which something secret may stand in an object that somebody logs whole: in lower case, without separators. */
const SECRET_NAMES = new Set([
  'accesstoken', 'authorization', 'body', 'clientassertion', 'clientsecret', 'code', 'collectcode', 'cookie', 'd', 'dpop', 'headers', 'idtoken', 'key', 'matchcode',
  'pass', 'password', 'pem', 'privatekey', 'refreshtoken', 'sealed', 'sealedpass', 'secret', 'seed', 'serial', 'setcookie', 'temporaryaccesspass', 'token', 'value',
]);
const MARK = '[secret]';

/** Credentials that tell themselves by their shape, wherever they stand in a text (RFC 6750, RFC 9449, RFC 7515, RFC 3986 section 3.2.1). */
const SECRET_SHAPES = /\b(?:Bearer|DPoP)\s+[\w.~+/=-]+|\beyJ[\w-]+\.[\w.-]+|(?<=:\/\/[^\s/@]{0,100}:)[^\s/@]+(?=@)/gi;

/** What JSON leaves as it is and a reader may take for the end of a line or for a change of direction. */
const UNPRINTABLE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const LONGEST_TEXT = 1_000;
const DEEPEST = 5;
const MOST_ITEMS = 50;
const MOST_FRAMES = 8;

const plain = (text: string): string => text.slice(0, LONGEST_TEXT).replaceAll(SECRET_SHAPES, MARK).replaceAll(UNPRINTABLE, '\u{fffd}');

/**
 * A value as the log may hold it. The first guard is that secrets are wrapped and print themselves as a mark; this is
 * the second, for what a library made: plain objects by their harmless fields, errors by kind and place, and of
 * everything else only what kind of thing it was.
 */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? `[${typeof value}]` : value;
  if (depth === DEEPEST) return '[deep]';
  if (value instanceof Error) return errorLine(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item: unknown) => scrub(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `[${plain(value.constructor.name)}]`;
  return Object.fromEntries(Object.entries(value).slice(0, MOST_ITEMS).map(([name, field]) => [plain(name), isSecretName(name) ? MARK : scrub(field, depth + 1)]));
}

const isSecretName = (name: string): boolean => SECRET_NAMES.has(name.toLowerCase().replaceAll(/[^a-z]/g, ''));

/** Only what kind of error it was and where: a message may quote what came from outside, and more lines than one of it. */
function errorLine(error: Error, depth: number): Record<string, unknown> {
  const code: unknown = Reflect.get(error, 'code');
  const where = stackOf(error).map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, MOST_FRAMES);
  return {
    name: plain(error.name),
    ...(typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? { errorCode: code } : {}),
    where,
    ...(error.cause === undefined ? {} : { cause: error.cause instanceof Error ? scrub(error.cause, depth + 1) : `[${typeof error.cause}]` }),
  };
}

/** The frames alone: the message stands before them and may look like one. */
function stackOf({ stack = '', message }: Error): readonly string[] {
  const end = message === '' ? 0 : stack.lastIndexOf(message) + message.length;
  return stack.slice(end).split('\n').slice(1);
}
