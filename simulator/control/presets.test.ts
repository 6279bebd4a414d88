import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { appOf, personOf, SCOPE, startKit, type Kit, type Made } from '../test-kit.ts';
import { FAULT_PRESETS } from './fault-presets.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

/** A tenant with its faults, and bare calls as the app that issues passes: the libraries would hide what comes over the wire. */
interface Stage {
  readonly made: Made;
  readonly order: (preset: string, variant?: string) => Promise<void>;
  readonly token: (app?: string) => Promise<Response>;
  readonly graph: (method: string, path: string, body?: object) => Promise<Response>;
  /** Null when no answer comes within `ms`, or the connection ends. */
  readonly pass: (body?: object, ms?: number) => Promise<Response | null>;
  /** What Graph lists, and says of each, once the faults are gone. */
  readonly passes: () => Promise<readonly Record<string, unknown>[]>;
}

async function stage(): Promise<Stage> {
  const made = await kit.newTenant();
  const { origin } = kit.simulator;
  const token = (app = 'everything'): Promise<Response> => {
    const { clientId, clientSecret } = appOf(made, app);
    return fetch(`${origin}/${made.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: SCOPE }) });
  };
  const { access_token: bearer = '' } = (await (await token()).json()) as { access_token?: string };
  const graph = (method: string, path: string, body?: object, signal?: AbortSignal): Promise<Response> =>
    fetch(`${origin}/v1.0${path}`, { method, redirect: 'manual', headers: { authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }), ...(signal !== undefined && { signal }) });
  const passes = `/users/${personOf(made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
  return {
    made,
    token,
    graph: (method, path, body) => graph(method, path.replace('{passes}', passes).replace('{claimant}', personOf(made, 'claimant').id), body),
    async order(preset, variant) {
      const { status, body } = await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { preset, ...(variant !== undefined && { variant }) });
      expect([status, body]).toEqual([201, expect.objectContaining({ preset })]);
    },
    pass: (body = {}, ms = 5_000) => graph('POST', passes, body, AbortSignal.timeout(ms)).catch(() => null),
    async passes() {
      await kit.control(`/tenants/${made.tenantId}/faults`, 'DELETE');
      return ((await (await graph('GET', passes)).json()) as { value: Record<string, unknown>[] }).value;
    },
  };
}

const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;

it('GET /_sim/presets lists all sixteen, each with calls that the control plane takes', async () => {
  const { body } = await kit.control('/presets');
  expect(body).toEqual({ presets: FAULT_PRESETS });
  expect(FAULT_PRESETS.map(({ id }) => id)).toEqual(Array.from({ length: 16 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`));
  const made = await kit.newTenant();
  for (const { id, variants } of FAULT_PRESETS) {
    for (const variant of Object.keys(variants)) expect((await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { preset: id, variant })).status, `${id} ${variant}`).toBe(201);
  }
  expect((await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { preset: 'F04', variant: 'never' })).status).toBe(400);
  expect((await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { preset: 'F17' })).status).toBe(400);
});

describe('Graph away', () => {
  it.each(['F01', 'F03'])('%s lasts until the faults are deleted', async (preset) => {
    const { order, graph, passes, token } = await stage();
    await order(preset, 'reset');
    for (let i = 0; i < 2; i += 1) await expect(graph('GET', '/users')).rejects.toThrow();
    expect((await token()).status).toBe(200);
    expect(await passes()).toEqual([]);
    await order(preset, '503');
    expect((await graph('GET', '/users/{claimant}')).status).toBe(503);
  });

  it('F01 with the sign-in host', async () => {
    const { order, token } = await stage();
    await order('F01', 'sign-in too');
    await expect(token()).rejects.toThrow();
  });

  it('F02 delays reads and nothing else', async () => {
    const { made, order, pass, graph } = await stage();
    await order('F02', '5 s');
    expect((await pass())?.status).toBe(201);
    void graph('GET', '/users/{claimant}').catch(() => null);
    // The log has a line as soon as a call is there, and its status once it is answered.
    const line = await vi.waitFor(async () => {
      const { requests } = (await kit.control(`/tenants/${made.tenantId}/requests`)).body as { requests: { operation: string; status: number | null; faultId: string | null }[] };
      const found = requests.find(({ operation }) => operation === 'graph.user-get');
      if (found === undefined) throw new Error('The call has not come yet.');
      return found;
    });
    const { faults } = (await kit.control(`/tenants/${made.tenantId}/faults`)).body as { faults: { id: string; effect: object }[] };
    expect(line.status).toBeNull();
    expect(faults.find(({ id }) => id === line.faultId)?.effect).toMatchObject({ kind: 'delay', ms: 5_000 });
  });
});

describe('the call that makes a pass', () => {
  it.each([['8 s', '8'], ['1 s', '1'], ['120 s', '120'], ['negative', '-5'], ['absent', null], ['absurd', '99999999'], ['text', 'abc']])('F04 %s: once 429 with Retry-After %s', async (variant, header) => {
    const { order, pass, passes } = await stage();
    await order('F04', variant);
    const answer = await pass();
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([429, header]);
    expect(await codeOf(answer!)).toBe('TooManyRequests');
    expect(await passes()).toEqual([]);
    expect((await pass())?.status).toBe(201);
  });

  it.each([['date', 8_000], ['past date', -60_000]])('F04 %s: an HTTP date by the machine\'s clock', async (variant, aheadMs) => {
    const { order, pass } = await stage();
    await order('F04', variant);
    const header = (await pass())?.headers.get('retry-after') ?? '';
    expect(header).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    expect(Math.abs(Date.parse(header) - Date.now() - aheadMs)).toBeLessThan(3_000);
  });

  it.each(['503', '500', '502'])('F05 %s: nothing is made', async (variant) => {
    const { order, pass, passes } = await stage();
    await order('F05', variant);
    expect((await pass())?.status).toBe(Number(variant));
    expect(await passes()).toEqual([]);
  });

  it.each(['504', '500', '503'])('F06 %s: it is made all the same', async (variant) => {
    const { order, pass, passes } = await stage();
    await order('F06', variant);
    expect((await pass())?.status).toBe(Number(variant));
    expect(await passes()).toHaveLength(1);
  });

  it.each(['reset', 'truncated', 'garbage', 'mistyped', 'bomb'])('F07 %s: it is made, and no program can read the answer as it should', async (variant) => {
    const { order, pass, passes } = await stage();
    await order('F07', variant);
    const answer = await pass({}, 20_000);
    if (variant === 'reset') expect(answer).toBeNull();
    else if (variant === 'mistyped') expect(answer?.headers.get('content-type')).toBe('text/html');
    else if (variant === 'bomb') expect([Number(answer!.headers.get('content-length')) < 100_000, (await answer!.arrayBuffer()).byteLength]).toEqual([true, 64 * 1024 * 1024]);
    else await expect(answer!.json()).rejects.toThrow();
    expect(await passes()).toHaveLength(1);
  });

  it.each([['hang', 1], ['hang before', 0]])('F08 %s: no answer, and %d passes', async (variant, count) => {
    const { order, pass, passes } = await stage();
    await order('F08', variant);
    expect(await pass({}, 300)).toBeNull();
    expect(await passes()).toHaveLength(count);
  });

  it('F08 drip: headers and a byte a second', async () => {
    const { order, pass, passes } = await stage();
    await order('F08', 'drip');
    const answer = await pass();
    const reader = answer!.body!.getReader();
    expect((await reader.read()).value).toHaveLength(1);
    await reader.cancel();
    expect(await passes()).toHaveLength(1);
  });

  it('F09: 201, and it does not show for so long', async () => {
    const { order, pass, passes, made } = await stage();
    await kit.control(`/tenants/${made.tenantId}/clock`, 'PUT', { frozen: true });
    await order('F09', '5 s');
    expect((await pass())?.status).toBe(201);
    const advance = (ms: number): Promise<unknown> => kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms });
    await advance(4_999);
    expect(await passes()).toEqual([]);
    await advance(1);
    expect(await passes()).toHaveLength(1);
  });

  it.each([['multi-use', { isUsableOnce: false }], ['lifetime', { lifetimeInMinutes: 480 }], ['later', { methodUsabilityReason: 'NotYetValid' }]])('F14 %s: the answer says so, and so it is', async (variant, said) => {
    const { order, pass, passes } = await stage();
    await order('F14', variant);
    expect(await (await pass({ isUsableOnce: true, lifetimeInMinutes: 15 }))?.json()).toMatchObject(said);
    expect(await passes()).toEqual([expect.objectContaining(said)]);
  });
});

describe('a pass that is there', () => {
  it.each([['gone', 404, 0], ['503', 503, 1], ['503 after', 503, 0]])('F10 %s: deleting answers %d and leaves %d', async (variant, status, left) => {
    const { order, pass, passes, graph } = await stage();
    const { id } = (await (await pass())!.json()) as { id: string };
    await order('F10', variant);
    expect((await graph('DELETE', `{passes}/${id}`)).status).toBe(status);
    expect(await passes()).toHaveLength(left);
  });

  it.each([['usable', 'EnabledByPolicy'], ['once', 'EnabledByPolicy'], ['expired', 'Expired']])('F15 %s: beforehand', async (variant, methodUsabilityReason) => {
    const { order, passes } = await stage();
    await order('F15', variant);
    expect(await passes()).toEqual([expect.objectContaining({ methodUsabilityReason, isUsableOnce: variant === 'once' })]);
  });

  it.each([['replaced', 1], ['deleted', 0]])('F16 %s: afterwards', async (variant, left) => {
    const { order, pass, passes } = await stage();
    const { id } = (await (await pass())!.json()) as { id: string };
    await order('F16', variant);
    const found = await passes();
    expect(found).toHaveLength(left);
    expect(found.map((each) => each['id'])).not.toContain(id);
  });
});

describe('credentials and policy', () => {
  it.each([['down', 503, 200], ['discovery down', 200, 503]])('F11 %s: tokens %d, discovery %d', async (variant, tokens, discovery) => {
    const { order, token, made } = await stage();
    await order('F11', variant);
    const found = await fetch(`${kit.simulator.origin}/${made.tenantId}/v2.0/.well-known/openid-configuration`);
    expect([(await token()).status, found.status]).toEqual([tokens, discovery]);
  });

  it.each(['401', 'clock'])('F11 %s: once 401', async (variant) => {
    const { order, graph } = await stage();
    await order('F11', variant);
    const answer = await graph('GET', '/users/{claimant}');
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'InvalidAuthenticationToken']);
    expect((await graph('GET', '/users/{claimant}')).status).toBe(200);
  });

  it('F12: no new token, a token without the permission, a refusal at once', async () => {
    const disabled = await stage();
    await disabled.order('F12', 'disabled');
    expect(await (await disabled.token('issuer')).json()).toMatchObject({ error: 'unauthorized_client', error_codes: [7_000_112] });
    const without = await stage();
    await without.order('F12', 'no permission');
    const { access_token: token = '' } = (await (await without.token('issuer')).json()) as { access_token?: string };
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).not.toHaveProperty('roles', ['UserAuthMethod-TAP.ReadWrite.All']);
    const forbidden = await stage();
    await forbidden.order('F12', 'forbidden');
    expect((await forbidden.pass())?.status).toBe(403);
  });

  it.each([['off', 400], ['multi-use', 201], ['one hour', 400]])('F13 %s: a pass of 15 minutes is answered with %d', async (variant, status) => {
    const { order, pass } = await stage();
    await order('F13', variant);
    expect((await pass({ lifetimeInMinutes: 15, isUsableOnce: true }))?.status).toBe(status);
  });
});

describe('faults that no preset names', () => {
  it('a redirect leads elsewhere, where Microsoft\'s library comes without its token', async () => {
    const { made, graph } = await stage();
    const seen: (string | null)[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization ?? null);
      response.setHeader('content-type', 'application/json').end('{"id":"elsewhere"}');
    });
    await new Promise<void>((resolve) => { elsewhere.listen(0, '127.0.0.1', resolve); });
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    for (const status of [302, 307]) {
      await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { operation: 'graph.user*' }, effect: { kind: 'redirect', status, location }, times: 2 });
      const answer = await graph('GET', '/users/{claimant}');
      expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
      expect(await kit.graph(kit.bySecret(made)).api('/users').get()).toEqual({ id: 'elsewhere' });
    }
    elsewhere.close();
    expect(seen).toEqual([null, null]);
  });

  it('another: the true answer about somebody else, by path and by filter, and never to who named nobody', async () => {
    const { made, graph } = await stage();
    const [claimant, deputy] = [personOf(made, 'claimant'), personOf(made, 'deputy')];
    await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: {}, effect: { kind: 'another', person: 'deputy' } });
    expect(await (await graph('GET', '/users/{claimant}')).json()).toMatchObject({ id: deputy.id, userPrincipalName: deputy.userPrincipalName });
    const filter = encodeURIComponent(`userPrincipalName eq '${claimant.userPrincipalName}'`);
    expect(await (await graph('GET', `/users?$filter=${filter}`)).json()).toMatchObject({ value: [{ id: deputy.id }] });
    expect((await (await graph('GET', '/users?$top=999')).json() as { value: unknown[] }).value.length).toBeGreaterThan(20);
  });

  it('strikes the people\'s pages in words for people', async () => {
    const { made } = await stage();
    await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { operation: 'pages.sign-in*' }, effect: { kind: 'status', status: 503, retryAfter: 30 }, times: 2 });
    const page = `${kit.simulator.pagesOrigin}/${made.tenantId}/signin/any`;
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(page, { method });
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([503, 'text/plain; charset=utf-8', '30']);
    }
    expect((await fetch(page)).status).toBe(410);
  });

  it('keeps whom each struck', async () => {
    const { made, graph } = await stage();
    const { body } = await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { operation: 'graph.user-get' }, effect: { kind: 'status', status: 500 }, times: 1 });
    await graph('GET', '/users/{claimant}');
    await graph('GET', '/users/{claimant}');
    const { requests } = (await kit.control(`/tenants/${made.tenantId}/requests`)).body as { requests: { id: string; faultId: string | null }[] };
    const struck = requests.find(({ faultId }) => faultId === (body as { id: string }).id);
    expect((await kit.control(`/tenants/${made.tenantId}/faults/${(body as { id: string }).id}`)).body).toMatchObject({ timesLeft: 0, hits: [{ requestId: struck?.id, method: 'GET' }] });
  });

  it('refuses what means nothing to an effect', async () => {
    const { made } = await stage();
    for (const effect of [{ kind: 'hang', status: 500 }, { kind: 'redirect', status: 301 }, { kind: 'altered' }, { kind: 'nothing' }]) {
      expect((await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: {}, effect })).status, JSON.stringify(effect)).toBe(400);
    }
  });
});
