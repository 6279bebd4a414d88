import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { codeOn, ENTRA_ACCOUNT, type TenantControl, type TenantPerson } from '../kit/index.ts';
import { expect, test as base } from '../stage.ts';

const LIBRARY = createRequire(import.meta.url).resolve('@azure/msal-browser').replace(/[^/]+$/, 'msal-browser.min.js');
const BRIDGE = LIBRARY.replace(/[^/]+$/, 'redirect-bridge/msal-redirect-bridge.min.js');

/** What a single-page app does with the library; nothing of it knows that the authority is a simulator but `auth`. */
const appPage = (auth: object): string => `<!doctype html><title>An app</title><script src="/msal.js"></script><h1>An app</h1><pre id="out">starting</pre><script>
const app = new msal.PublicClientApplication({ auth: ${JSON.stringify(auth)}, cache: { cacheLocation: 'sessionStorage' } });
const say = (value) => { document.getElementById('out').textContent = JSON.stringify(value); };
window.app = app;
app.initialize().then(() => app.handleRedirectPromise()).then((came) => {
  if (came) app.setActiveAccount(came.account);
  say(came ? { account: came.account.username, scopes: came.scopes } : 'ready');
}).catch((error) => say({ error: String(error) }));
</script>`;

interface SpaApp {
  readonly origin: string;
  readonly tenant: TenantControl;
}

const test = base.extend<{ spa: SpaApp }>({
  // The library lives by the machine's clock.
  order: {},
  clockStands: false,
  spa: async ({ simulator, tenant }, use) => {
    let auth: object = {};
    const server = createServer((request, response) => {
      const path = (request.url ?? '').replace(/[?#].*/s, '');
      if (path === '/msal.js' || path === '/bridge.js') void readFile(path === '/msal.js' ? LIBRARY : BRIDGE).then((script) => response.setHeader('content-type', 'text/javascript').end(script));
      else response.setHeader('content-type', 'text/html').end(path === '/popup' ? '<!doctype html><title>Back</title><script src="/bridge.js"></script><script>msalRedirectBridge.broadcastResponseToMainFrame();</script>' : appPage(auth));
    });
    const origin = await listen(server);
    auth = { clientId: tenant.app('signin').clientId, authority: `${simulator.origin}/${tenant.id}`, knownAuthorities: [new URL(simulator.origin).host], redirectUri: `${origin}/` };
    await tenant.register('signin', { redirectUris: [], spaRedirectUris: ['http://localhost/', 'http://localhost/popup'] });
    await use({ origin, tenant });
    server.close();
  },
});

function listen(server: Server): Promise<string> {
  return new Promise((done) => { server.listen(0, 'localhost', () => { done(`http://localhost:${(server.address() as AddressInfo).port}`); }); });
}

const out = async (page: Page): Promise<unknown> => JSON.parse(await page.locator('#out').innerText());

/** Through name, password and the code that the person's phone shows. */
async function signIn(page: Page, { tenant }: SpaApp, person: TenantPerson, leave: (click: Promise<void>) => Promise<void>): Promise<void> {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await page.getByLabel('Email or phone').fill(person.userPrincipalName);
  await press('Next');
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await press('Sign in');
  await page.getByLabel('Code', { exact: true }).fill(await codeOn(tenant, person, ENTRA_ACCOUNT));
  await leave(press('Verify'));
}

const LOGIN = { scopes: ['User.Read'] };

test('a single-page app signs in by redirect, refreshes silently, asks who that is, and signs out', async ({ page, spa }) => {
  const person = spa.tenant.person('director');
  await page.goto(spa.origin);
  await expect(page.locator('#out')).toHaveText('"ready"');
  await page.evaluate(`app.loginRedirect(${JSON.stringify(LOGIN)})`).catch(() => undefined);
  await signIn(page, spa, person, async (click) => { await Promise.all([page.waitForURL(`${spa.origin}/**`), click]); });
  await expect(page.locator('#out')).toContainText(person.userPrincipalName);
  expect(await out(page)).toMatchObject({ account: person.userPrincipalName, scopes: expect.arrayContaining(['User.Read']) });

  const silent = (more: object): Promise<{ fromCache: boolean; token: string }> =>
    page.evaluate(`app.acquireTokenSilent(${JSON.stringify({ ...LOGIN, ...more })}).then(({ fromCache, accessToken }) => ({ fromCache, token: accessToken }))`);
  const cached = await silent({});
  const fresh = await silent({ forceRefresh: true });
  expect([cached.fromCache, fresh.fromCache]).toEqual([true, false]);
  expect(fresh.token).not.toBe(cached.token);

  // A page may call Graph too: the browser asks first, since a token goes along.
  const said: unknown = await page.evaluate(`fetch(${JSON.stringify(`${spa.tenant.origin}/oidc/userinfo`)}, { headers: { authorization: 'Bearer ${fresh.token}' } }).then((answer) => answer.json())`);
  expect(said).toMatchObject({ name: person.displayName });

  await page.evaluate('app.logoutRedirect()').catch(() => undefined);
  await page.waitForURL(`${spa.origin}/**`);
  await expect(page.locator('#out')).toHaveText('"ready"');
  expect(await page.evaluate(`app.ssoSilent({ ...${JSON.stringify(LOGIN)}, redirectUri: ${JSON.stringify(`${spa.origin}/popup`)} }).catch((error) => String(error))`)).toContain('login_required');
});

test('a single-page app signs in by popup, and in a hidden frame while the person is signed in', async ({ page, spa }) => {
  const person = spa.tenant.person('director');
  const request = { ...LOGIN, redirectUri: `${spa.origin}/popup` };
  await page.goto(spa.origin);
  await expect(page.locator('#out')).toHaveText('"ready"');
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(`void (window.came = app.loginPopup(${JSON.stringify(request)}).then(({ account }) => account.username, (error) => String(error)))`)]);
  await signIn(popup, spa, person, async (click) => { await Promise.all([popup.waitForEvent('close'), click.catch(() => undefined)]); });
  expect(await page.evaluate('came')).toBe(person.userPrincipalName);
  expect(await page.evaluate(`app.ssoSilent(${JSON.stringify({ ...request, loginHint: person.userPrincipalName })}).then(({ account }) => account.username, (error) => String(error))`)).toBe(person.userPrincipalName);
});

test('an app that registered its address for a server gets no token into a page', async ({ page, spa }) => {
  await spa.tenant.register('signin', { redirectUris: ['http://localhost/'], spaRedirectUris: [] });
  await page.goto(spa.origin);
  await expect(page.locator('#out')).toHaveText('"ready"');
  await page.evaluate(`app.loginRedirect(${JSON.stringify(LOGIN)})`).catch(() => undefined);
  await signIn(page, spa, spa.tenant.person('director'), async (click) => { await Promise.all([page.waitForURL(`${spa.origin}/**`), click]); });
  // The answer says AADSTS9002326, but without the header that would let a page read it.
  await expect(page.locator('#out')).toContainText('error');
  const asked = (await spa.tenant.requests()).filter(({ path, method }) => method === 'POST' && path.endsWith('/token'));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([400]));
});
