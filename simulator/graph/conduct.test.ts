import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf, personOf, SCOPE, startKit, type Kit, type Made } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const LAG = 30_000;

/** A tenant whose clock stands still, called without a library: it would try again behind our back. */
interface Stage {
  readonly made: Made;
  readonly own: (path: string, method: string, body: object) => Promise<unknown>;
  readonly graph: (method: string, path: string, body?: object) => Promise<Response>;
  readonly renew: () => Promise<void>;
  readonly advance: (ms: number) => Promise<unknown>;
}

const WRITES = ['User.ReadWrite.All', 'User.Read.All', 'RoleManagement.ReadWrite.Directory', 'GroupMember.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All', 'Policy.ReadWrite.AuthenticationMethod', 'User.RevokeSessions.All', 'AuditLog.Read.All'];

async function stage(settings: object): Promise<Stage> {
  const made = await kit.newTenant();
  const own = async (path: string, method: string, body: object): Promise<unknown> => {
    const answer = await kit.control(`/tenants/${made.tenantId}${path}`, method, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  await own('/clock', 'PUT', { frozen: true });
  await own('/apps/everything', 'PATCH', { permissions: WRITES });
  await own('/settings', 'PATCH', settings);
  let bearer = '';
  const renew = async (): Promise<void> => {
    const { clientId, clientSecret } = appOf(made);
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: SCOPE });
    bearer = ((await (await fetch(`${kit.simulator.origin}/${made.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: form })).json()) as { access_token: string }).access_token;
  };
  await renew();
  return {
    made, own, renew,
    graph: (method, path, body) => fetch(`${kit.simulator.origin}/v1.0${path}`, { method, headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) }),
    advance: (ms) => own('/clock/advance', 'POST', { ms }),
  };
}

/** What a reader says at once, just before the lag is over, and when it is. */
async function over<T>({ advance }: Stage, read: () => Promise<T>): Promise<readonly T[]> {
  const said = [await read()];
  for (const ms of [LAG - 1, 1]) {
    await advance(ms);
    said.push(await read());
  }
  return said;
}

const field = async (answer: Response, name: string): Promise<unknown> => ((await answer.json()) as Record<string, unknown>)[name];

describe('reads behind writes, over the wire', () => {
  it('a new person is 404 at first, to write to as well', async () => {
    const at = await stage({ lags: { newUserMs: LAG } });
    const profile = { accountEnabled: true, displayName: 'New One', mailNickname: 'new', userPrincipalName: `new@${at.made.domain}`, passwordProfile: { password: 'Bado-kemi-4821', forceChangePasswordNextSignIn: false } };
    const created = await at.graph('POST', '/users', profile);
    expect(created.status).toBe(201);
    const id = String(await field(created, 'id'));
    expect(await over(at, async () => [(await at.graph('GET', `/users/${id}`)).status, (await at.graph('PATCH', `/users/${id}`, { jobTitle: 'x' })).status, (await at.graph('GET', `/users/${id}/authentication/methods`)).status])).toEqual([[404, 404, 404], [404, 404, 404], [200, 204, 200]]);
  });

  it('properties, manager and a deletion show late, each by its own lag', async () => {
    const at = await stage({ lags: { userMs: LAG, deletedMs: LAG } });
    const [claimant, deputy] = [personOf(at.made, 'claimant').id, personOf(at.made, 'deputy').id];
    expect((await at.graph('PATCH', `/users/${claimant}`, { jobTitle: 'Other' })).status).toBe(204);
    expect((await at.graph('DELETE', `/users/${deputy}`)).status).toBe(204);
    expect((await at.graph('PUT', `/users/${claimant}/manager/$ref`, { '@odata.id': `${kit.simulator.origin}/v1.0/users/${personOf(at.made, 'director').id}` })).status).toBe(204);
    expect(await field(await at.graph('GET', `/users/${claimant}/manager`), 'id')).toBe(personOf(at.made, 'director').id);
    expect(await over(at, async () => [await field(await at.graph('GET', `/users/${claimant}`), 'jobTitle'), (await at.graph('GET', `/users/${deputy}`)).status])).toEqual([['Payroll specialist', 200], ['Payroll specialist', 200], ['Other', 404]]);
  });

  it('the pass policy, methods and passes', async () => {
    const at = await stage({ lags: { policyReadMs: LAG, methodsMs: LAG, passReadMs: LAG } });
    const methods = `/users/${personOf(at.made, 'claimant').id}/authentication`;
    const POLICY = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
    await at.graph('PATCH', POLICY, { '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', defaultLength: 12 });
    const [{ id = '' } = {}] = (await field(await at.graph('GET', `${methods}/microsoftAuthenticatorMethods`), 'value')) as { id?: string }[];
    expect((await at.graph('DELETE', `${methods}/microsoftAuthenticatorMethods/${id}`)).status).toBe(204);
    expect((await at.graph('POST', `${methods}/temporaryAccessPassMethods`, {})).status).toBe(201);
    const count = async (segment: string): Promise<number> => ((await field(await at.graph('GET', `${methods}/${segment}`), 'value')) as unknown[]).length;
    expect(await over(at, async () => [await field(await at.graph('GET', POLICY), 'defaultLength'), await count('microsoftAuthenticatorMethods'), await count('temporaryAccessPassMethods')])).toEqual([[8, 1, 0], [8, 1, 0], [12, 0, 1]]);
  });

  it('a deleted pass still shows, and a replaced one in place of the new', async () => {
    const at = await stage({ lags: { passReadMs: LAG } });
    const passes = `/users/${personOf(at.made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
    const made = async (): Promise<string> => String(await field(await at.graph('POST', passes, {}), 'id'));
    const listed = async (): Promise<readonly string[]> => ((await field(await at.graph('GET', passes), 'value')) as { id: string }[]).map(({ id }) => id);
    const first = await made();
    await at.advance(LAG);
    const second = await made();
    expect(await over(at, listed)).toEqual([[first], [first], [second]]);
    await at.graph('DELETE', `${passes}/${second}`);
    expect(await over(at, listed)).toEqual([[second], [second], []]);
  });

  it('what a page changes shows as late', async () => {
    const at = await stage({ lags: { passReadMs: LAG } });
    const form = new URLSearchParams({ do: 'preset', person: 'claimant', preset: 'usable' });
    await fetch(`${kit.simulator.pagesOrigin}/${at.made.tenantId}/workbench`, { method: 'POST', body: form, redirect: 'manual' });
    const passes = `/users/${personOf(at.made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
    expect(await over(at, async () => ((await field(await at.graph('GET', passes), 'value')) as unknown[]).length)).toEqual([0, 0, 1]);
  });

  it('a permission that was taken is in new tokens for a while', async () => {
    const at = await stage({ lags: { grantsMs: LAG } });
    await at.own('/apps/everything', 'PATCH', { permissions: ['Mail.Send'] });
    expect(await over(at, async () => {
      await at.renew();
      return (await at.graph('GET', '/users')).status;
    })).toEqual([200, 200, 403]);
  });
});

describe('limits by load, over the wire', () => {
  it('429 with the documented headers, until as many seconds have passed as they say', async () => {
    const at = await stage({ throttling: { state: 'on', resourceUnits: 10 } });
    const statuses = async (count: number): Promise<readonly number[]> => {
      const said: number[] = [];
      for (let i = 0; i < count; i += 1) said.push((await at.graph('GET', `/users/${personOf(at.made, 'claimant').id}`)).status);
      return said;
    };
    expect(await statuses(10)).toEqual(Array(10).fill(200));
    const refused = await at.graph('GET', '/users');
    const { clientId } = appOf(at.made);
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('x-ms-throttle-scope'), refused.headers.get('x-ms-throttle-information')]).toEqual([429, '2', `Tenant_Application/ReadWrite/${clientId}/${at.made.tenantId}`, 'ResourceUnitLimitExceeded']);
    expect(await refused.json()).toMatchObject({ error: { code: 'TooManyRequests', innerError: { 'request-id': expect.any(String) as string } } });
    await at.advance(1_999);
    expect((await at.graph('GET', '/users')).status).toBe(429);
    await at.advance(1);
    expect((await at.graph('GET', '/users')).status).toBe(200);
  });

  it('says how near the limit is from four fifths on', async () => {
    const at = await stage({ throttling: { state: 'on', resourceUnits: 10 } });
    const said: (string | null)[] = [];
    for (let i = 0; i < 10; i += 1) said.push((await at.graph('GET', `/users/${personOf(at.made, 'claimant').id}`)).headers.get('x-ms-throttle-limit-percentage'));
    expect(said).toEqual([...Array<null>(8).fill(null), '0.90', '1.00']);
  });

  it('counts the calls of a batch one by one', async () => {
    const at = await stage({ throttling: { state: 'on', methods: 2 } });
    const requests = ['1', '2', '3'].map((id) => ({ id, method: 'GET', url: `/users/${personOf(at.made, 'claimant').id}/authentication/methods` }));
    const { responses } = (await (await at.graph('POST', '/$batch', { requests })).json()) as { responses: { status: number; headers: Record<string, string> }[] };
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 200, 429]);
    expect(responses.find(({ status }) => status === 429)?.headers).toHaveProperty('Retry-After', '5');
  });
});

it('gives a client-request-id back that a header can carry, and one of its own in place of any other', async () => {
  const { graph } = await stage({});
  for (const [sent, back] of [['from-a-query', 'from-a-query'], ['%00', null], ['a%0d%0ab', null], ['%e2%80%a8', null], ['x'.repeat(65), null], ['', null]] as const) {
    const answer = await graph('GET', `/users?$top=1&client-request-id=${sent}`);
    expect([sent, answer.status < 500, answer.headers.get('client-request-id')]).toEqual([sent, true, back ?? answer.headers.get('request-id')]);
  }
});
