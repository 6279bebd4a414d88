import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once, personOf, refusal, SCOPE, startKit, type Kit, type Made } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

describe('faults', () => {
  const fault = (made: Made, effect: object, times = 1) => kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { method: 'POST', path: '/v1.0/users/*/temporaryAccessPassMethods' }, effect, times });

  it('after: the pass is made, then the answer fails', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const path = `/users/${personOf(made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
    for (const [effect, status] of [[{ kind: 'status', status: 504, when: 'after' }, 504], [{ kind: 'reset', when: 'after' }, -1], [{ kind: 'truncated', when: 'after' }, 201]] as const) {
      await fault(made, effect);
      expect((await refusal(client.api(path).middlewareOptions([once]).post({}))).statusCode).toBe(status);
      const [pass] = ((await client.api(path).get()) as { value: { id: string }[] }).value;
      expect(pass).toBeDefined();
      await client.api(`${path}/${pass!.id}`).delete();
    }
  });

  it('before: nothing is made, and the caller waits as long as it likes', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const path = `/users/${personOf(made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
    await fault(made, { kind: 'status', status: 429, retryAfter: 7 });
    const throttled = await refusal(client.api(path).middlewareOptions([once]).post({}));
    expect([throttled.statusCode, throttled.headers?.get('retry-after')]).toEqual([429, '7']);
    await fault(made, { kind: 'status', status: 429, retryAfter: 'soon' });
    expect((await refusal(client.api(path).middlewareOptions([once]).post({}))).headers?.get('retry-after')).toBe('soon');
    await fault(made, { kind: 'hang' });
    await expect(client.api(path).options({ signal: AbortSignal.timeout(50) }).middlewareOptions([once]).post({})).rejects.toThrow();
    expect(((await client.api(path).get()) as { value: unknown[] }).value).toEqual([]);
    const { body } = (await kit.control(`/tenants/${made.tenantId}/faults`)) as { body: { faults: { timesLeft: number }[] } };
    expect(body.faults.map((each) => each.timesLeft)).toEqual([0, 0, 0]);
  });

  it('says the truth under a false type', async () => {
    const made = await kit.newTenant();
    await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { path: '/*/v2.0/.well-known/openid-configuration' }, effect: { kind: 'mistyped', when: 'after' } });
    const answer = await fetch(`${kit.simulator.origin}/${made.tenantId}/v2.0/.well-known/openid-configuration`);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(await answer.json()).toHaveProperty('issuer');
  });

  it('drips, garbles and delays, and strikes the token endpoint too', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const path = `/users/${personOf(made, 'claimant').id}/authentication/temporaryAccessPassMethods`;
    await fault(made, { kind: 'drip', ms: 0, when: 'after' });
    expect(await client.api(path).post({})).toMatchObject({ isUsable: true });
    await fault(made, { kind: 'delay', ms: 1 });
    expect(await client.api(path).post({})).toMatchObject({ isUsable: true });
    await fault(made, { kind: 'garbage' });
    await expect(client.api(path).middlewareOptions([once]).post({})).rejects.toThrow();
    await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { path: '/*/oauth2/v2.0/token' }, effect: { kind: 'status', status: 503 } });
    await expect(kit.bySecret(made).getToken(SCOPE)).rejects.toThrow(/AADSTS90033/);
  });
});
