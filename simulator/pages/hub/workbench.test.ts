import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWITCHES } from '../../tenant/assumed.ts';
import { TestBrowser } from '../test-browser.ts';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../test-tenant.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const own = async (tenant: TestTenant, path: string): Promise<unknown> => (await kit.control(`/tenants/${tenant.id}${path}`)).body;
const home = (tenant: TestTenant, more = ''): Promise<TestBrowser> => tenant.browser().open(`/?tenant=${tenant.id}${more}`);
const act = (tenant: TestTenant, fields: Readonly<Record<string, string>>): Promise<TestBrowser> => tenant.browser().submit(fields, `${tenant.path}/workbench`);

describe('people', () => {
  it('are found by name, address, key and badge, and chosen by a link', async () => {
    const tenant = await newTestTenant(kit);
    const { key, displayName, userPrincipalName, badge } = tenant.who('hybrid');
    for (const wanted of [displayName.slice(0, 5).toUpperCase(), userPrincipalName, badge]) {
      expect((await home(tenant, `&q=${encodeURIComponent(wanted)}`)).body).toContain(`person=${key}"`);
    }
    expect((await home(tenant, '&q=nobody-has-this-name')).text).toContain('0 people, page 1 of 1');
    const page = await home(tenant, `&person=${key}`);
    expect(page.text).toContain(userPrincipalName);
    expect(page.body).toContain(`/pcs/${tenant.pc(key)}/windows`);
    expect(page.text).toContain('hybrid-joined');
  });

  it('of a large directory come fifty at a time, and the page stays small', async () => {
    const { tenantId } = await kit.newTenant({ generate: { people: 5000 } });
    const page = await new TestBrowser(kit.simulator.pagesOrigin).open(`/?tenant=${tenantId}`);
    expect(page.text).toContain('5000 people, page 1 of 100');
    expect(page.body.length).toBeLessThan(150_000);
    expect((await page.open(`/?tenant=${tenantId}&page=100`)).body).not.toContain('page=101');
    expect((await page.open(`/?tenant=${tenantId}&page=9999`)).text).toContain('page 100 of 100');
    for (const odd of ['-1', '0', '1.5', 'x']) expect((await page.open(`/?tenant=${tenantId}&page=${odd}`)).text).toContain('page 1 of 100');
  });

  it('stay chosen, searched and paged while something is done', async () => {
    const tenant = await newTestTenant(kit);
    const page = await act(tenant, { do: 'freeze', q: 'a', page: '2', person: 'hybrid' });
    expect(Object.fromEntries(new URL(page.url).searchParams)).toEqual({ tenant: tenant.id, q: 'a', page: '2', person: 'hybrid' });
  });
});

describe('the start page', () => {
  it('is at most 60 kB in gzip, with its style and its script', async () => {
    const { pagesOrigin } = kit.simulator;
    const tenant = await newTestTenant(kit);
    for (let i = 0; i < 45; i += 1) await tenant.advance(1000);
    const parts = await Promise.all([`/?tenant=${tenant.id}`, '/_pages/pages.css', '/_pages/workbench.js'].map(async (path) => Buffer.from(await (await fetch(`${pagesOrigin}${path}`)).arrayBuffer())));
    expect(parts.map((part) => gzipSync(part).length).reduce((sum, each) => sum + each)).toBeLessThan(60_000);
  });

  it('has nothing inline and no frame', async () => {
    const { pagesOrigin } = kit.simulator;
    const answer = await fetch(pagesOrigin);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).not.toMatch(/<script(?![^>]* src=)|<style| style="| on\w+="|<iframe/);
  });
});

describe('faults', () => {
  it('are ordered by name, listed with whom they struck, and cleared one by one and all at once', async () => {
    const tenant = await newTestTenant(kit);
    await act(tenant, { do: 'fault', fault: 'F06/500', person: 'hybrid' });
    const page = await act(tenant, { do: 'fault', fault: 'F01/sign-in too' });
    expect(page.text).toContain('F01 sign-in too was ordered.');
    await fetch(`${kit.simulator.origin}/${tenant.id}/oauth2/v2.0/token`, { method: 'POST' }).catch(() => undefined);
    expect((await home(tenant)).text).toContain(`Struck: 1, last POST /${tenant.id}/oauth2/v2.0/token`);
    const { faults } = (await own(tenant, '/faults')) as { faults: { id: string }[] };
    expect(faults).toHaveLength(3);
    await act(tenant, { do: 'clear-fault', fault: faults[0]?.id ?? '' });
    expect(await own(tenant, '/faults')).toMatchObject({ faults: faults.slice(1).map(({ id }) => ({ id })) });
    expect((await act(tenant, { do: 'clear-fault', fault: 'gone' })).text).toContain('There is no such fault.');
    await act(tenant, { do: 'clear-faults' });
    expect(await own(tenant, '/faults')).toEqual({ faults: [] });
  });

  it('are refused as by the call when they have no such variant', async () => {
    const tenant = await newTestTenant(kit);
    const page = await act(tenant, { do: 'fault', fault: 'F01/none' });
    expect(page.text).toContain('F01 has no variant none');
    expect(page.body).toContain('role="alert"');
  });
});

describe('settings', () => {
  it('are all there by the names of the contract, each switch with its question', async () => {
    const tenant = await newTestTenant(kit);
    const page = await home(tenant);
    for (const [name, { asks }] of Object.entries(SWITCHES)) {
      expect(page.body).toContain(`name="assumed.${name}"`);
      expect(page.text).toContain(asks);
    }
    for (const name of ['wording', 'promptWhile', 'lags.passReadMs', 'signIn.secondStep', 'links.kiosk', 'throttling.state']) expect(page.body).toContain(`name="${name}"`);
  });

  it('change what was changed in the form, with its type, and nothing else', async () => {
    const tenant = await newTestTenant(kit);
    const before = (await own(tenant, '/settings')) as { lags: object; links: object; assumed: object };
    await act(tenant, { do: 'settings', wording: 'ideal', promptWhile: '300000', 'lags.passReadMs': '5000', 'lags.userMs': '0', 'links.kiosk': 'http://localhost:9/', 'assumed.usedPassCode': '130502', premium: 'false' });
    expect(await own(tenant, '/settings')).toEqual({
      ...before, wording: 'ideal', promptWhile: 300_000, premium: false,
      lags: { ...before.lags, passReadMs: 5000 }, links: { ...before.links, kiosk: 'http://localhost:9/' }, assumed: { ...before.assumed, usedPassCode: 130_502 },
    });
    expect((await home(tenant)).body).toContain('href="http://localhost:9/"');
    await act(tenant, { do: 'settings', 'links.kiosk': '' });
    expect(await own(tenant, '/settings')).toMatchObject({ links: { kiosk: null } });
  });

  it('are refused as by the call, and leave everything as it was', async () => {
    const tenant = await newTestTenant(kit);
    const before = await own(tenant, '/settings');
    const page = await act(tenant, { do: 'settings', 'lags.passReadMs': '300001' });
    expect(page.text).toContain('body.lags.passReadMs is more than 300000');
    expect(await own(tenant, '/settings')).toEqual(before);
  });
});

describe('a tenant as a file', () => {
  const load = async (file: unknown, fields: Readonly<Record<string, string>> = {}, site = 'same-origin'): Promise<Response> => {
    const form = new FormData();
    form.set('file', new File([typeof file === 'string' ? file : JSON.stringify(file)], 'tenant.json'));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return fetch(`${kit.simulator.pagesOrigin}/_sim/workbench/load`, { method: 'POST', body: form, redirect: 'manual', headers: { 'sec-fetch-site': site } });
  };

  it('is saved by a link, and loaded in place of itself', async () => {
    const tenant = await newTestTenant(kit);
    await tenant.preset('claimant', 'expired');
    const page = await home(tenant);
    const href = /href="([^"]+)" download="[^"]+\.json"/.exec(page.body)?.[1] ?? '';
    const file = await (await fetch(`${kit.simulator.pagesOrigin}${href}`)).text();
    await tenant.preset('claimant', 'none');
    expect((await load(file)).status).toBe(409);
    const answer = await load(file, { replace: 'yes' });
    expect(answer.headers.get('location')).toBe(`/?tenant=${tenant.id}`);
    const again = await home(tenant);
    expect(again.text).toContain('The tenant was loaded.');
    expect(again.text).toContain('Pass: expired.');
  });

  it('is refused when it is none, and the tenant that is there stays', async () => {
    const tenant = await newTestTenant(kit);
    const { tenant: kept, ...frame } = (await own(tenant, '/export')) as { tenant: object };
    expect((await load('no JSON')).status).toBe(400);
    expect((await load('null')).status).toBe(400);
    expect((await load({ ...frame, tenant: { ...kept, people: 'none' } }, { replace: 'yes' })).status).toBe(400);
    expect((await load({ ...frame, tenant: kept }, { replace: 'yes' }, 'cross-site')).status).toBe(403);
    expect((await home(tenant)).text).toContain(tenant.made.domain);
  });

  it('can be put back to how it was made', async () => {
    const tenant = await newTestTenant(kit);
    await tenant.preset('claimant', 'usable');
    expect((await act(tenant, { do: 'reset' })).text).toContain('The tenant is as when it was made.');
    expect((await home(tenant)).text).toContain('Pass: none.');
  });
});
