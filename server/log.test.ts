import { GraphError } from '@microsoft/microsoft-graph-client';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Secret } from './domain/secret.ts';
import { createLog } from './log.ts';
import { Unavailable } from './ports.ts';

const CANARY = 'kX7q-Zz9-4417';

/** What a log holds after somebody wrote to it. */
function logged(write: (log: ReturnType<typeof createLog>) => void): readonly Record<string, unknown>[] {
  let text = '';
  write(createLog({ now: () => new Date('2026-03-01T10:00:00Z') }, new Writable({ write: (chunk: Buffer, _encoding, done) => { text += chunk.toString(); done(); } })));
  expect(text).not.toContain(CANARY);
  expect(text.endsWith('\n')).toBe(true);
  return text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('D06: names that would begin a line of their own', () => {
  const NAMES = ['a\nb', 'a\r\n{"level":"info","msg":"forged"}', '\u001b[31mred\u001b[0m', '","level":"info","x":"', '\u0085next', '\u2028next', '\u202egnp.exe', '\u0000', '\u009b31m'];

  it.each(NAMES)('%j is one line, with its own level', (name) => {
    const lines = logged((log) => { log.warn({ person: name, nested: { [name]: [name] } }, 'A person.'); });
    expect(lines).toHaveLength(1);
    expect([lines[0]!['level'], lines[0]!['msg']]).toEqual([40, 'A person.']);
    // No control characters reach whoever reads the line.
    expect(JSON.stringify(lines[0])).not.toMatch(/\p{Cc}|[\u2028-\u202e]/u);
  });
});

describe('D08: what a library made, logged whole', () => {
  const graphError = (): GraphError => {
    const error = new GraphError(403, `Insufficient privileges for ${CANARY}`, new Error(CANARY));
    Object.assign(error, { code: 'accessDenied', body: JSON.stringify({ temporaryAccessPass: CANARY }), headers: new Headers({ authorization: `Bearer ${CANARY}` }) });
    return error;
  };

  it.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    ['as err', (log) => { log.error({ err: graphError() }, 'Graph failed.'); }],
    ['under another name', (log) => { log.error({ problem: graphError() }, 'Graph failed.'); }],
    ['bare', (log) => { log.error(graphError()); }],
    ['bare, with words', (log) => { log.error(graphError(), 'Graph failed.'); }],
    ['without words', (log) => { log.error({ err: graphError() }); }],
    ['as a cause', (log) => { log.error({ err: new Unavailable('the directory', graphError()) }, 'Graph failed.'); }],
    ['deep in a list', (log) => { log.error({ a: [{ b: { c: graphError() } }] }, 'Graph failed.'); }],
  ])('%s, an error of the Graph client loses message, body and headers', (_how, write) => {
    const [line] = logged(write);
    expect(JSON.stringify(line)).toContain('"errorCode":"accessDenied"');
  });

  it('requests, answers, tokens and addresses with passwords are not written', () => {
    logged((log) => {
      log.info({ request: { url: '/x', headers: { authorization: `Bearer ${CANARY}`, cookie: CANARY }, body: { temporaryAccessPass: CANARY } } }, 'x');
      log.info({ response: new Response(CANARY, { headers: { 'x-pass': CANARY } }), bytes: Buffer.from(CANARY), map: new Map([['a', CANARY]]), wrapped: new Secret(CANARY) }, 'x');
      log.info({ said: `Authorization: Bearer ${CANARY}`, proof: `DPoP ${CANARY}`, jwt: `eyJhbGciOiJub25lIn0.${CANARY}.x`, url: `postgres://vouch:${CANARY}@db/vouch` }, 'x');
      log.info({ client_secret: CANARY, 'Set-Cookie': CANARY, ID_TOKEN: CANARY, collectCode: CANARY, privateKey: { d: CANARY } }, 'x');
    });
  });
});

describe('D11: secrets in the words of an error', () => {
  it('stay out, also when they look like a place in the code', () => {
    for (const message of [CANARY, `first\n    at ${CANARY} (x.ts:1:1)`, `\n    at ${CANARY}`]) {
      const [line] = logged((log) => { log.error({ err: new Error(message, { cause: CANARY }) }, 'Failed.'); });
      expect(JSON.stringify(line)).toContain('log.test.ts');
    }
  });

  it('errors that are their own cause, and things that cannot be printed, do not stop the log', () => {
    const error = new Error('x');
    error.cause = error;
    const ring: Record<string, unknown> = { big: 1n, call: () => CANARY, sign: Symbol(CANARY), never: new Date(Number.NaN) };
    ring['self'] = ring;
    expect(logged((log) => { log.error({ err: error, ring }, 'Failed.'); })).toHaveLength(1);
  });
});
