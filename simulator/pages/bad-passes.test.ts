import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit, type TestTenant } from './test-tenant.ts';
import type { TestBrowser } from './test-browser.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';

/** Where a pass is asked for: the web panel of Windows, and Security info in some other browser. */
const PLACES = {
  async windows(tenant: TestTenant): Promise<TestBrowser> {
    const page = await tenant.browser().open(`${tenant.path}/pcs/${tenant.pc('claimant')}/windows`);
    return page.submit({ do: 'forgot' }, page.url);
  },
  async securityInfo(tenant: TestTenant): Promise<TestBrowser> {
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    return page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
  },
};

const REAL = [
  ['expired', 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', 130504, ASK],
  ['used', 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', 130505, ASK],
  ['early', 'An access pass could not be found or verified for the user.', 130507, 'Wait until the pass starts, then try again.'],
  ['policy', 'Temporary Access Pass sign in was blocked due to User Credential Policy.', 130502, 'Contact your administrator'],
] as const;

const IDEAL = [
  ['expired', 'Your Temporary Access Pass expired at'],
  ['used', 'This Temporary Access Pass has already been used. Ask for a new one.'],
  ['early', 'Your Temporary Access Pass starts at'],
  ['policy', 'Temporary Access Pass is not allowed for your account.'],
  ['none', 'You do not have a Temporary Access Pass assigned.'],
] as const;

for (const [place, arrive] of Object.entries(PLACES)) {
  describe(`wording real, ${place}`, () => {
    it.each(REAL)('asks for a pass that is %s and refuses it with its code and what to do', async (preset, text, code, doNow) => {
      const tenant = await newTestTenant(kit);
      const pass = await tenant.preset('claimant', preset);
      const page = await (await arrive(tenant)).submit({ do: 'pass', accesspass: pass });
      for (const said of [text, `AADSTS${code}`, 'What to do now', doNow]) expect(page.text).toContain(said);
    });

    it('calls a wrong pass wrong, and takes the right one after it', async () => {
      const tenant = await newTestTenant(kit);
      const pass = await tenant.preset('claimant', 'usable');
      const page = await (await arrive(tenant)).submit({ do: 'pass', accesspass: `${pass}x` });
      expect(page.text).toContain('AADSTS130503');
      await page.submit({ do: 'pass', accesspass: pass });
      expect(page.text).toMatch(/Set up a PIN|These are the methods/);
    });

    it('says 130507 when the pass is deleted while its box is open', async () => {
      const tenant = await newTestTenant(kit);
      const pass = await tenant.preset('claimant', 'usable');
      const page = await arrive(tenant);
      await tenant.preset('claimant', 'none');
      expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain('AADSTS130507');
    });

    it('does not ask for a pass that does not exist, and says what to do', async () => {
      const tenant = await newTestTenant(kit);
      await tenant.settings({ links: { kiosk: 'http://localhost:9/' } });
      const page = await arrive(tenant);
      for (const said of ['Enter password', 'What to do now', 'go to the recovery kiosk']) expect(page.text).toContain(said);
      expect(page.body).toContain('href="http://localhost:9/"');
    });
  });

  describe(`wording ideal, ${place}`, () => {
    it.each(IDEAL)('does not offer a pass that is %s and says where to get one', async (preset, text) => {
      const tenant = await newTestTenant(kit);
      await tenant.settings({ wording: 'ideal' });
      await tenant.preset('claimant', preset);
      const page = await arrive(tenant);
      expect(page.body).not.toContain('name="accesspass"');
      // On a public page nothing is said about the account before it is proven.
      expect(page.text).toContain(place === 'windows' ? text : 'You cannot sign in with a Temporary Access Pass now.');
      expect(page.text).toContain('What to do now');
    });

    it('takes the box away when the pass is deleted while it is open', async () => {
      const tenant = await newTestTenant(kit);
      await tenant.settings({ wording: 'ideal' });
      const pass = await tenant.preset('claimant', 'usable');
      const page = await arrive(tenant);
      await tenant.preset('claimant', 'none');
      await page.submit({ do: 'pass', accesspass: pass });
      expect(page.text).toContain('You do not have a Temporary Access Pass assigned.');
      expect(page.body).not.toContain('name="accesspass"');
    });

    it('says how many tries are left', async () => {
      const tenant = await newTestTenant(kit);
      await tenant.settings({ wording: 'ideal' });
      await tenant.preset('claimant', 'usable');
      const page = await (await arrive(tenant)).submit({ do: 'pass', accesspass: 'nonsense' });
      expect(page.text).toContain('That pass is not correct.');
      expect(page.text).toMatch(/Tries left[^:]*: 9/);
    });
  });
}

it('answers alike for nobody and somebody, in wording ideal', async () => {
  const tenant = await newTestTenant(kit);
  await tenant.settings({ wording: 'ideal' });
  const said = async (name: string): Promise<string> => {
    const page = await (await tenant.browser().open(`${tenant.path}/security-info`)).submit({ do: 'user', loginfmt: name });
    const refused = await page.submit({ do: 'password', passwd: 'x' });
    return refused.text.replaceAll(name, '').replace(/\d\d:\d\d:\d\d/, '');
  };
  expect(await said('nobody@example.com')).toBe(await said(tenant.who('claimant').userPrincipalName));
});

it('locks after ten wrong passes for a minute', async () => {
  const tenant = await newTestTenant(kit);
  const pass = await tenant.preset('claimant', 'usable');
  const page = await PLACES.securityInfo(tenant);
  for (let i = 0; i < 10; i++) await page.submit({ do: 'pass', accesspass: 'wrong' });
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain('AADSTS50053');
  await tenant.advance(60_000);
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain('These are the methods');
});
