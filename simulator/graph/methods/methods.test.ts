import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Listed {
  readonly value: readonly { readonly id: string; readonly '@odata.type'?: string; readonly [name: string]: unknown }[];
}

async function stage(key = 'claimant', seed = 'contoso'): Promise<{ made: Made; client: Client; path: string; list: (segment: string) => Promise<Listed['value']>; audits: () => Promise<string[]> }> {
  const made = await kit.newTenant({ seed });
  const client = kit.graph(kit.bySecret(made));
  const path = `/users/${personOf(made, key).id}/authentication`;
  return {
    made, client, path,
    list: async (segment) => ((await client.api(`${path}/${segment}`).get()) as Listed).value,
    audits: async () => ((await kit.control(`/tenants/${made.tenantId}/audits`)).body as { audits: { activityDisplayName: string; resultReason: string }[] }).audits.map((each) => `${each.activityDisplayName}: ${each.resultReason}`),
  };
}

const outcome = ({ statusCode, code, message }: Awaited<ReturnType<typeof refusal>>): readonly unknown[] => [statusCode, code, message];

describe('methods', () => {
  it('are listed with their types, and each is read by its id there', async () => {
    const { client, path, list } = await stage();
    const all = await list('methods');
    expect(all.map((each) => each['@odata.type'])).toEqual(['#microsoft.graph.passwordAuthenticationMethod', '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod', '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod']);
    for (const each of all) expect(await client.api(`${path}/methods/${each.id}`).get()).toMatchObject(each);
    expect((await refusal(client.api(`${path}/methods/nobody`).get())).statusCode).toBe(404);
    expect((await refusal(client.api(`${path}/methods/${all[1]!.id}`).delete())).statusCode).toBe(405);
  });

  it('take no query options', async () => {
    const { client, path } = await stage();
    for (const segment of ['methods', 'phoneMethods', 'fido2Methods']) expect((await refusal(client.api(`${path}/${segment}/$count`).get())).statusCode).toBe(400);
    for (const query of ['$count=true', '$top=1', '$select=id', "$filter=id eq 'x'"]) expect((await refusal(client.api(`${path}/methods?${query}`).get())).statusCode).toBe(400);
  });

  it('always hold exactly one password, whose id is everybody\'s', async () => {
    const { client, path, list } = await stage();
    const [password, ...more] = await list('passwordMethods');
    expect([password, more]).toEqual([{ id: '28c10230-6103-485e-b985-444c60001490', password: null, createdDateTime: null }, []]);
    expect(await client.api(`${path}/passwordMethods/${password!.id}`).get()).toMatchObject(password!);
    expect((await refusal(client.api(`${path}/methods/${password!.id}/resetPassword`).post({}))).statusCode).toBe(403);
  });

  it('show the device of Windows Hello when it is asked for', async () => {
    const { client, path, list, made } = await stage();
    const [hello] = await list('windowsHelloForBusinessMethods');
    const got = `${path}/windowsHelloForBusinessMethods/${hello!.id}`;
    expect(await client.api(got).get()).not.toHaveProperty('device');
    expect(await client.api(`${got}?$expand=device`).get()).toMatchObject({ keyStrength: 'normal', device: { deviceId: personOf(made, 'claimant').devices.find(({ kind }) => kind === 'pc')?.id, trustType: 'AzureAd' } });
    expect((await refusal(client.api(`${got}?$expand=owner`).get())).statusCode).toBe(400);
    await client.api(got).delete();
    expect(await list('windowsHelloForBusinessMethods')).toEqual([]);
  });

  it('cannot be made where only people\'s pages make them', async () => {
    const { client, path } = await stage();
    for (const segment of ['microsoftAuthenticatorMethods', 'softwareOathMethods', 'windowsHelloForBusinessMethods', 'platformCredentialMethods', 'passwordMethods']) {
      expect((await refusal(client.api(`${path}/${segment}`).post({}))).statusCode).toBe(405);
    }
    for (const gone of ['hardwareOathMethods', 'requirements', 'signInPreferences']) expect((await refusal(client.api(`${path}/${gone}`).get())).message).toContain('not imitated');
  });

  it.each([['Request_ResourceNotFound'], ['resourceNotFound']])('of nobody: code %s', async (code) => {
    const { made, client } = await stage();
    await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { assumed: { unknownUserOfMethods: code } });
    expect((await refusal(client.api('/users/11111111-2222-4333-8444-555555555555/authentication/methods').get())).code).toBe(code);
  });
});

describe('the default method', () => {
  it('is not deleted while others could take its place, and is when it is the last', async () => {
    const { client, path, list } = await stage();
    await client.api(`${path}/phoneMethods`).post({ phoneNumber: '+46 701234567', phoneType: 'mobile' });
    const [app] = await list('microsoftAuthenticatorMethods');
    expect(outcome(await refusal(client.api(`${path}/microsoftAuthenticatorMethods/${app!.id}`).delete()))).toEqual([400, 'badRequest', 'Cannot delete default method with other methods configured. Please change default method before deletion.']);
    await client.api(`${path}/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`).delete();
    await client.api(`${path}/microsoftAuthenticatorMethods/${app!.id}`).delete();
    expect(await list('microsoftAuthenticatorMethods')).toEqual([]);
  });

  it('is deleted where the tenant is said to allow it', async () => {
    const { made, client, path, list } = await stage();
    await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { assumed: { defaultMethodDelete: 'allow' } });
    await client.api(`${path}/phoneMethods`).post({ phoneNumber: '+46 701234567', phoneType: 'mobile' });
    const [app] = await list('microsoftAuthenticatorMethods');
    await client.api(`${path}/microsoftAuthenticatorMethods/${app!.id}`).delete();
    expect((await list('phoneMethods')).map(({ id }) => id)).toEqual(['3179e48a-750b-4051-897c-87b9720928f7']);
  });
});

describe('phones', () => {
  const MOBILE = '3179e48a-750b-4051-897c-87b9720928f7';
  const ALTERNATE = 'b6332ec1-7057-4abe-9331-3d72feddfe41';

  it('are one of each type, the mobile one first and last', async () => {
    const { client, path, list, audits } = await stage();
    const alternate = { phoneNumber: '+1 2065555555x12', phoneType: 'alternateMobile' };
    expect((await refusal(client.api(`${path}/phoneMethods`).post(alternate))).statusCode).toBe(400);
    expect(await client.api(`${path}/phoneMethods`).post({ phoneNumber: '+1 2065555555', phoneType: 'mobile' })).toMatchObject({ id: MOBILE, phoneNumber: '+1 2065555555', phoneType: 'mobile', smsSignInState: 'ready' });
    expect(await client.api(`${path}/phoneMethods`).post(alternate)).toMatchObject({ id: ALTERNATE, smsSignInState: 'notSupported' });
    expect((await refusal(client.api(`${path}/phoneMethods`).post({ phoneNumber: '+1 2065555556', phoneType: 'mobile' }))).statusCode).toBe(400);
    await client.api(`${path}/phoneMethods/${MOBILE}`).patch({ phoneNumber: '+1 2065555557' });
    expect((await refusal(client.api(`${path}/phoneMethods/${MOBILE}`).patch({ phoneType: 'office' }))).statusCode).toBe(400);
    expect((await list('phoneMethods')).map(({ phoneNumber }) => phoneNumber)).toEqual(['+1 2065555557', '+1 2065555555x12']);
    expect((await refusal(client.api(`${path}/phoneMethods/${MOBILE}`).delete())).statusCode).toBe(400);
    await client.api(`${path}/phoneMethods/${ALTERNATE}`).delete();
    await client.api(`${path}/phoneMethods/${MOBILE}`).delete();
    expect((await audits()).filter((line) => line.includes('phone') || line.includes('Phone'))).toHaveLength(5);
  });

  it.each(['2065555555', '+12065555555', '+1 206-555-5555', '+1 206', '+0 2065555555', '+999 1234567890123', '+1 2065555555x', ''])('refuse the number %j', async (phoneNumber) => {
    const { client, path } = await stage();
    expect((await refusal(client.api(`${path}/phoneMethods`).post({ phoneNumber, phoneType: 'mobile' }))).statusCode).toBe(400);
  });

  it('are sign-in names of one person each, where the policy says so', async () => {
    const { made, client, path } = await stage();
    const other = `/users/${personOf(made, 'manager').id}/authentication/phoneMethods`;
    const number = { phoneNumber: '+1 2065555555', phoneType: 'mobile' };
    expect(await client.api(`${path}/phoneMethods`).post(number)).toMatchObject({ smsSignInState: 'ready' });
    expect(await client.api(other).post(number)).toMatchObject({ smsSignInState: 'phoneNumberNotUnique' });
    expect((await refusal(client.api(`${other}/${MOBILE}/enableSmsSignIn`).post({}))).statusCode).toBe(400);
    await client.api(`${path}/phoneMethods/${MOBILE}/disableSmsSignIn`).post({});
    await client.api(`${other}/${MOBILE}/enableSmsSignIn`).post({});
    expect(await client.api(`${other}/${MOBILE}`).get()).toMatchObject({ smsSignInState: 'ready' });
    const sms = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/sms';
    await client.api(sms).patch({ '@odata.type': '#microsoft.graph.smsAuthenticationMethodConfiguration', includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false, isUsableForSignIn: false }] });
    expect(await client.api(`${other}/${MOBILE}`).get()).toMatchObject({ smsSignInState: 'notAllowedByPolicy' });
  });
});

describe('mail methods', () => {
  it('are one a person', async () => {
    const { client, path, list } = await stage();
    const made = (await client.api(`${path}/emailMethods`).post({ emailAddress: 'mara@example.com' })) as { id: string };
    expect(made).toMatchObject({ id: '3ddfcfc8-9383-446f-83cc-3ab9be4be18f', emailAddress: 'mara@example.com' });
    expect((await refusal(client.api(`${path}/emailMethods`).post({ emailAddress: 'other@example.com' }))).statusCode).toBe(400);
    await client.api(`${path}/emailMethods/${made.id}`).patch({ emailAddress: 'new@example.com' });
    expect(await list('emailMethods')).toEqual([{ id: made.id, emailAddress: 'new@example.com' }]);
    await client.api(`${path}/emailMethods/${made.id}`).delete();
    for (const body of [{}, { emailAddress: 'no address' }, { emailAddress: 'a@b.c', extra: 1 }]) expect((await refusal(client.api(`${path}/emailMethods`).post(body))).statusCode).toBe(400);
  });
});
