import { BatchRequestContent, BatchResponseContent, type BatchRequestStep, type BatchResponseBody } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once, personOf, refusal, startKit, type Kit, type Made } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Answered { readonly id: string; readonly status: number; readonly headers: Record<string, string>; readonly body: { readonly error: { readonly code: string } } & Record<string, unknown> }

const post = async (made: Made, requests: unknown): Promise<readonly Answered[]> =>
  ((await kit.graph(kit.bySecret(made)).api('/$batch').middlewareOptions([once]).post({ requests })) as { responses: readonly Answered[] }).responses;

const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more });

describe('$batch', () => {
  it("carries the Graph client's own batches, in which a step waits for another", async () => {
    const made = await kit.newTenant();
    const user = (key: string): string => `/users/${personOf(made, key).id}`;
    const steps: BatchRequestStep[] = [
      { id: '1', request: new Request(`https://localhost${user('claimant')}`, { method: 'GET' }) },
      { id: '2', request: new Request(`https://localhost${user('claimant')}/manager`, { method: 'GET' }), dependsOn: ['1'] },
    ];
    const content = new BatchRequestContent(steps);
    const answers = new BatchResponseContent((await kit.graph(kit.bySecret(made)).api('/$batch').post(await content.getContent())) as BatchResponseBody);
    expect(((await answers.getResponseById('1').json()) as { id: string }).id).toBe(personOf(made, 'claimant').id);
    expect(((await answers.getResponseById('2').json()) as { id: string }).id).toBe(personOf(made, 'manager').id);
  });

  it('judges, answers and logs each request as if it had come by itself', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'claimant');
    const answers = await post(made, [get('a', `/users/${id}`), get('b', `users/${id}/manager`), get('c', '/me/drive'), { ...get('d', `/users/${id}/revokeSignInSessions`), method: 'POST' }, get('e', `/users/${id}/photo/$value`)]);
    const status = Object.fromEntries(answers.map((answer) => [answer.id, answer.status]));
    expect(status).toEqual({ a: 200, b: 200, c: 400, d: 200, e: 200 });
    const of = (wanted: string): Answered => answers.find((answer) => answer.id === wanted)!;
    expect(of('a').headers).toMatchObject({ 'Cache-Control': 'no-cache', 'OData-Version': '4.0' });
    expect(of('e').body).toMatch(/^iVBOR/);
    const { requests } = (await kit.control(`/tenants/${made.tenantId}/requests`)).body as { requests: { operation: string | null; path: string; appId: string | null }[] };
    expect(requests.map(({ operation }) => operation).toSorted()).toEqual(['graph.batch', 'graph.photo-value', 'graph.revoke-sign-in-sessions', 'graph.user-get', 'graph.user-manager', 'oauth.discovery', 'oauth.token', null].toSorted());
  });

  it('fails what waits for a failure with 424, and what waits for that', async () => {
    const made = await kit.newTenant();
    const answers = await post(made, [get('1', '/users/nobody'), get('2', '/users', { dependsOn: ['1'] }), get('3', '/users', { dependsOn: ['2'] }), get('4', '/users')]);
    expect(Object.fromEntries(answers.map(({ id, status }) => [id, status]))).toEqual({ 1: 404, 2: 424, 3: 424, 4: 200 });
  });

  it('lets a fault strike one request alone', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'claimant');
    await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { path: '*/manager' }, effect: { kind: 'status', status: 429, retryAfter: 7 }, times: 1 });
    const answers = await post(made, [get('1', `/users/${id}`), get('2', `/users/${id}/manager`), get('3', `/users/${id}/manager`, { dependsOn: ['1'] })]);
    const struck = answers.filter(({ status }) => status === 429);
    expect(struck.map(({ headers }) => headers['Retry-After'])).toEqual(['7']);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 429]);
  });

  it('answers 504 for the one request whose connection a fault cuts', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'claimant');
    await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { path: '*/manager' }, effect: { kind: 'reset' } });
    const answers = await post(made, [get('1', `/users/${id}/manager`), get('2', `/users/${id}`)]);
    expect(Object.fromEntries(answers.map((answer) => [answer.id, answer.status]))).toEqual({ 1: 504, 2: 200 });
  });

  it('passes headers and bodies on', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'claimant');
    const [counted, created] = (await post(made, [
      get('1', `/users/${id}/transitiveMemberOf/microsoft.graph.group?$count=true`, { headers: { ConsistencyLevel: 'eventual' } }),
      { id: '2', method: 'POST', url: `/users/${id}/authentication/temporaryAccessPassMethods`, headers: { 'Content-Type': 'application/json' }, body: { lifetimeInMinutes: 30 } },
    ])).toSorted((a, b) => a.id.localeCompare(b.id));
    expect(counted!.body['@odata.count']).toBe(1);
    expect(created!.body['lifetimeInMinutes']).toBe(30);
  });

  it.each([
    ['21 requests', Array.from({ length: 21 }, (_, i) => get(String(i), '/users'))],
    ['an id twice, in another case', [get('a', '/users'), get('A', '/users')]],
    ['an id that is no text', [{ id: 1, method: 'GET', url: '/users' }]],
    ['an absolute address', [get('1', 'https://graph.microsoft.com/v1.0/users')]],
    ['a body without content type', [{ id: '1', method: 'POST', url: '/users', body: {} }]],
    ['waiting for what comes later', [get('1', '/users', { dependsOn: ['2'] }), get('2', '/users')]],
    ['an unknown method', [{ id: '1', method: 'BREW', url: '/users' }]],
    ['no list', null],
  ])('refuses as a whole: %s', async (_, requests) => {
    const made = await kit.newTenant();
    const error = await refusal(kit.graph(kit.bySecret(made)).api('/$batch').post({ requests }));
    expect([error.statusCode, error.code]).toEqual([400, 'BadRequest']);
  });

  it('refuses a batch in a batch, and a batch without a token', async () => {
    const made = await kit.newTenant();
    const inner = await post(made, ['/$batch', '$batch?x=1', '/%24b%61tch', '/$BATCH'].map((url, i) => ({ id: String(i), method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body: { requests: [] } })));
    expect(inner.map(({ status, body }) => [status, body.error.code])).toEqual(Array.from({ length: 4 }, () => [400, 'BadRequest']));
    expect((await fetch(`${kit.simulator.origin}/v1.0/$batch`, { method: 'POST', body: '{}' })).status).toBe(401);
  });
});
