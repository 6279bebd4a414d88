import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, startKit, type Kit, type Made } from '../test-kit.ts';
import { ROLES } from '../tenant/groups-and-roles.ts';
import { stageOn } from './examples/stage.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

type Role = keyof typeof ROLES;

/** A tenant in which the director holds a role, or none. */
const withRole = (role: Role | null): Promise<Made> =>
  stageOn(kit).tenant({
    edit({ people, roleAssignments }) {
      const director = people.find(({ key }) => key === 'director');
      if (role !== null && director !== undefined) roleAssignments.push({ id: 'a-role', principalId: director.id, roleDefinitionId: ROLES[role].templateId, directoryScopeId: '/' });
    },
  });

interface Said {
  readonly status: number;
  readonly body: { readonly error?: { readonly code: string; readonly message: string }; readonly value?: readonly Record<string, unknown>[]; readonly [name: string]: unknown };
}

type Ask = (method: string, path: string, body?: object) => Promise<Said>;

function asking(headers: Record<string, string>): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${kit.simulator.origin}/v1.0${path}`, { method, headers: { ...headers, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Said['body'] };
  };
}

const signedIn = async (made: Made, key: string, scope: string): Promise<Ask> => asking(await stageOn(kit).asPerson(made, key, scope));

const METHODS = 'UserAuthenticationMethod.ReadWrite.All';
const of = (made: Made, key: string): string => `/users/${personOf(made, key).id}/authentication`;

describe('/me', () => {
  it('is whom the token speaks for', async () => {
    const made = await withRole(null);
    const ask = await signedIn(made, 'manager', 'User.Read UserAuthenticationMethod.Read');
    expect((await ask('GET', '/me')).body).toMatchObject({ id: personOf(made, 'manager').id });
    const { body } = await ask('GET', '/me/authentication/methods');
    expect(body.value?.map((each) => each['@odata.type'])).toContain('#microsoft.graph.passwordAuthenticationMethod');
    expect(body['@odata.context']).toBe(`${kit.simulator.origin}/v1.0/$metadata#users('${personOf(made, 'manager').id}')/authentication/methods`);
    expect((await ask('GET', of(made, 'manager').concat('/methods'))).status).toBe(200);
  });

  it('is nobody for an app', async () => {
    const made = await withRole(null);
    const ask = asking(await stageOn(kit).asApp(made));
    for (const path of ['/me', '/me/authentication/methods', '/me/authentication/temporaryAccessPassMethods']) {
      expect(await ask('GET', path)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest', message: '/me request is only valid with delegated authentication flow.' } } });
    }
    expect((await ask('POST', '/me/sendMail', {})).status).toBe(400);
  });

  it('wants the scope', async () => {
    const made = await withRole(null);
    const ask = await signedIn(made, 'manager', 'User.Read');
    expect(await ask('GET', '/me/authentication/methods')).toMatchObject({ status: 403, body: { error: { code: 'accessDenied', message: 'Request Authorization failed' } } });
    expect(await ask('GET', '/auditLogs/signIns')).toMatchObject({ status: 403, body: { error: { code: 'Authentication_MSGraphPermissionMissing' } } });
    expect((await ask('POST', '/me/sendMail', {})).body.error?.code).toBe('ErrorAccessDenied');
  });

  it('sends mail, but not from another\'s mailbox', async () => {
    const made = await withRole(null);
    const ask = await signedIn(made, 'manager', 'Mail.Send');
    const message = { subject: 'Lunch', body: { contentType: 'Text', content: 'Now?' }, toRecipients: [{ emailAddress: { address: 'a@example.com' } }] };
    expect((await ask('POST', '/me/sendMail', { message })).status).toBe(202);
    expect((await ask('POST', `/users/${personOf(made, 'claimant').id}/sendMail`, { message })).status).toBe(403);
    const { body } = (await kit.control(`/tenants/${made.tenantId}/mail`)) as { body: { mail: object[] } };
    expect(body.mail).toMatchObject([{ from: personOf(made, 'manager').userPrincipalName, subject: 'Lunch' }]);
  });
});

describe('passes and people', () => {
  it('let people see and delete their own, never make one, whatever they are', async () => {
    const made = await withRole('globalAdministrator');
    const issuer = asking(await stageOn(kit).asApp(made));
    const ask = await signedIn(made, 'director', `${METHODS} UserAuthMethod-TAP.ReadWrite`);
    const pass = await issuer('POST', `${of(made, 'director')}/temporaryAccessPassMethods`, {});
    expect((await ask('POST', `${of(made, 'director')}/temporaryAccessPassMethods`, {})).status).toBe(403);
    expect((await ask('POST', '/me/authentication/temporaryAccessPassMethods', {})).status).toBe(405);
    const { body } = await ask('GET', '/me/authentication/temporaryAccessPassMethods');
    expect(body.value).toMatchObject([{ id: pass.body['id'], temporaryAccessPass: null }]);
    expect((await ask('DELETE', `/me/authentication/temporaryAccessPassMethods/${String(pass.body['id'])}`)).status).toBe(204);
    expect((await ask('GET', '/me/authentication/temporaryAccessPassMethods')).body.value).toEqual([]);
  });

  it.each<[Role | null, number, number]>([
    [null, 403, 403],
    ['globalReader', 403, 403],
    ['userAdministrator', 403, 403],
    ['authenticationAdministrator', 201, 403],
    ['privilegedAuthenticationAdministrator', 201, 201],
    ['globalAdministrator', 201, 201],
  ])('as %s: for somebody %i, for an administrator %i', async (role, somebody, administrator) => {
    const made = await withRole(role);
    const ask = await signedIn(made, 'director', METHODS);
    expect((await ask('POST', `${of(made, 'claimant')}/temporaryAccessPassMethods`, {})).status).toBe(somebody);
    for (const key of ['globaladmin', 'groupadmin']) expect((await ask('POST', `${of(made, key)}/temporaryAccessPassMethods`, {})).status).toBe(administrator);
  });

  it('ask for the scope over others beside the role', async () => {
    const made = await withRole('privilegedAuthenticationAdministrator');
    const ask = await signedIn(made, 'director', 'UserAuthenticationMethod.ReadWrite');
    expect((await ask('GET', `${of(made, 'claimant')}/methods`)).status).toBe(403);
    expect((await ask('GET', `${of(made, 'director')}/methods`)).status).toBe(200);
  });

  it('let a Global Reader look, and mask numbers for an Authentication Administrator alone', async () => {
    const phone = { phoneNumber: '+46 701234567', phoneType: 'mobile' };
    for (const [role, shown] of [['globalReader', '+46 701234567'], ['authenticationAdministrator', '+46 XXXXXXX67']] as const) {
      const made = await withRole(role);
      await asking(await stageOn(kit).asApp(made))('POST', `${of(made, 'claimant')}/phoneMethods`, phone);
      const ask = await signedIn(made, 'director', METHODS);
      expect((await ask('GET', `${of(made, 'claimant')}/phoneMethods`)).body.value).toMatchObject([{ phoneNumber: shown }]);
    }
  });

  it('want MFA behind the token for changes to one\'s own', async () => {
    const made = await stageOn(kit).tenant({ edit: ({ people }) => { people.find(({ key }) => key === 'nofactor')?.methods.splice(0); } });
    const weak = await signedIn(made, 'nofactor', 'UserAuthenticationMethod.ReadWrite');
    const body = { phoneNumber: '+46 701234567', phoneType: 'mobile' };
    expect((await weak('POST', '/me/authentication/phoneMethods', body)).status).toBe(403);
    const strong = await signedIn(made, 'manager', 'UserAuthenticationMethod.ReadWrite');
    expect((await strong('POST', '/me/authentication/phoneMethods', body)).status).toBe(201);
    expect((await strong('PATCH', '/me/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7', body)).status).toBe(405);
  });
});

describe('a password reset', () => {
  const PASSWORD = '28c10230-6103-485e-b985-444c60001490';

  it('is for administrators alone, ends sessions, and says how it went', async () => {
    const made = await withRole('authenticationAdministrator');
    const ask = await signedIn(made, 'director', METHODS);
    const path = `${of(made, 'deputy')}/methods/${PASSWORD}/resetPassword`;
    const theirs = await signedIn(made, 'deputy', 'User.Read');
    expect((await theirs('GET', '/me')).status).toBe(200);
    const answer = await fetch(`${kit.simulator.origin}/v1.0${path}`, { method: 'POST', headers: await stageOn(kit).asPerson(made, 'director', METHODS) });
    const body = (await answer.json()) as { newPassword: string };
    expect([answer.status, /^[A-Z][a-z]{3}\d{4}$/.test(body.newPassword)]).toEqual([202, true]);
    expect((await theirs('GET', '/me')).status).toBe(401);
    const location = new URL(answer.headers.get('location')!).pathname.replace('/v1.0', '');
    expect((await ask('GET', location)).body).toMatchObject({ status: 'succeeded' });
    expect((await ask('POST', path, { newPassword: 'Cuyo5459' })).body).toEqual({});
    expect((await ask('POST', path, { newPassword: 'short' })).status).toBe(400);
    expect((await ask('POST', `${of(made, 'hybrid')}/methods/${PASSWORD}/resetPassword`)).status).toBe(400);
    expect((await ask('POST', `${of(made, 'director')}/methods/${PASSWORD}/resetPassword`)).status).toBe(403);
    expect((await ask('POST', `${of(made, 'globaladmin')}/methods/${PASSWORD}/resetPassword`)).status).toBe(403);
  });
});

describe('policies and reports', () => {
  it.each<[Role, string, number]>([
    ['globalReader', 'GET', 200], ['globalReader', 'PATCH', 403], ['authenticationPolicyAdministrator', 'PATCH', 204], ['authenticationAdministrator', 'GET', 403],
  ])('let a %s %s the pass policy: %i', async (role, method, status) => {
    const made = await withRole(role);
    const ask = await signedIn(made, 'director', 'Policy.ReadWrite.AuthenticationMethod');
    const body = method === 'PATCH' ? { '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', isUsableOnce: true } : undefined;
    expect((await ask(method, '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass', body)).status).toBe(status);
  });

  it('let report readers read the logs', async () => {
    const reader = await withRole('reportsReader');
    expect((await (await signedIn(reader, 'director', 'AuditLog.Read.All'))('GET', '/auditLogs/directoryAudits')).status).toBe(200);
    const nobody = await withRole(null);
    expect(await (await signedIn(nobody, 'director', 'AuditLog.Read.All'))('GET', '/auditLogs/directoryAudits')).toMatchObject({ status: 403, body: { error: { code: 'Authentication_RequestFromUnsupportedUserRole', message: 'User is not in the allowed roles' } } });
  });

  it('let anybody revoke their own sessions, and administrators those of others', async () => {
    const made = await withRole('userAdministrator');
    const ask = await signedIn(made, 'director', 'User.RevokeSessions.All');
    expect((await ask('POST', `/users/${personOf(made, 'claimant').id}/revokeSignInSessions`)).body).toMatchObject({ value: true });
    expect((await ask('POST', `/users/${personOf(made, 'globaladmin').id}/revokeSignInSessions`)).status).toBe(403);
    expect((await ask('POST', '/me/revokeSignInSessions')).status).toBe(200);
  });
});
