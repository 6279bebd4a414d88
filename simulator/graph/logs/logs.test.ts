import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestTenant, type TestTenant } from '../../pages/test-tenant.ts';
import { stageOn } from '../examples/stage.ts';
import { appOf, personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Page {
  readonly value: readonly Record<string, unknown>[];
  readonly '@odata.context': string;
  readonly '@odata.nextLink'?: string;
}

const AUDITS = '/auditLogs/directoryAudits';
const SIGN_INS = '/auditLogs/signIns';

async function stage(order: object = {}): Promise<{ made: Made; client: Client; list: (path: string, query?: string) => Promise<Page>; id: (key: string) => string }> {
  const made = await kit.newTenant(order);
  const client = kit.graph(kit.bySecret(made));
  return { made, client, id: (key) => personOf(made, key).id, list: async (path, query = '') => (await client.api(`${path}${query}`).get()) as Page };
}

const activities = ({ value }: Page): unknown[] => value.map((line) => line['activityDisplayName']);

describe('the audit log', () => {
  it('tells what was done to whom by which app, the youngest first', async () => {
    const { made, client, list, id } = await stage();
    const passes = `/users/${id('claimant')}/authentication/temporaryAccessPassMethods`;
    const pass = (await client.api(passes).post({ isUsableOnce: true })) as { id: string };
    await client.api(`${passes}/${pass.id}`).delete();
    await client.api(`/users/${id('claimant')}/revokeSignInSessions`).post({});
    const page = await list(AUDITS);
    expect(page['@odata.context']).toBe(`${kit.simulator.origin}/v1.0/$metadata#auditLogs/directoryAudits`);
    expect(activities(page)).toEqual(['Update StsRefreshTokenValidFrom Timestamp', 'Admin deleted security info', 'Admin registered security info']);
    expect(page.value[2]).toMatchObject({
      category: 'UserManagement', result: 'success', loggedByService: 'Authentication Methods', resultReason: 'Admin registered temporary access pass method for user',
      initiatedBy: { app: { appId: appOf(made).clientId, displayName: 'Vouch (all permissions)' }, user: null },
      targetResources: [{ id: id('claimant'), type: 'User', userPrincipalName: personOf(made, 'claimant').userPrincipalName, modifiedProperties: expect.arrayContaining([{ displayName: 'TemporaryAccessPass.AccessPassUsage', oldValue: null, newValue: '"OneTime"' }]) as unknown }],
    });
    expect(JSON.stringify(page)).not.toContain((pass as { temporaryAccessPass?: string }).temporaryAccessPass);
  });

  it('tells refusals too, and the policy\'s changes', async () => {
    const { client, list, id } = await stage({ seed: 'contoso-default' });
    await refusal(client.api(`/users/${id('claimant')}/authentication/temporaryAccessPassMethods`).post({}));
    await client.api('/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass').delete();
    expect((await list(AUDITS)).value).toMatchObject([{ activityDisplayName: 'Authentication Methods Policy Reset', targetResources: [{ id: 'TemporaryAccessPass', type: 'Policy' }] }, { result: 'failure', resultReason: expect.stringContaining('Converged UserCredentialPolicy') as unknown }]);
  });

  it('finds by the filters that the document names', async () => {
    const { made, client, list, id } = await stage({ now: '2031-03-01T10:00:00Z' });
    await client.api(`/users/${id('manager')}/revokeSignInSessions`).post({});
    await kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms: 8 * 24 * 3_600_000 });
    await client.api(`/users/${id('claimant')}/authentication/temporaryAccessPassMethods`).post({});
    const found = async (filter: string): Promise<number> => (await list(AUDITS, `?$filter=${encodeURIComponent(filter)}`)).value.length;
    expect(await found('activityDateTime ge 2031-03-02T00:00:00Z')).toBe(1);
    expect(await found('activityDateTime le 2031-03-02T00:00:00Z')).toBe(1);
    expect(await found(`targetResources/any(t:t/id eq '${id('claimant')}')`)).toBe(1);
    expect(await found(`targetResources/any(t: t/id eq '${id('claimant')}') and activityDisplayName eq 'Update StsRefreshTokenValidFrom Timestamp'`)).toBe(0);
    expect(await found("startsWith(activityDisplayName,'update sts')")).toBe(1);
    expect(await found(`initiatedBy/app/appId eq '${appOf(made).clientId}'`)).toBe(2);
    expect(await found(`initiatedBy/user/id eq '${id('claimant')}'`)).toBe(0);
    expect(await found("loggedByService eq 'Core Directory' or loggedByService eq 'Authentication Methods'")).toBe(2);
    for (const bad of ["resultReason eq 'x'", 'activityDateTime eq true', "not startsWith(activityDisplayName,'x')", "activityDisplayName ne 'x'", "contains(activityDisplayName,'x')", "targetResources/any(t:t/type eq 'User')", "any(t:t/id eq 'x')", 'activityDateTime ge', "targetResources/any(t:targetResources/any(u:u/id eq 'x'))"]) {
      expect((await refusal(list(AUDITS, `?$filter=${encodeURIComponent(bad)}`))).statusCode, bad).toBe(400);
    }
  });

  it('pages from wherever it is, whatever is written meanwhile', async () => {
    const { client, list, id } = await stage();
    const write = (): Promise<unknown> => client.api(`/users/${id('claimant')}/revokeSignInSessions`).post({}) as Promise<unknown>;
    for (let i = 0; i < 5; i += 1) await write();
    const all = (await list(AUDITS)).value.map((line) => line['id']);
    const first = await list(AUDITS, '?$top=2');
    await write();
    const second = (await client.api(first['@odata.nextLink']!).get()) as Page;
    const third = (await client.api(second['@odata.nextLink']!).get()) as Page;
    expect([first, second, third].flatMap(({ value }) => value.map((line) => line['id']))).toEqual(all);
    expect(third).not.toHaveProperty('@odata.nextLink');
    expect((await list(AUDITS, '?$orderby=activityDateTime asc&$top=5')).value.map((line) => line['id'])).toEqual(all.toReversed());
    expect((await refusal(client.api(first['@odata.nextLink']!.replace('top=2', 'top=3')).get())).statusCode).toBe(400);
    for (const bad of ['?$top=0', '?$top=1001', '?$top=x', '?$orderby=id', '?$skip=1', '?$expand=x', '?$select=nothing', '?$skiptoken=x_y']) expect((await refusal(list(AUDITS, bad))).statusCode, bad).toBe(400);
    expect((await list(AUDITS, '?$select=id,result')).value[0]).toEqual({ id: expect.any(String) as unknown, result: 'success' });
  });

  it('gives one line by its id', async () => {
    const { client, list, id } = await stage();
    await client.api(`/users/${id('claimant')}/revokeSignInSessions`).post({});
    const { value: [line] } = await list(AUDITS);
    expect(await client.api(`${AUDITS}/${String(line!['id'])}`).get()).toMatchObject(line!);
    expect((await refusal(client.api(`${AUDITS}/nothing`).get())).statusCode).toBe(404);
  });

  it('is late where the tenant says so', async () => {
    const { made, client, list, id } = await stage();
    await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { lags: { reportsMs: 120_000 } });
    await client.api(`/users/${id('claimant')}/revokeSignInSessions`).post({});
    expect((await list(AUDITS)).value).toEqual([]);
    await kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms: 120_000 });
    expect((await list(AUDITS)).value).toHaveLength(1);
  });

  it('is for apps with the permission', async () => {
    const { made } = await stage();
    const { statusCode, code, message } = await refusal(kit.graph(kit.bySecret(made, 'mailer')).api(SIGN_INS).get());
    expect([statusCode, code]).toEqual([403, 'Authentication_MSGraphPermissionMissing']);
    expect(message).toContain('AuditLog.Read.All');
  });

  it('shows who got another manager within the last days', async () => {
    const { made, list, id } = await stage();
    await kit.graph(kit.bySecret(made, 'sync')).api(`/users/${id('claimant')}/manager/$ref`).put({ '@odata.id': `${kit.simulator.origin}/v1.0/users/${id('deputy')}` });
    const filter = `activityDisplayName eq 'Set user manager' and activityDateTime ge ${new Date(Date.now() - 7 * 24 * 3_600_000).toISOString()} and targetResources/any(t:t/id eq '${id('claimant')}')`;
    const { value } = await list(AUDITS, `?$filter=${encodeURIComponent(filter)}`);
    expect(value).toHaveLength(1);
    expect(JSON.stringify(value)).toContain(id('deputy'));
  });
});

describe('the sign-in log', () => {
  async function signedIn(): Promise<{ tenant: TestTenant; list: (query?: string) => Promise<Page>; client: Client }> {
    const tenant = await newTestTenant(kit);
    const client = kit.graph(kit.bySecret(tenant.made));
    const { userPrincipalName, password } = tenant.who('manager');
    const browser = await tenant.browser().open(`${tenant.path}/security-info`);
    await browser.submit({ do: 'user', loginfmt: userPrincipalName });
    await browser.submit({ do: 'password', passwd: 'wrong' });
    await browser.submit({ do: 'password', passwd: password });
    await browser.submit({ do: 'code', otc: await tenant.code('manager') });
    return { tenant, client, list: async (query = '') => (await client.api(`${SIGN_INS}${query}`).get()) as Page };
  }

  it('tells what worked and what did not, with its AADSTS number', async () => {
    const { tenant, list, client } = await signedIn();
    const { value } = await list();
    expect(value).toMatchObject([
      { userId: tenant.who('manager').id, userPrincipalName: tenant.who('manager').userPrincipalName.toLowerCase(), isInteractive: true, clientAppUsed: 'Browser', resourceDisplayName: 'Microsoft Graph', status: { errorCode: 0, failureReason: null } },
      { userId: tenant.who('manager').id, status: { errorCode: 50_126 } },
    ]);
    expect(await client.api(`${SIGN_INS}/${String(value[0]!['id'])}`).get()).toMatchObject({ id: value[0]!['id'] });
    expect((await list(`?$filter=${encodeURIComponent(`status/errorCode eq 50126 and userId eq '${tenant.who('manager').id}'`)}`)).value).toHaveLength(1);
    expect((await list(`?$filter=${encodeURIComponent("startsWith(userDisplayName,'Jonas') and createdDateTime ge 2020-01-01T00:00:00Z")}`)).value).toHaveLength(2);
  });

  it('leaves out what happened without the person, which the control plane shows', async () => {
    const stage = stageOn(kit);
    const made = await stage.tenant();
    const { clientId, clientSecret } = appOf(made, 'signin');
    const { code, redirectUri, verifier } = await stage.signedIn(made, 'manager', 'openid offline_access User.Read');
    const redeem = async (form: Record<string, string>): Promise<{ refresh_token: string }> =>
      (await (await fetch(`${kit.simulator.origin}/${made.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form }) })).json()) as { refresh_token: string };
    const { refresh_token } = await redeem({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier });
    await redeem({ grant_type: 'refresh_token', refresh_token });
    const client = kit.graph(kit.bySecret(made));
    await client.api(`/users/${personOf(made, 'manager').id}/revokeSignInSessions`).post({});
    await redeem({ grant_type: 'refresh_token', refresh_token });
    expect(((await client.api(SIGN_INS).get()) as Page).value).toHaveLength(1);
    const { body } = (await kit.control(`/tenants/${made.tenantId}/sign-ins`)) as { body: { signIns: { isInteractive: boolean; errorCode: number }[] } };
    expect(body.signIns.filter(({ isInteractive }) => !isInteractive).map(({ errorCode }) => errorCode)).toEqual([0, 50_173]);
  });

  it('needs a licence', async () => {
    const { tenant, list } = await signedIn();
    await tenant.settings({ premium: false });
    const { statusCode, code } = await refusal(list());
    expect([statusCode, code]).toEqual([403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant']);
    expect(await kit.graph(kit.bySecret(tenant.made)).api(AUDITS).get()).toHaveProperty('value');
  });
});
