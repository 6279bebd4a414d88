import { afterAll, beforeAll, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit } from '../test-tenant.ts';
import { enterName, SIGNED_IN } from './test-sign-in.ts';
import type { TestBrowser } from '../test-browser.ts';
import type { TestTenant } from '../test-tenant.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

async function federatedTenant(behaviour: string, access = 'none'): Promise<TestTenant> {
  const tenant = await newTestTenant(kit);
  const domain = tenant.who('manager').userPrincipalName.split('@')[1];
  await tenant.settings({ signIn: { federation: { domain, federatedIdpMfaBehavior: behaviour }, conditionalAccess: { registerSecurityInfo: access } } });
  return tenant;
}

const arrive = async (tenant: TestTenant, key: string): Promise<TestBrowser> => {
  const page = tenant.browser();
  await enterName(page, tenant, key);
  return page;
};
const signIn = (page: TestBrowser, tenant: TestTenant, mfa = false): Promise<TestBrowser> =>
  page.submit({ do: 'federated', federated: tenant.who('manager').password, ...(mfa && { mfa: 'done' }) });

it('sends to the own identity provider who has no pass, and says that it is a stand-in', async () => {
  const tenant = await federatedTenant('acceptIfMfaDoneByFederatedIdp');
  const page = await arrive(tenant, 'manager');
  expect(page.text).toContain('A stand-in for the identity provider of');
  expect((await page.submit({ do: 'federated', federated: 'wrong' })).text).toContain('AADSTS50126');
  expect((await signIn(page, tenant)).text).toContain(SIGNED_IN);
});

it('asks for a pass before that', async () => {
  const tenant = await federatedTenant('enforceMfaByFederatedIdp');
  const pass = await tenant.preset('claimant', 'usable');
  const page = await arrive(tenant, 'claimant');
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain(SIGNED_IN);
});

it('sends a PIN reset there in spite of a pass, where MFA has to be done there', async () => {
  const tenant = await federatedTenant('enforceMfaByFederatedIdp');
  const forgotten = async (): Promise<string> => {
    await tenant.preset('claimant', 'usable');
    const page = await tenant.browser().open(`${tenant.path}/pcs/${tenant.pc('claimant')}/windows`);
    const { text } = await page.submit({ do: 'forgot' }, page.url);
    await page.submit({ do: 'close' }, page.url);
    return text;
  };
  expect(await forgotten()).toContain('A stand-in for the identity provider of');
  const domain = tenant.who('claimant').userPrincipalName.split('@')[1];
  await tenant.settings({ signIn: { federation: { domain, federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp' } } });
  expect(await forgotten()).toContain('Enter Temporary Access Pass');
});

it.each([
  ['acceptIfMfaDoneByFederatedIdp', false, 'Enter code'],
  ['acceptIfMfaDoneByFederatedIdp', true, SIGNED_IN],
  ['enforceMfaByFederatedIdp', false, 'AADSTS50076'],
  ['enforceMfaByFederatedIdp', true, SIGNED_IN],
  ['rejectMfaByFederatedIdp', false, 'Enter code'],
  ['rejectMfaByFederatedIdp', true, 'Enter code'],
])('%s, MFA done there: %s', async (behaviour, mfa, then) => {
  const tenant = await federatedTenant(behaviour, 'mfa');
  expect((await signIn(await arrive(tenant, 'manager'), tenant, mfa)).text).toContain(then);
});
