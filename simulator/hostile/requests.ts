import fc from 'fast-check';
import type { Route } from '../http.ts';
import type { Sent } from './send.ts';

/** A way into the simulator: what a request to it looks like when nothing is wrong with it. */
export type Door = Pick<Route, 'method' | 'path'>;

/** Values by the names that paths and parameters use, so that hostile requests get past the first check too. */
export interface Known {
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Authorization headers, good and bad. */
  readonly tokens: readonly string[];
  /** Fields that forms and bodies have, with values that fit. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const NASTY = [
  '', ' ', '0', '-1', '1e309', '99999999999999999999', 'NaN', 'null', 'true', '[]', '{}', "'", "''", '"', "' or 1 eq 1", '%', '%00', '%zz', '\u0000', '..', '../..', '.', '/', '\\', '*', '?', '#', '$', '$count',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '<script>alert(1)</script>', '\r\nx-injected: 1', '{{7*7}}', '${7*7}', '\ud800', '\u202e', 'ё'.repeat(300), 'a'.repeat(5000), '('.repeat(2000), 'not '.repeat(500),
  '9999-99-99T99:99:99Z', '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.001Z', '00000000-0000-0000-0000-000000000000', 'https://evil.example/', 'javascript:alert(1)', 'http://localhost@evil.example/', 'eyJhbGciOiJub25lIn0.e30.', 'id,', ',id', 'id desc,id', 'manager($levels=max;$select=id)', "displayName eq 'x' and", "startswith(displayName,'", 'x'.repeat(200).split('').join(','),
] as const;
const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 40 }), fc.integer().map(String));
const nastyJson = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(-1, 0.5, 1e21, [], {}, [[]], null, true, { __proto__: null }, [null]));

const QUERY = ['$select', '$filter', '$top', '$skip', '$skiptoken', '$expand', '$count', '$orderby', '$search', '$format', '$levels', 'api-version', 'client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce', 'code_challenge', 'code_challenge_method', 'prompt', 'max_age', 'claims', 'login_hint', 'domain_hint', 'authorization_endpoint', 'post_logout_redirect_uri', 'client-request-id', 'x'] as const;
const HEADERS = ['consistencylevel', 'prefer', 'client-request-id', 'accept', 'if-match', 'origin', 'sec-fetch-site', 'cookie', 'x-http-method-override', 'content-type', 'transfer-encoding-x', 'range', 'accept-language'] as const;
const TYPES = ['application/json', 'application/json;charset=utf-16', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data', 'text/plain', 'image/png', ''] as const;
/** A header may hold neither control nor wide characters; Node's client would not send them. */
const headerText = nasty.map((text) => text.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '').slice(0, 2000));

/** One byte more than is read of a body. */
export const TOO_LONG = 4 * 1024 * 1024 + 1;

/** A request with something wrong in it, now and then nothing. */
export function hostileRequest(doors: readonly Door[], known: Known): fc.Arbitrary<Sent & { readonly door: Door }> {
  const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND');
  return fc.constantFrom(...doors).chain((door) =>
    fc.record({
      door: fc.constant(door),
      method: fc.oneof({ weight: 8, arbitrary: fc.constant<string>(door.method) }, { weight: 1, arbitrary: methods }),
      path: fc.tuple(pathOf(door.path, known), queryOf(known)).map(([path, query]) => `${path}${query}`),
      headers: headersOf(known),
      body: bodyOf(known),
    }),
  );
}

function pathOf(path: string, known: Known): fc.Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return fc.constant(part);
    const good = known.names[name] ?? ['x'];
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...good) }, { weight: 2, arbitrary: nasty }).map(encoded);
  });
  const whole = fc.tuple(...parts).map((each) => each.join(''));
  const bent = fc.tuple(whole, fc.constantFrom('/', '//', '/..', '/x', '/$value', '/$count', '/$ref', '/%2e%2e', ';a=b', '%', '%ff', '%00')).map(([start, end]) => `${start}${end}`);
  return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: bent }, { weight: 1, arbitrary: whole.map((text) => text.toUpperCase()) });
}

/** Percent-encoded where it must be; a lone half of a character cannot be written at all. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd')).replaceAll('%25', '%');
}

function queryOf(known: Known): fc.Arbitrary<string> {
  const values = fc.oneof(nasty, fc.constantFrom(...Object.values(known.names).flat()));
  const pair = fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom<string>(...QUERY) }, { weight: 1, arbitrary: nasty }), values).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  // Some names come twice.
  return fc.oneof({ weight: 2, arbitrary: fc.constant('') }, fc.array(pair, { maxLength: 4 }).chain((pairs) => fc.boolean().map((twice) => `?${[...pairs, ...(twice ? pairs : [])].join('&')}`)));
}

function headersOf({ tokens }: Known): fc.Arbitrary<(readonly [string, string])[]> {
  const authorization = fc.option(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...tokens) }, { weight: 1, arbitrary: headerText }), { nil: null });
  const others = fc.array(fc.tuple(fc.constantFrom(...HEADERS), headerText), { maxLength: 3 });
  const type = fc.constantFrom(...TYPES);
  return fc.tuple(authorization, others, type).map(([token, more, contentType]) => [...(token === null ? [] : [['authorization', token] as const]), ['content-type', contentType] as const, ...more]);
}

function bodyOf({ fields }: Known): fc.Arbitrary<Sent['body']> {
  const names = Object.keys(fields);
  const entry = fc.constantFrom(...names).chain((name) => fc.oneof({ weight: 2, arbitrary: fc.constant(fields[name]) }, { weight: 3, arbitrary: nastyJson }).map((value) => [name, value] as const));
  const entries = fc.array(entry, { maxLength: 6 });
  const object = entries.map((pairs) => JSON.stringify(Object.fromEntries(pairs)));
  const form = entries.map((pairs) => pairs.map(([name, value]) => `${name}=${encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`).join('&'));
  const doubled = object.map((text) => text.replace(/\}$/, `,"a":1,"a":2}`));
  const deep = fc.constantFrom('['.repeat(20_000), '{"a":'.repeat(5_000), '{"requests":'.repeat(200));
  const text = fc.oneof({ weight: 6, arbitrary: object }, { weight: 4, arbitrary: form }, { weight: 1, arbitrary: doubled }, { weight: 1, arbitrary: deep }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: nastyJson.map((value) => JSON.stringify(value)) });
  return fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 100, arbitrary: text }, { weight: 5, arbitrary: fc.string({ unit: 'binary', maxLength: 64 }) }, { weight: 1, arbitrary: fc.constant(TOO_LONG) });
}
