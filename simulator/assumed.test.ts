import { afterAll, beforeAll, expect, it } from 'vitest';
import { newAdmin, secretOn } from './pages/admin/test-admin.ts';
import { answerOnPhone } from './pages/sign-in/test-sign-in.ts';
import { newTestTenant, type TestTenant } from './pages/test-tenant.ts';
import { rawFlow } from './oauth/test-flow.ts';
import { SWITCHES, type Assumed, type SwitchName } from './tenant/assumed.ts';
import { appOf, personOf, startKit, type Kit } from './test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Heard {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A tenant with one switch in one position, and calls to it with the app that may do everything. */
interface Probe {
  readonly tenant: TestTenant;
  readonly graph: (method: string, path: string, body?: object) => Promise<Heard>;
  readonly token: (form: Readonly<Record<string, string>>) => Promise<Heard>;
  /** Path of somebody's passes. */
  readonly passes: (key: string) => string;
}

const POLICY = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
const ofPolicy = (change: object): object => ({ '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', ...change });
const codeOf = ({ status, body }: Heard): unknown => [status, (body['error'] as { code?: string } | undefined)?.code ?? body['error_codes']];

/** What can be seen over the wire of each switch. The compiler asks for a probe when there is a new one. */
const PROBES: { readonly [Name in SwitchName]: (probe: Probe, value: Assumed[Name]) => Promise<unknown> } = {
  async passOutOfScope({ graph, passes, tenant }) {
    const outside = { includeTargets: [{ targetType: 'group', id: tenant.made.groups.find(({ key }) => key === 'never-recover')?.id }] };
    await graph('PATCH', POLICY, ofPolicy(outside));
    return (await graph('POST', passes('claimant'), {})).status;
  },
  async multiUseUnderOneTimePolicy({ graph, passes }) {
    await graph('PATCH', POLICY, ofPolicy({ isUsableOnce: true }));
    return (await graph('POST', passes('claimant'), { isUsableOnce: false })).status;
  },
  async wrongNumber({ tenant }) {
    await tenant.settings({ signIn: { secondStep: 'number' } });
    const { userPrincipalName, password } = tenant.who('manager');
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    await page.submit({ do: 'user', loginfmt: userPrincipalName });
    await page.submit({ do: 'password', passwd: password });
    await answerOnPhone(tenant, 'manager', { number: '1' });
    return (await page.submit({ do: 'check-number' })).text.includes('AADSTS500121');
  },
  async usedPassCode({ tenant }) {
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    const pass = await tenant.preset('claimant', 'used');
    await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
    return /AADSTS\d+/.exec((await page.submit({ do: 'pass', accesspass: pass })).text)?.[0];
  },
  async passGuessesLock({ tenant }) {
    await tenant.preset('claimant', 'usable');
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
    for (let guess = 0; guess < 11; guess += 1) await page.submit({ do: 'pass', accesspass: `wrong ${String(guess)}` });
    return page.text.includes('temporarily locked');
  },
  pastStart: async ({ graph, passes }) => (await graph('POST', passes('claimant'), { startDateTime: '2020-01-01T00:00:00Z' })).status,
  async passPolicyRefusalStatus({ graph, passes }) {
    await graph('PATCH', POLICY, ofPolicy({ state: 'disabled' }));
    return (await graph('POST', passes('claimant'), {})).status;
  },
  guestPassRefusalStatus: async ({ graph, passes }) => (await graph('POST', passes('guest'), {})).status,
  unknownUserOfMethods: async ({ graph }) => codeOf(await graph('GET', '/users/11111111-2222-4333-8444-555555555555/authentication/methods')),
  async defaultMethodDelete({ graph, tenant }) {
    const path = `/users/${tenant.who('claimant').id}/authentication`;
    await graph('POST', `${path}/phoneMethods`, { phoneNumber: '+46 701234567', phoneType: 'mobile' });
    const { value } = (await graph('GET', `${path}/microsoftAuthenticatorMethods`)).body as { value?: { id: string }[] };
    return (await graph('DELETE', `${path}/microsoftAuthenticatorMethods/${value?.[0]?.id ?? ''}`)).status;
  },
  async refreshReuse(_probe, refreshReuse) {
    const flow = await rawFlow(kit);
    await flow.settings({ assumed: { refreshReuse } });
    const first = (await flow.redeem(await flow.byPassword(await flow.authorize(flow.tenant.browser())))).body['refresh_token'];
    await flow.refresh((await flow.refresh(first)).body['refresh_token']);
    return (await flow.refresh(first)).status;
  },
  unregisteredResource: async ({ token }) => codeOf(await token({ grant_type: 'client_credentials', scope: 'https://foo.example/.default' })),
  expandSelectWithoutLevels: async ({ graph, tenant }) => (await graph('GET', `/users/${tenant.who('claimant').id}?$expand=manager($select=id)`)).status,
  async methodsBlade(_probe, methodsBlade) {
    const admin = await newAdmin(kit, 'authadmin');
    await admin.tenant.settings({ assumed: { methodsBlade } });
    return (await admin.page.open(admin.methods('claimant'))).text.includes('Switch to the new user authentication methods experience');
  },
  async passReason({ graph, passes, tenant }) {
    await tenant.preset('claimant', 'expired');
    await graph('PATCH', POLICY, ofPolicy({ state: 'disabled' }));
    return ((await graph('GET', passes('claimant'))).body as { value?: { methodUsabilityReason: string }[] }).value?.[0]?.methodUsabilityReason;
  },
  async earlyPassCode({ tenant }) {
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    const pass = await tenant.preset('claimant', 'early');
    await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
    return /AADSTS\d+/.exec((await page.submit({ do: 'pass', accesspass: pass })).text)?.[0];
  },
  unknownMethod: async ({ graph, passes }) => codeOf(await graph('GET', `${passes('claimant')}/11111111-2222-4333-8444-555555555555`)),
  async defaultPassPolicy({ graph, passes }) {
    await graph('DELETE', POLICY);
    return (await graph('POST', passes('claimant'), {})).status;
  },
  async passRow({ tenant }) {
    const pass = await tenant.preset('claimant', 'usable');
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
    return (await page.submit({ do: 'pass', accesspass: pass })).text.includes('Temporary access pass');
  },
  async passAlphabet({ graph, passes }) {
    await graph('PATCH', POLICY, ofPolicy({ defaultLength: 48 }));
    // Two long ones: that neither has a symbol where there may be some happens once in a hundred million times.
    const made = [await graph('POST', passes('claimant'), {}), await graph('POST', passes('claimant'), {})];
    return made.some(({ body }) => /[^A-Za-z0-9]/.test(String(body['temporaryAccessPass'])));
  },
  revokeSessionsStatus: async ({ graph, tenant }) => (await graph('POST', `/users/${tenant.who('claimant').id}/revokeSignInSessions`)).status,
  async newAccountPassMs(_probe, newAccountPassMs) {
    const person = (key: string, more: object): object => ({ key, givenName: key, surname: 'X', alias: key, ...more });
    const people = [person('boss', { roles: [{ role: 'Authentication Administrator' }] }), person('fresh', { createdDaysAgo: 0 })];
    const admin = await newAdmin(kit, 'boss', { seedFile: { name: 'fresh', passPolicy: { state: 'enabled' }, people } });
    await admin.tenant.settings({ assumed: { newAccountPassMs } });
    await admin.add('fresh', { method: 'pass', minutes: '60', once: 'no' });
    return secretOn(admin.page) !== '';
  },
};

async function probeOf(assumed: object): Promise<Probe> {
  const tenant = await newTestTenant(kit);
  await tenant.settings({ assumed });
  const { clientId, clientSecret } = appOf(tenant.made);
  const ask = async (address: string, init: RequestInit): Promise<Heard> => {
    const answer = await fetch(`${kit.simulator.origin}${address}`, init);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const token: Probe['token'] = (form) => ask(`${tenant.path}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form }) });
  const { access_token: access } = (await token({ grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' })).body;
  const headers = { authorization: `Bearer ${String(access)}`, 'content-type': 'application/json' };
  return {
    tenant,
    token,
    graph: (method, path, body) => ask(`/v1.0${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
    passes: (key) => `/users/${personOf(tenant.made, key).id}/authentication/temporaryAccessPassMethods`,
  };
}

/** A probe is asked for the values of its own switch alone. */
const see = async (name: SwitchName, value: unknown): Promise<unknown> => (PROBES[name] as (probe: Probe, value: unknown) => Promise<unknown>)(await probeOf({ [name]: value }), value);

it.each(Object.keys(SWITCHES) as SwitchName[])('each position of %s is felt over the wire', async (name) => {
  const seen: string[] = [];
  for (const value of SWITCHES[name].values) seen.push(JSON.stringify(await see(name, value)));
  expect(new Set(seen).size, seen.join(' / ')).toBe(SWITCHES[name].values.length);
});
