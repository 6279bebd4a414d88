import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appOf, type Made } from '../../test-kit.ts';
import { TestBrowser } from '../test-browser.ts';
import { newTestTenant, startKit, type Kit } from '../test-tenant.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('moves, freezes and sets the clock of its tenant alone', async () => {
  const [tenant, other] = [await newTestTenant(kit), await newTestTenant(kit)];
  const now = async (id: string): Promise<number> => Date.parse(((await kit.control(`/tenants/${id}/clock`)).body as { readonly now: string }).now);
  const page = tenant.browser();
  const before = await now(other.id);
  await page.submit({ do: 'set', to: '2031-01-02T03:04:05' }, `${tenant.path}/workbench`);
  await page.submit({ do: 'freeze' }, `${tenant.path}/workbench`);
  const frozen = await now(tenant.id);
  await page.submit({ do: 'hour' }, `${tenant.path}/workbench`);
  await page.submit({ do: 'minute' }, `${tenant.path}/workbench`);
  expect(await now(tenant.id) - frozen).toBe(3_660_000);
  expect(new Date(frozen).toISOString()).toContain('2031-01-02T03:04');
  expect(page.text).toContain('frozen');
  expect(await now(other.id) - before).toBeLessThan(60_000);
});

/** The start page of the workbench with its style and scripts, as gzip. */
const MOST_BYTES = 60_000;

it('is light, even with much in its timeline', async () => {
  const tenant = await newTestTenant(kit);
  const page = tenant.browser();
  for (let i = 0; i < 40; i++) await page.submit({ do: 'minute' }, `${tenant.path}/workbench`);
  await page.open(`/?tenant=${tenant.id}`);
  const assets = [...page.body.matchAll(/(?:src|href)="(\/_pages\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(assets.length).toBeGreaterThanOrEqual(2);
  const bodies = await Promise.all(assets.map(async (path) => (await fetch(new URL(path, kit.simulator.pagesOrigin))).text()));
  const bytes = [page.body, ...bodies].map((text) => gzipSync(text).length).reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

it('makes a tenant and shows its people with all their odd names, escaped', async () => {
  const tenant = await newTestTenant(kit);
  const page = await tenant.browser().submit({ seed: 'contoso' }, '/');
  expect(new URL(page.url).searchParams.get('tenant')).not.toBe(tenant.id);
  await page.open(`/?tenant=${tenant.id}`);
  for (const { displayName } of tenant.made.people) expect(page.text).toContain(displayName);
});

it('makes a tenant whose people can sign in to an app on any port of this machine', async () => {
  const { pagesOrigin } = kit.simulator;
  const page = await new TestBrowser(pagesOrigin).submit({ seed: 'contoso' }, '/');
  const id = new URL(page.url).searchParams.get('tenant') ?? '';
  const { apps } = (await kit.control(`/tenants/${id}`)).body as Made;
  const asked = { client_id: appOf({ apps }, 'signin').clientId, response_type: 'code', scope: 'openid', redirect_uri: 'http://localhost:49152/auth/callback' };
  await page.open(`/${id}/oauth2/v2.0/authorize?${new URLSearchParams(asked).toString()}`);
  expect(page.text).toContain('to continue to Vouch');
});

it('opens the approver’s pages and Security info as the phone on which they are tapped', async () => {
  const tenant = await newTestTenant(kit);
  const approve = 'http://localhost:9/factors';
  const open = `${tenant.path}/phones/manager/open?to=${encodeURIComponent(approve)}`;
  expect((await tenant.browser().open(open)).status).toBe(404);
  await tenant.settings({ links: { approve } });
  const page = await tenant.browser().open(`${tenant.path}/phones/manager`);
  expect(page.body).toContain(`href="${open}"`);
  expect((await tenant.browser().open(open)).url).toBe(approve);
  const info = /href="([^"]+\/security-info\?device=[^"]+)"/.exec(page.body)?.[1] ?? '';
  expect((await page.open(info)).text).toContain("This browser belongs to: Jonas's phone");
});

it('follows from a phone only what stands in that person\'s mail', async () => {
  const tenant = await newTestTenant(kit);
  const page = await tenant.browser().open(`${tenant.path}/phones/manager/open?to=${encodeURIComponent('https://example.com/')}`);
  expect(page.status).toBe(404);
});

it('shows mail as text, with its links, to whom it was sent', async () => {
  const tenant = await newTestTenant(kit);
  const manager = tenant.who('manager');
  await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who('mailbox').id}/sendMail`).post({
    message: { subject: 'Please <look>', body: { contentType: 'Text', content: 'Go to http://localhost:9/approve/1?a=b&c, please. <script>' }, toRecipients: [{ emailAddress: { address: manager.userPrincipalName } }] },
  });
  const page = await tenant.browser().open(`${tenant.path}/phones/manager`);
  expect(page.body).toContain('Please &lt;look&gt;');
  expect(page.body).toContain('&lt;script&gt;');
  expect(page.body).toContain(`open?to=${encodeURIComponent('http://localhost:9/approve/1?a=b&c')}`);
  expect((await page.open(`${tenant.path}/mail/claimant`)).text).toContain('No mail yet.');
});
