import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, SCOPE, startKit, type Kit } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

describe('passes, methods, mail and sessions', () => {
  const passes = (id: string): string => `/users/${id}/authentication/temporaryAccessPassMethods`;
  type Pass = Record<'id' | 'temporaryAccessPass' | 'methodUsabilityReason' | 'createdDateTime', string> & { isUsable: boolean; lifetimeInMinutes: number };

  it('makes one, says its text replaces it by the next, deletes it', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made, 'issuer'));
    const path = passes(personOf(made, 'claimant').id);
    const first = (await client.api(path).post({ lifetimeInMinutes: 15, isUsableOnce: true })) as Pass;
    expect(first).toMatchObject({ lifetimeInMinutes: 15, isUsableOnce: true, isUsable: true, methodUsabilityReason: 'EnabledByPolicy' });
    expect(first.temporaryAccessPass).toMatch(/^[\x21-\x7e]{8}$/);
    const second = (await client.api(path).post({})) as Pass;
    const list = (await client.api(path).get()) as { value: Pass[] };
    expect(list.value.map((pass) => [pass.id, pass.temporaryAccessPass])).toEqual([[second.id, null]]);
    expect((await refusal(client.api(`${path}/${first.id}`).delete())).statusCode).toBe(404);
    await client.api(`${path}/${second.id}`).delete();
    expect(((await client.api(path).get()) as { value: Pass[] }).value).toEqual([]);
  });

  it('ends it on the tenant\'s clock alone', async () => {
    const made = await kit.newTenant({ now: '2031-05-01T08:00:00Z' });
    const client = kit.graph(kit.bySecret(made, 'issuer'));
    const path = passes(personOf(made, 'claimant').id);
    const pass = (await client.api(path).post({ lifetimeInMinutes: 10 })) as Pass;
    expect(pass.createdDateTime).toMatch(/^2031-05-01T08:00:/);
    await kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms: 600_000 });
    expect(await client.api(`${path}/${pass.id}`).get()).toMatchObject({ isUsable: false, methodUsabilityReason: 'Expired' });
    expect(kit.simulator.clockOf(made.tenantId).now().toISOString()).toMatch(/^2031-05-01T08:10:/);
  });

  it('knows Microsoft\'s default policy, whose refusals are worded as in real logs', async () => {
    const made = await kit.newTenant({ seed: 'contoso-default' });
    const client = kit.graph(kit.bySecret(made));
    const path = passes(personOf(made, 'claimant').id);
    expect((await refusal(client.api(path).post({}))).message).toBe('Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].');
    const policy = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
    expect((await refusal(client.api(policy).patch({ state: 'enabled' }))).statusCode).toBe(400);
    await client.api(policy).patch({ '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', state: 'enabled' });
    expect(await client.api(policy).get()).toMatchObject({ state: 'enabled', minimumLifetimeInMinutes: 60, maximumLifetimeInMinutes: 480, defaultLength: 8 });
    const short = await refusal(client.api(path).post({ lifetimeInMinutes: 15 }));
    expect([short.statusCode, short.code, short.message]).toEqual([400, 'badRequest', 'Invalid LifetimeInMinutes specified. The valid range between 60 and 480.']);
  });

  it('makes one for an administrator, as the real tenant does, but none for an external guest', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made, 'issuer'));
    expect(await client.api(passes(personOf(made, 'globaladmin').id)).post({})).toMatchObject({ isUsable: true });
    expect((await refusal(client.api(passes(personOf(made, 'guest').id)).post({}))).message).toBe('Temporary Access Pass cannot be added to an external guest user.');
  });

  it('lists methods with their types and deletes the lost one', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const path = `/users/${personOf(made, 'claimant').id}/authentication`;
    const types = async (): Promise<string[]> => ((await client.api(`${path}/methods`).get()) as { value: { '@odata.type': string }[] }).value.map((each) => each['@odata.type'].replace('#microsoft.graph.', ''));
    expect(await types()).toEqual(['passwordAuthenticationMethod', 'microsoftAuthenticatorAuthenticationMethod', 'windowsHelloForBusinessAuthenticationMethod']);
    const found = (await client.api(`${path}/microsoftAuthenticatorMethods`).get()) as { value: { id: string }[] };
    await client.api(`${path}/microsoftAuthenticatorMethods/${found.value[0]!.id}`).delete();
    expect(await types()).not.toContain('microsoftAuthenticatorAuthenticationMethod');
  });

  it('keeps mail, refuses mail it cannot show, revokes sessions, shows a photo', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const sender = personOf(made, 'mailbox').userPrincipalName;
    const message = { subject: 'Recovery', body: { contentType: 'Text', content: 'Somebody asks for you.' }, toRecipients: [{ emailAddress: { address: personOf(made, 'manager').userPrincipalName } }] };
    await client.api(`/users/${sender}/sendMail`).post({ message, saveToSentItems: false });
    const { body } = (await kit.control(`/tenants/${made.tenantId}/mail`)) as { body: { mail: object[] } };
    expect(body.mail).toMatchObject([{ from: sender, to: [personOf(made, 'manager').userPrincipalName], subject: 'Recovery', body: 'Somebody asks for you.' }]);
    expect((await refusal(client.api(`/users/${sender}/sendMail`).post({ message: { ...message, attachments: [] } }))).code).toBe('ErrorInvalidRequest');
    expect(await client.api(`/users/${personOf(made, 'manager').id}/revokeSignInSessions`).post({})).toMatchObject({ value: true });
    const { token } = (await kit.bySecret(made).getToken(SCOPE))!;
    const photo = await fetch(`${kit.simulator.origin}/v1.0/users/${personOf(made, 'manager').id}/photo/$value`, { headers: { authorization: `Bearer ${token}` } });
    expect(photo.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await photo.arrayBuffer()).slice(0, 4)).toEqual(new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
    expect((await refusal(client.api(`/users/${sender}/photo/$value`).get())).statusCode).toBe(404);
  });
});
