import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawFlow, REDIRECT } from '../../oauth/test-flow.ts';
import { startKit, type Kit } from '../test-tenant.ts';
import { arrive, arriveWithPass, signInLines, SIGNED_IN } from './test-sign-in.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const register = (registerSecurityInfo: string): object => ({ conditionalAccess: { registerSecurityInfo } });
const apps = (allApps: string): object => ({ signIn: { conditionalAccess: { allApps } } });

it('lets a pass register security information where that wants MFA', async () => {
  const { tenant, page, pass } = await arriveWithPass(kit, 'claimant', register('mfa'));
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain(SIGNED_IN);
  expect(await signInLines(kit, tenant)).toMatchObject([{ errorCode: 0, conditionalAccess: 'success' }]);
});

it('does not let it where that wants a phishing-resistant strength, and spends it all the same', async () => {
  const { tenant, page, pass } = await arriveWithPass(kit, 'claimant', register('phishing-resistant'));
  await page.submit({ do: 'pass', accesspass: pass });
  for (const said of ['You cannot access this right now', 'AADSTS53003', 'Sign in with Windows Hello']) expect(page.text).toContain(said);
  expect(await signInLines(kit, tenant)).toMatchObject([{ errorCode: 53003, conditionalAccess: 'failure' }]);
});

it('wants a second step of a password, and sends whoever has none away', async () => {
  const { password } = await arrive(kit, 'manager', register('mfa'));
  expect((await password()).text).toContain('Enter code');
  const none = await arrive(kit, 'newhire', register('mfa'));
  expect((await none.password()).text).toContain('You cannot access this right now');
});

it('blocks everybody', async () => {
  const { page, pass, codes } = await arriveWithPass(kit, 'claimant', register('block'));
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain('AADSTS53003');
  expect((await page.submit({ do: 'back' })).text).toContain('Email or phone');
  expect(await codes()).toEqual([53003]);
});

it('judges apps apart from security information', async () => {
  const flow = await rawFlow(kit);
  await flow.settings(apps('block'));
  const browser = await flow.byPass(await flow.authorize(flow.tenant.browser()));
  expect(browser.text).toContain('AADSTS53003');
  await flow.settings(apps('none'));
  expect((await flow.byPass(await flow.authorize(flow.tenant.browser()))).url).toMatch(REDIRECT);
});

it('holds a sign-in that stands against the rule of today', async () => {
  const flow = await rawFlow(kit);
  const browser = await flow.byPass(await flow.authorize(flow.tenant.browser()));
  expect(browser.url).toMatch(REDIRECT);
  await flow.settings(apps('phishing-resistant'));
  const silent = new URL((await flow.authorize(browser, { prompt: 'none' })).url).searchParams;
  expect([silent.get('error'), silent.get('error_description')?.slice(0, 11)]).toEqual(['interaction_required', 'AADSTS53003']);
  expect((await flow.authorize(browser)).text).toContain('Enter Temporary Access Pass');
});
