import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, SCOPE, startKit, type Kit, type Made } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Pass {
  readonly id: string;
  readonly temporaryAccessPass: string | null;
  readonly isUsable: boolean;
  readonly createdDateTime: string;
}

const POLICY = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations';
const TYPE = '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration';

interface Stage {
  readonly made: Made;
  readonly client: Client;
  readonly path: (key?: string) => string;
  readonly create: (body?: object, key?: string) => Promise<Pass>;
  readonly list: () => Promise<readonly Pass[]>;
  readonly policy: (fields: object) => Promise<unknown>;
  readonly settings: (change: object) => Promise<unknown>;
  readonly advance: (ms: number) => Promise<unknown>;
}

async function stage(order: object = {}): Promise<Stage> {
  const made = await kit.newTenant(order);
  const client = kit.graph(kit.bySecret(made));
  const path = (key = 'claimant'): string => `/users/${personOf(made, key).id}/authentication/temporaryAccessPassMethods`;
  return {
    made, client, path,
    create: async (body = {}, key) => (await client.api(path(key)).post(body)) as Pass,
    list: async () => ((await client.api(path()).get()) as { value: Pass[] }).value,
    policy: (fields) => client.api(`${POLICY}/temporaryAccessPass`).patch({ '@odata.type': TYPE, ...fields }) as Promise<unknown>,
    settings: (change) => kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', change),
    advance: (ms) => kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms }),
  };
}

const outcome = async (work: Promise<unknown>): Promise<readonly unknown[]> => {
  const { statusCode, code, message } = await refusal(work);
  return [statusCode, code, message];
};

describe('passes', () => {
  it('say their text once, are replaced by the next, and are deleted', async () => {
    const { client, path, create, list } = await stage();
    const first = await create({ lifetimeInMinutes: 15, isUsableOnce: true });
    expect(first).toMatchObject({ lifetimeInMinutes: 15, isUsableOnce: true, isUsable: true, methodUsabilityReason: 'EnabledByPolicy' });
    expect(first.temporaryAccessPass).toMatch(/^[\x21-\x7e]{8}$/);
    const second = await create();
    expect((await list()).map((pass) => [pass.id, pass.temporaryAccessPass])).toEqual([[second.id, null]]);
    expect((await refusal(client.api(`${path()}/${first.id}`).delete())).statusCode).toBe(404);
    expect((await refusal(client.api(`${path()}/${first.id}`).get())).statusCode).toBe(404);
    await client.api(`${path()}/${second.id.toUpperCase()}`).delete();
    expect(await list()).toEqual([]);
  });

  it('say where they lie, under the name that the caller used', async () => {
    const { made } = await stage();
    const { userPrincipalName, id } = personOf(made, 'quote');
    const { token } = (await kit.bySecret(made).getToken(SCOPE))!;
    const answer = await fetch(`${kit.simulator.origin}/v1.0/users/${encodeURIComponent(userPrincipalName)}/authentication/temporaryAccessPassMethods`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{}' });
    const pass = (await answer.json()) as Pass & { '@odata.context': string };
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `${kit.simulator.origin}/v1.0/users/${id}/authentication/temporaryAccessPassMethods/${pass.id}`]);
    expect(pass['@odata.context']).toBe(`${kit.simulator.origin}/v1.0/$metadata#users('${encodeURIComponent(userPrincipalName).replace("'", '%27%27')}')/authentication/temporaryAccessPassMethods/$entity`);
  });

  it('end on the tenant\'s clock alone', async () => {
    const { made, client, path, create, advance } = await stage({ now: '2031-05-01T08:00:00Z' });
    const pass = await create({ lifetimeInMinutes: 10 });
    expect(pass.createdDateTime).toMatch(/^2031-05-01T08:00:/);
    await advance(600_000);
    expect(await client.api(`${path()}/${pass.id}`).get()).toMatchObject({ isUsable: false, methodUsabilityReason: 'Expired' });
    expect(kit.simulator.clockOf(made.tenantId).now().toISOString()).toMatch(/^2031-05-01T08:10:/);
  });

  it('wait for their start', async () => {
    const { create, list, advance } = await stage({ now: '2031-05-01T08:00:00Z' });
    expect(await create({ startDateTime: '2031-05-01T10:00:00+02:00', lifetimeInMinutes: 10 })).toMatchObject({ isUsable: true });
    expect(await create({ startDateTime: '2031-05-01T09:00:00.000Z', lifetimeInMinutes: 10 })).toMatchObject({ startDateTime: '2031-05-01T09:00:00Z', isUsable: false, methodUsabilityReason: 'NotYetValid' });
    await advance(3_600_000);
    expect(await list()).toMatchObject([{ isUsable: true, methodUsabilityReason: 'EnabledByPolicy' }]);
  });

  it('are made for an administrator, as the real tenant does, but for no external guest', async () => {
    const { create, settings } = await stage();
    expect(await create({}, 'globaladmin')).toMatchObject({ isUsable: true });
    expect(await outcome(create({}, 'guest'))).toEqual([400, 'badRequest', 'Temporary Access Pass cannot be added to an external guest user.']);
    await settings({ assumed: { guestPassRefusalStatus: 403 } });
    expect((await refusal(create({}, 'guest'))).statusCode).toBe(403);
  });

  it.each<[string, object]>([
    ['a lifetime that is text', { lifetimeInMinutes: '60' }], ['half a minute', { lifetimeInMinutes: 60.5 }], ['once that is text', { isUsableOnce: 'true' }],
    ['a start without zone', { startDateTime: '2031-05-01T09:00:00' }], ['a start that is none', { startDateTime: 'tomorrow' }], ['a length', { defaultLength: 12 }], ['a text of one\'s own', { temporaryAccessPass: 'letmein!' }],
    ['another type', { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod' }],
  ])('refuse %s', async (_what, body) => {
    const { create, list } = await stage();
    const { statusCode, code } = await refusal(create(body));
    expect([statusCode, code, await list()]).toEqual([400, 'badRequest', []]);
  });

  it('want a body, and one that is JSON', async () => {
    const { made, path, list } = await stage();
    const { token } = (await kit.bySecret(made).getToken(SCOPE))!;
    const said = async (body: string): Promise<string> => ((await (await fetch(`${kit.simulator.origin}/v1.0${path()}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body })).json()) as { error: { message: string } }).error.message;
    expect(await said('')).toBe('Empty Payload. JSON content expected.');
    for (const body of ['{', '[]', '1']) expect(await said(body)).toContain('Unable to read JSON request payload.');
    expect(await list()).toEqual([]);
  });

  it('need the permission', async () => {
    const { made, path } = await stage();
    expect(await outcome(kit.graph(kit.bySecret(made, 'reader')).api(path()).post({}) as Promise<unknown>)).toEqual([403, 'accessDenied', 'Request Authorization failed']);
    const refused = await refusal(kit.graph(kit.bySecret(made, 'reader')).api(path()).post({}) as Promise<unknown>);
    expect((JSON.parse(String(refused.body)) as { innerError: object }).innerError).toMatchObject({ message: 'Request Authorization failed' });
  });
});

describe('the policy for passes', () => {
  it('is Microsoft\'s until somebody changes it, under either spelling, and refuses in the words of real logs', async () => {
    const { client, create, policy, settings } = await stage({ seed: 'contoso-default' });
    const refused = 'Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].';
    expect(await outcome(create())).toEqual([400, 'badRequest', refused]);
    await settings({ assumed: { passPolicyRefusalStatus: 403 } });
    expect(await outcome(create())).toEqual([403, 'accessDenied', refused]);
    expect((await refusal(client.api(`${POLICY}/temporaryAccessPass`).patch({ state: 'enabled' }))).statusCode).toBe(400);
    await policy({ state: 'enabled' });
    for (const id of ['temporaryAccessPass', 'TemporaryAccessPass']) expect(await client.api(`${POLICY}/${id}`).get()).toMatchObject({ id: 'TemporaryAccessPass', '@odata.type': TYPE, state: 'enabled', minimumLifetimeInMinutes: 60, maximumLifetimeInMinutes: 480, defaultLength: 8 });
    expect(await outcome(create({ lifetimeInMinutes: 15 }))).toEqual([400, 'badRequest', 'Invalid LifetimeInMinutes specified. The valid range between 60 and 480.']);
    await client.api(`${POLICY}/TemporaryAccessPass`).delete();
    expect(await client.api(`${POLICY}/TemporaryAccessPass`).get()).toMatchObject({ state: 'disabled' });
  });

  it('makes all passes one-time, those that are not no longer usable', async () => {
    const { create, list, policy, settings } = await stage();
    await create({ isUsableOnce: false });
    await policy({ isUsableOnce: true });
    expect(await list()).toMatchObject([{ isUsable: false, methodUsabilityReason: 'DisabledByPolicy' }]);
    expect((await refusal(create({ isUsableOnce: false }))).statusCode).toBe(400);
    expect(await create()).toMatchObject({ isUsableOnce: true });
    await settings({ assumed: { multiUseUnderOneTimePolicy: 'coerce' } });
    expect(await create({ isUsableOnce: false })).toMatchObject({ isUsableOnce: true });
  });

  it('leaves people out, whose pass is made but of no use, or refused', async () => {
    const { made, create, policy, settings } = await stage();
    await policy({ excludeTargets: [{ targetType: 'user', id: personOf(made, 'claimant').id }] });
    expect(await create()).toMatchObject({ isUsable: false, methodUsabilityReason: 'DisabledByPolicy' });
    await settings({ assumed: { passOutOfScope: 'refuse' } });
    expect((await refusal(create())).message).toContain('Converged');
    expect(await create({}, 'manager')).toMatchObject({ isUsable: true });
  });

  it('lets a start lie in the past, or not', async () => {
    const { create, settings } = await stage({ now: '2031-05-01T08:00:00Z' });
    expect(await create({ startDateTime: '2031-05-01T07:50:00Z', lifetimeInMinutes: 15 })).toMatchObject({ isUsable: true });
    await settings({ assumed: { pastStart: 'refuse' } });
    expect((await refusal(create({ startDateTime: '2031-05-01T07:50:00Z' }))).statusCode).toBe(400);
    expect(await create({ startDateTime: '2031-05-01T07:59:00Z', lifetimeInMinutes: 15 })).toMatchObject({ isUsable: true });
  });

  it.each<[string, object]>([
    ['a minimum of nine minutes', { minimumLifetimeInMinutes: 9 }], ['a minimum over the maximum', { minimumLifetimeInMinutes: 481 }], ['a normal life outside', { defaultLifetimeInMinutes: 600 }],
    ['a length of seven', { defaultLength: 7 }], ['a length of 49', { defaultLength: 49 }], ['more than thirty days', { maximumLifetimeInMinutes: 43_201 }], ['a state of its own', { state: 'default' }],
    ['a property of its own', { colour: 'red' }], ['a target without type', { includeTargets: [{ id: 'all_users' }] }], ['a forced registration', { includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: true }] }],
  ])('refuses %s', async (_what, fields) => {
    const { client, policy } = await stage();
    const before: unknown = await client.api(`${POLICY}/temporaryAccessPass`).get();
    expect((await refusal(policy(fields))).statusCode).toBe(400);
    expect(await client.api(`${POLICY}/temporaryAccessPass`).get()).toEqual(before);
  });
});

describe('the policy for all methods', () => {
  it('is shown whole, and what is fixed here is not changed in silence', async () => {
    const { client } = await stage();
    const { authenticationMethodConfigurations: all } = (await client.api('/policies/authenticationMethodsPolicy').get()) as { authenticationMethodConfigurations: { id: string; '@odata.type': string; state: string }[] };
    expect(all.map(({ id }) => id)).toEqual(['Fido2', 'MicrosoftAuthenticator', 'SoftwareOath', 'Voice', 'Email', 'Sms', 'TemporaryAccessPass']);
    for (const each of all) expect(await client.api(`${POLICY}/${each.id}`).get()).toMatchObject(each);
    for (const { id, ...each } of all.filter((one) => ['MicrosoftAuthenticator', 'SoftwareOath', 'Voice', 'Email'].includes(one.id))) {
      expect((await refusal(client.api(`${POLICY}/${id}`).patch({ '@odata.type': each['@odata.type'], state: 'disabled' }))).message).toContain('not imitated');
      expect((await refusal(client.api(`${POLICY}/${id}`).delete())).statusCode).toBe(400);
    }
    expect((await refusal(client.api(`${POLICY}/X509Certificate`).get())).statusCode).toBe(404);
  });
});
