import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';
import { makeCredential, NO_MAKE, type CreationOptions, type Quirks } from './software-authenticator.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const POLICY = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2';
const TYPE = '#microsoft.graph.fido2AuthenticationMethodConfiguration';

async function stage(seed = 'contoso'): Promise<{ made: Made; client: Client; path: string; options: (key?: string) => Promise<CreationOptions>; register: (publicKeyCredential: object, more?: object) => Promise<Record<string, unknown>> }> {
  const made = await kit.newTenant({ seed });
  const client = kit.graph(kit.bySecret(made));
  const pathOf = (key: string): string => `/users/${personOf(made, key).id}/authentication/fido2Methods`;
  return {
    made, client, path: pathOf('claimant'),
    options: async (key = 'claimant') => (await client.api(`${pathOf(key)}/creationOptions`).get()) as CreationOptions,
    register: async (publicKeyCredential, more = {}) => (await client.api(pathOf('claimant')).post({ '@odata.type': '#microsoft.graph.fido2AuthenticationMethod', displayName: 'My security key', publicKeyCredential, ...more })) as Record<string, unknown>,
  };
}

describe('passkeys by Graph', () => {
  it('are registered with what a real authenticator answers, listed, left out of the next offer, and deleted', async () => {
    const { client, path, options, register, made } = await stage();
    const first = await options();
    expect(first.publicKey).toMatchObject({ rp: { id: 'login.microsoftonline.com', name: 'Microsoft' }, user: { name: personOf(made, 'claimant').userPrincipalName }, attestation: 'direct', timeout: 60_000, excludeCredentials: [] });
    const credential = makeCredential(first, { aaGuid: 'de1e552d-db1d-4423-a619-566b625cdc84' });
    const passkey = await register(credential);
    expect(passkey).toMatchObject({ displayName: 'My security key', aaGuid: 'de1e552d-db1d-4423-a619-566b625cdc84', model: 'Microsoft Authenticator', attestationCertificates: [], attestationLevel: 'notAttested', passkeyType: 'deviceBound' });
    const { value } = (await client.api(path).get()) as { value: { id: string }[] };
    expect(value.map(({ id }) => id)).toEqual([passkey['id']]);
    expect((await options()).publicKey.excludeCredentials).toMatchObject([{ id: credential.id, type: 'public-key' }]);
    await client.api(`${path}/${String(passkey['id'])}`).delete();
    expect(((await client.api(path).get()) as { value: unknown[] }).value).toEqual([]);
  });

  it('take a packed statement signed by the new key, and none signed by another', async () => {
    const { options, register } = await stage();
    expect(await register(makeCredential(await options(), { attestation: 'packed' }))).toMatchObject({ attestationLevel: 'notAttested' });
    expect((await refusal(register(makeCredential(await options(), { attestation: 'forged' })))).statusCode).toBe(400);
  });

  it.each<[string, Quirks]>([
    ['another origin', { origin: 'https://login.evil.example' }],
    ['this machine, which is not the relying party', { origin: 'http://localhost:8081' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a made-up challenge', { challenge: 'AAAA' }],
    ['an assertion', { type: 'webauthn.get' }],
    ['nobody verified', { userVerified: false }],
  ])('refuse what comes from %s', async (_what, quirks) => {
    const { options, register } = await stage();
    const { statusCode, code } = await refusal(register(makeCredential(await options(), quirks)));
    expect([statusCode, code]).toEqual([400, 'badRequest']);
  });

  it('take a challenge once, for whom it was made, within five minutes of the tenant\'s clock', async () => {
    const { made, options, register } = await stage();
    const mine = await options();
    const credential = makeCredential(mine);
    await register(credential);
    expect((await refusal(register(makeCredential(mine)))).statusCode).toBe(400);
    expect((await refusal(register(makeCredential(await options('manager'))))).statusCode).toBe(400);
    const late = await options();
    await kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms: 5 * 60_000 });
    expect((await refusal(register(makeCredential(late)))).statusCode).toBe(400);
    const again = { credentialId: Buffer.from(credential.id, 'base64url') };
    expect((await refusal(register(makeCredential(await options(), again)))).message).toContain('already registered');
  });

  it('know the relying party of the tenant\'s setting', async () => {
    const { made, options, register } = await stage();
    await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { passkeyRpId: 'localhost' });
    const offered = await options();
    expect(offered.publicKey.rp.id).toBe('localhost');
    expect(await register(makeCredential(offered, { origin: kit.simulator.pagesOrigin }))).toHaveProperty('id');
  });

  it('refuse bodies that are none', async () => {
    const { register, options } = await stage();
    const { id, response } = makeCredential(await options());
    for (const body of [{}, { id }, { id, response: { ...response, attestationObject: '' } }, { id, response: { ...response, clientDataJSON: 'a+b=' } }, { id, response, type: 'public-key' }, { id, response: { ...response, attestationObject: 'oWNmbXQ' } }]) {
      expect((await refusal(register(body))).statusCode).toBe(400);
    }
    expect((await refusal(register({ id, response }, { model: 'mine' }))).statusCode).toBe(400);
  });

  it('take no other life for a challenge: only beta does', async () => {
    const { client, path } = await stage();
    expect((await refusal(client.api(`${path}/creationOptions(challengeTimeoutInMinutes=10)`).get())).statusCode).toBe(404);
    expect((await refusal(client.api(`${path}/creationOptions?challengeTimeoutInMinutes=10`).get())).statusCode).toBe(400);
  });
});

describe('the policy for passkeys', () => {
  it('is switched off by Microsoft\'s default, and then nobody is offered one', async () => {
    const { client, options } = await stage('contoso-default');
    expect((await refusal(options())).message).toContain('AuthMethodType [Fido2]');
    await client.api(POLICY).patch({ '@odata.type': TYPE, state: 'enabled' });
    expect(await options()).toHaveProperty('publicKey');
    await client.api(POLICY).patch({ '@odata.type': TYPE, isSelfServiceRegistrationAllowed: false });
    expect((await refusal(options())).statusCode).toBe(400);
  });

  it('can demand attestation and name makes', async () => {
    const { client, options, register } = await stage();
    const aaGuid = '2fc0579f-8113-47ea-b116-555a8db9202a';
    const restrict = (enforcementType: string): Promise<unknown> => client.api(POLICY).patch({ '@odata.type': TYPE, keyRestrictions: { isEnforced: true, enforcementType, aaGuids: [aaGuid] } }) as Promise<unknown>;
    await restrict('block');
    expect((await refusal(register(makeCredential(await options(), { aaGuid })))).message).toContain(aaGuid);
    await restrict('allow');
    expect(await register(makeCredential(await options(), { aaGuid }))).toHaveProperty('id');
    expect((await refusal(register(makeCredential(await options())))).message).toContain(NO_MAKE);
    await client.api(POLICY).patch({ '@odata.type': TYPE, isAttestationEnforced: true });
    expect((await refusal(register(makeCredential(await options(), { aaGuid, attestation: 'packed' })))).message).toContain('attestation');
    await client.api(POLICY).delete();
    expect(await client.api(POLICY).get()).toMatchObject({ id: 'Fido2', state: 'disabled', isAttestationEnforced: true });
  });
});
