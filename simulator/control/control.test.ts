import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf, personOf, startKit, type Kit } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

describe('control plane', () => {
  it('logs every imitated call without a secret in it', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const id = personOf(made, 'claimant').id;
    const { temporaryAccessPass } = (await client.api(`/users/${id}/authentication/temporaryAccessPassMethods`).post({})) as { temporaryAccessPass: string };
    const { body } = (await kit.control(`/tenants/${made.tenantId}/requests`)) as { body: { requests: { method: string; path: string; status: number; operation: string; appId: string; id: string }[] } };
    expect(body.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['GET', `/${made.tenantId}/v2.0/.well-known/openid-configuration`, 200],
      ['POST', `/${made.tenantId}/oauth2/v2.0/token`, 200],
      ['POST', `/v1.0/users/${id}/authentication/temporaryAccessPassMethods`, 201],
    ]);
    expect(body.requests[2]).toMatchObject({ operation: 'graph.pass-create', appId: appOf(made).clientId });
    const exported = JSON.stringify((await kit.control(`/tenants/${made.tenantId}/export`)).body);
    for (const place of [JSON.stringify(body), exported, kit.lines.join('\n')]) expect(place).not.toContain(temporaryAccessPass);
    expect(JSON.stringify(body)).not.toContain(appOf(made).clientSecret);
  });

  it('logs a query so that what stands in a value is not taken for another option', async () => {
    const made = await kit.newTenant();
    await kit.graph(kit.bySecret(made)).api(`/users?$filter=${encodeURIComponent("userPrincipalName eq 'x&$top=9%@a.example'")}`).get();
    const { body } = (await kit.control(`/tenants/${made.tenantId}/requests`)) as { body: { requests: { query: string }[] } };
    expect(body.requests.at(-1)?.query).toBe("$filter=userPrincipalName eq 'x%26$top=9%25@a.example'");
  });

  it('refuses what it does not know, and other web sites', async () => {
    for (const order of [{ seed: 'fabrikam' }, { now: 'tomorrow' }, { sede: 'contoso' }]) expect((await kit.control('/tenants', 'POST', order)).status).toBe(400);
    const foreign = await fetch(`${kit.simulator.pagesOrigin}/_sim/tenants`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    expect((await kit.control('/tenants/nobody')).status).toBe(404);
  });

  it('freezes and moves the clock of one tenant alone', async () => {
    const [mine, yours] = [await kit.newTenant(), await kit.newTenant({ now: '2030-01-01T00:00:00Z' })];
    await kit.control(`/tenants/${mine.tenantId}/clock`, 'PUT', { now: '2027-01-01T00:00:00Z', frozen: true });
    await kit.control(`/tenants/${mine.tenantId}/clock/advance`, 'POST', { ms: 1000 });
    expect((await kit.control(`/tenants/${mine.tenantId}/clock`)).body).toEqual({ now: '2027-01-01T00:00:01.000Z', frozen: true });
    expect((await kit.control(`/tenants/${yours.tenantId}/clock`)).body).toMatchObject({ now: expect.stringMatching(/^2030-01-01T00:00/) as string });
  });

  it('resets to the beginning, moves by export and import, deletes', async () => {
    const made = await kit.newTenant();
    const path = `/users/${personOf(made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
    const list = async (): Promise<unknown[]> => ((await kit.graph(kit.bySecret(made)).api(path).get()) as { value: unknown[] }).value;
    await kit.graph(kit.bySecret(made)).api(path).post({});
    const { body: before } = (await kit.control(`/tenants/${made.tenantId}/export`)) as { body: object };
    expect((await kit.control(`/tenants/${made.tenantId}/reset`, 'POST')).body).toEqual(made);
    expect(await list()).toEqual([]);
    expect((await kit.control('/tenants', 'POST', { import: before })).status).toBe(409);
    expect((await kit.control(`/tenants/${made.tenantId}`, 'DELETE')).status).toBe(204);
    expect((await kit.control('/tenants', 'POST', { import: before })).status).toBe(201);
    expect(await list()).toHaveLength(1);
    expect((await kit.control('/tenants', 'POST', { import: { version: 0 } })).status).toBe(400);
  });

  it('merges settings and checks them', async () => {
    const made = await kit.newTenant();
    const patched = (await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { wording: 'ideal', lags: { passReadMs: 5000 } })) as { body: { lags: object; wording: string } };
    expect(patched.body).toMatchObject({ wording: 'ideal', promptWhile: 'object', lags: { passReadMs: 5000, passSignInMs: 0 } });
    expect((await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { promptWhile: 'never' })).status).toBe(400);
  });

  it('describes itself and says how sure it is', async () => {
    const { body: openapi } = (await kit.control('/openapi.json')) as { body: { paths: Record<string, object> } };
    expect(Object.keys(openapi.paths)).toEqual(expect.arrayContaining(['/_sim/tenants', '/_sim/tenants/{tenant}/clock/advance', '/_sim/tenants/{tenant}/faults/{fault}', '/_sim/openapi.json', '/_sim/fidelity']));
    const { body } = (await kit.control('/fidelity')) as { body: { operations: { mark: string; source: string; operation: string }[] } };
    expect(body.operations.map((each) => each.operation)).toContain('graph.pass-create');
    for (const each of body.operations) expect(['documented', 'observed', 'assumed']).toContain(each.mark);
  });

  it('answers no host name but its own', async () => {
    const { hostname, port } = new URL(kit.simulator.pagesOrigin);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => request({ hostname, port, headers: { host: 'evil.example' } }, (answer) => { answer.resume(); resolve(answer.statusCode); }).end());
    expect(status).toBe(421);
  });
});
