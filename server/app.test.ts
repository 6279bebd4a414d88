import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from './app.ts';
import { listen, type HttpListener } from './http-listener.ts';
import { healthRoutes } from './routes/health.ts';
import { demandJson, parseBody, readBytes } from './routes/json-body.ts';
import { demandOwnOrigin } from './routes/own-origin.ts';
import { readPage } from './routes/page-files.ts';
import { pageRoutes } from './routes/pages.ts';
import { demandNoQuery } from './routes/request-checks.ts';
import type { RequestLine } from './routes/request-log.ts';
import type { Route } from './routes/route.ts';
import { systemClock } from './system.ts';
import { makeTestPages, TEST_SCRIPT } from './test-pages.ts';

/** Sends bytes as they are and reads until the other side has said one answer or closed. */
function raw(port: number, text: string | Buffer, wait = 2_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const timer = setTimeout(() => socket.destroy(), wait);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
    socket.write(text);
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

let pages: ReturnType<typeof makeTestPages>;
let listener: HttpListener;
let origin = '';
const lines: RequestLine[] = [];
const reports: unknown[] = [];

/** The smallest route with a body, behind the same checks as all. */
const echo: Route = {
  method: 'POST',
  path: '/api/echo/{id}',
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      demandOwnOrigin(request, origin);
      demandJson(request);
      response.json(parseBody(await readBytes(request, response), z.strictObject({ text: z.string() })));
    },
  ],
};
const broken: Route = {
  method: 'GET',
  path: '/api/broken',
  handlers: [
    () => {
      throw new Error('secret detail');
    },
  ],
};

beforeAll(async () => {
  pages = makeTestPages();
  listener = await listen(0, { tls: null, trustedProxies: [] });
  origin = `http://localhost:${listener.port}`;
  listener.serve(
    createApp({
      side: 'kiosk',
      origin,
      routes: [...healthRoutes({ database: () => Promise.resolve(null) }, () => undefined), ...pageRoutes([{ page: readPage(pages.folder, 'employee.html'), paths: ['/'] }]), echo, broken],
      clock: systemClock,
      trustedProxies: [],
      log: (line) => lines.push(line),
      report: (error) => reports.push(error),
    }),
  );
});
afterAll(async () => {
  await listener.close();
  pages.remove();
});

const post = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${origin}/api/echo/1`, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers: { origin, 'content-type': 'application/json', ...headers } });

async function expectProblem(answer: Response, status: number, code: string): Promise<void> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = (await answer.json()) as { status: number; code: string; type: string };
  expect([answer.status, problem.status, problem.code, problem.type]).toEqual([status, status, code, 'about:blank']);
}

describe('bodies', () => {
  it('takes one plain JSON body', async () => {
    const answer = await post('{"text":"ä"}', { 'content-type': 'application/json; charset=utf-8' });
    expect([answer.status, await answer.json()]).toEqual([200, { text: 'ä' }]);
  });

  it('H01: broken JSON, scalars, NaN, a trailing comma and no body are 400 with the same bytes', async () => {
    const bodies = ['{', '"x"', 'NaN', '1', 'null', '[]', '{"text":"a",}', '', '{"text":"a","text":"b"}', '{"text":"a","__proto__":{}}', '{"text":"a","more":1}', '{"text":1}', '\ufeff{"text":"a"}'];
    const answers = await Promise.all(bodies.map(async (body) => (await post(body)).text()));
    expect(new Set(answers)).toEqual(new Set([JSON.stringify({ type: 'about:blank', title: 'Bad Request', status: 400, code: 'bad_request' })]));
    await expectProblem(await post(Buffer.from([0x22, 0xff, 0x22])), 400, 'bad_request');
  });

  it('H02: no content type, a wrong one or two are 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json+x', 'application/json, text/plain', 'application/problem+json', ''])
      await expectProblem(await post('{"text":"a"}', { 'content-type': type }), 415, 'unsupported_media_type');
    const request = (types: string): string => `POST /api/echo/1 HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\n${types}Content-Length: 12\r\nConnection: close\r\n\r\n{"text":"a"}`;
    expect(statusOf(await raw(listener.port, request('')))).toBe(415);
    expect(statusOf(await raw(listener.port, request('Content-Type: application/json\r\nContent-Type: text/plain\r\n')))).toBe(415);
  });

  it('H03: any charset but UTF-8 is 415', async () => {
    for (const charset of ['utf-7', 'utf-16', 'latin1', 'utf-8; charset=utf-7', 'utf8'])
      await expectProblem(await post('{"text":"a"}', { 'content-type': `application/json; charset=${charset}` }), 415, 'unsupported_media_type');
  });

  it('H04: nothing is unpacked: gzip, br and unknown encodings are 415', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000, 32));
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip', 'x']) await expectProblem(await post(bomb, { 'content-encoding': encoding }), 415, 'unsupported_media_type');
  });

  it('H05: too long is 413; deep nesting, many keys and long digits are 400, each within 50 ms', async () => {
    await expectProblem(await post(JSON.stringify({ text: 'x'.repeat(101_000) })), 413, 'too_large');
    await expectProblem(await post('9'.repeat(1_000_000)), 413, 'too_large');
    const within = [`${'['.repeat(8_000)}${']'.repeat(8_000)}`, `{${Array.from({ length: 1_500 }, (_, i) => `"${i}":1`).join(',')}}`, '9'.repeat(16_000)];
    for (const body of within) {
      const begin = performance.now();
      await expectProblem(await post(body), 400, 'bad_request');
      expect(performance.now() - begin).toBeLessThan(50);
    }
  });
});

describe('paths and methods', () => {
  it('H06, H20: other spellings of a path, and what lies about elsewhere, lead nowhere', async () => {
    for (const path of ['//api/echo/1', '/API/echo/1', '/api/echo/1/', '/api/echo/1.', '/api;x=1/echo/1', '/api%2fecho/1', '/api/./echo/1x/..', '/%00', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/employee.html', '/assets/.vite/manifest.json', '/.env', '/.git/HEAD', '/..%2f..%2fetc/passwd', '/openapi.json', '/package.json', '/assets/employee-1.js.map', '/_sim/tenants']) {
      const answer = await raw(listener.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect([path, [400, 404, 405].includes(statusOf(answer))]).toEqual([path, true]);
    }
    const bad = await raw(listener.port, 'POST /api/echo/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(statusOf(bad)).toBe(400);
    expect(bad).not.toContain('zz');
  });

  it('H07: other methods are 405 with Allow, unknown spellings 400', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await raw(listener.port, `${method} /api/echo/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect([method, statusOf(answer), /\r\nAllow: POST\r\n/.test(answer)]).toEqual([method, 405, true]);
    }
    expect(statusOf(await raw(listener.port, 'get / HTTP/1.1\r\nHost: x\r\n\r\n'))).toBe(400);
    expect(statusOf(await raw(listener.port, 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n'))).toBe(405);
    expect((await fetch(origin, { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD');
  });

  it('H08: host and forwarding headers change neither routing nor the answer', async () => {
    const get = (target: string, headers: string): Promise<string> => raw(listener.port, `GET ${target} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
    const plain = (answer: string): string => answer.replace(/Date: .*\r\n/, '');
    const expected = plain(await get('/', `Host: localhost:${listener.port}\r\n`));
    expect(statusOf(expected)).toBe(200);
    const spoofs = ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'Forwarded: host=evil.example', 'X-Original-URL: /api/broken', 'X-Rewrite-URL: /api/broken', 'X-HTTP-Method-Override: POST'];
    for (const spoof of spoofs) expect(plain(await get('/', `Host: evil.example\r\n${spoof}\r\n`))).toBe(expected);
    expect(plain(await get('http://evil.example/', 'Host: x\r\n'))).toBe(expected);
    for (const two of ['Host: a\r\nHost: b\r\n', 'Host: a\r\nHost: a\r\n']) expect(statusOf(await get('/', two))).toBe(400);
    expect(statusOf(await get('/', ''))).toBe(400);
  });

  it('H17: a range, a condition, an expectation or an upgrade changes nothing', async () => {
    const get = async (header: string): Promise<string> => (await raw(listener.port, `GET / HTTP/1.1\r\nHost: x\r\n${header}Connection: close\r\n\r\n`)).replace(/Date: .*\r\n/, '');
    const expected = await get('');
    expect(statusOf(expected)).toBe(200);
    for (const header of ['Range: bytes=0-3\r\n', 'If-Match: "x"\r\n', 'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n', 'If-None-Match: *\r\n']) expect([header, await get(header)]).toEqual([header, expected]);
    for (const protocol of ['h2c', 'websocket']) {
      const answer = await raw(listener.port, `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n`, 500);
      expect([protocol, statusOf(answer)]).toEqual([protocol, 200]);
    }
    const expecting = await raw(listener.port, 'POST /api/echo/1 HTTP/1.1\r\nHost: x\r\nExpect: something-else\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
    expect([400, 403, 417]).toContain(statusOf(expecting));
  });

  it('H10: two ways to say the length are refused and the connection ends', async () => {
    const head = 'POST /api/echo/1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const smuggled = 'GET /api/broken HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const lengths of ['Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', 'Content-Length: 5\r\nContent-Length: 6\r\n', 'Transfer-Encoding: chunked, identity\r\n', 'X: a\r\n b: c\r\n\tContent-Length: 5\n']) {
      const answer = await raw(listener.port, `${head}${lengths}\r\n0\r\n\r\n${smuggled}`);
      expect([lengths, statusOf(answer), answer.match(/HTTP\/1\.1/g)?.length]).toEqual([lengths, 400, 1]);
    }
  });

  it('H13: a call takes no query', async () => {
    for (const query of ['?id=a&id=b', '?id[x]=1', '?__proto__[x]=1', '?'])
      await expectProblem(await fetch(`${origin}/api/echo/1${query === '?' ? '?x' : query}`, { method: 'POST' }), 400, 'bad_request');
  });
});

describe('origins', () => {
  it('H14, H15: only our own page may change something', async () => {
    const forged: Record<string, string>[] = [
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `${origin}.evil.example` },
      { origin: origin.replace('http:', 'https:') },
      { origin: `http://localhost:${listener.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of forged) {
      const answer = await post('{"text":"a"}', headers);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      await expectProblem(answer, 403, 'origin_refused');
    }
    expect(statusOf(await raw(listener.port, 'POST /api/echo/1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}'))).toBe(403);
    expect((await post('{"text":"a"}', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

describe('answers', () => {
  it('H01: an unforeseen error tells nothing, and is reported', async () => {
    const answer = await fetch(`${origin}/api/broken`);
    expect(await answer.text()).toBe(JSON.stringify({ type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'internal' }));
    expect(reports).toHaveLength(1);
  });

  it('every answer carries the same protection', async () => {
    for (const path of ['/', '/assets/employee-1.js', '/health/live', '/nowhere', '/api/broken', '/api/echo/1']) {
      const { headers } = await fetch(origin + path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types lit-html",
      );
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('etag')).toBeNull();
      expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cross-origin-opener-policy'), headers.get('cross-origin-resource-policy')]).toEqual(['nosniff', 'no-referrer', 'same-origin', 'same-origin']);
      expect(headers.get('cache-control')).toBe(path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store');
    }
  });

  it('hands out the files of its own page alone, packed as the browser likes', async () => {
    for (const name of ['employee-1.js', 'both-1.js', 'both-1.css']) expect((await fetch(`${origin}/assets/${name}`)).status).toBe(200);
    for (const name of ['approve-1.js', 'other-1.js', 'employee.html', 'approve.html', '.vite']) expect((await fetch(`${origin}/assets/${name}`)).status).toBe(404);
    const sizes = await Promise.all(['br', 'gzip', 'identity'].map(async (encoding) => {
      const answer = await fetch(`${origin}/assets/employee-1.js`, { headers: { 'accept-encoding': encoding } });
      expect((await answer.text()).length).toBe(TEST_SCRIPT.length);
      return [answer.headers.get('content-encoding'), answer.headers.get('vary')];
    }));
    expect(sizes).toEqual([['br', 'Accept-Encoding'], ['gzip', 'Accept-Encoding'], [null, 'Accept-Encoding']]);
  });

  it('H19, R37: a log line names the route, never the id or the query', async () => {
    lines.length = 0;
    await fetch(`${origin}/api/echo/some-id?code=secret`, { method: 'POST', headers: { 'user-agent': 'x\u001b[31m' } }).catch(() => undefined);
    await fetch(`${origin}/secret-path`);
    await expect.poll(() => lines.length).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(lines.at(-1)?.route).toBeNull();
  });
});
