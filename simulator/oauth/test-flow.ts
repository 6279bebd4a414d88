import { createHash } from 'node:crypto';
import type { TestBrowser } from '../pages/test-browser.ts';
import { newTestTenant, type Kit, type TestTenant } from '../pages/test-tenant.ts';
import { appOf } from '../test-kit.ts';
import type { ClientKind } from '../tenant/model.ts';
import { askForToken, type Said } from './test-token.ts';

export const REDIRECT = 'http://localhost:4711/back';
/** Where the pages of a single-page app at {@link REDIRECT} call from. */
export const PAGE = new URL(REDIRECT).origin;
const VERIFIER = 'v'.repeat(43);

/** The code flow without a library, for what no library would do. */
export interface RawFlow {
  readonly tenant: TestTenant;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `authorize` in this browser; values of null are left out. */
  readonly authorize: (browser: TestBrowser, query?: Record<string, string | null>) => Promise<TestBrowser>;
  /** Goes on from the name to the app, by a pass. */
  readonly byPass: (browser: TestBrowser, person?: string) => Promise<TestBrowser>;
  /** By password, without a second step where the person has none. */
  readonly byPassword: (browser: TestBrowser, person?: string) => Promise<TestBrowser>;
  readonly redeem: (browser: TestBrowser, form?: Record<string, string>, headers?: Record<string, string>) => Promise<Said>;
  readonly refresh: (token: unknown, form?: Record<string, string>, headers?: Record<string, string>) => Promise<Said>;
  readonly settings: (patch: object) => Promise<void>;
}

const ADDRESSES: Record<ClientKind, string> = { web: 'redirectUris', spa: 'spaRedirectUris', public: 'publicRedirectUris' };

/** A tenant whose app `signin` has {@link REDIRECT} as an address of this kind. A web app proves itself with its secret. */
export async function rawFlow(kit: Kit, kind: ClientKind = 'web', app: object = {}): Promise<RawFlow> {
  const tenant = await newTestTenant(kit);
  await kit.control(`/tenants/${tenant.id}/apps/signin`, 'PATCH', { redirectUris: [], [ADDRESSES[kind]]: [REDIRECT], ...app });
  const { clientId, clientSecret } = appOf(tenant.made, 'signin');
  const proof = { client_id: clientId, ...(kind === 'web' && { client_secret: clientSecret }) };
  const from = kind === 'spa' ? { origin: PAGE } : {};
  const query = {
    client_id: clientId, response_type: 'code', redirect_uri: REDIRECT, scope: 'openid profile offline_access User.Read', state: 's 1', nonce: 'n-1',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'), code_challenge_method: 'S256',
  };
  return {
    tenant, clientId, clientSecret,
    authorize(browser, more = {}) {
      const all: Record<string, string | null> = { ...query, ...more };
      const sent = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
      return browser.open(`${tenant.path}/oauth2/v2.0/authorize?${new URLSearchParams(sent).toString()}`);
    },
    async byPass(browser, person = 'claimant') {
      const accesspass = await tenant.preset(person, 'usable');
      await browser.submit({ do: 'user', loginfmt: tenant.who(person).userPrincipalName });
      return browser.submit({ do: 'pass', accesspass });
    },
    async byPassword(browser, person = 'manager') {
      const { userPrincipalName, password } = tenant.who(person);
      await browser.submit({ do: 'user', loginfmt: userPrincipalName });
      await browser.submit({ do: 'password', passwd: password });
      return browser.submit({ do: 'code', otc: await tenant.code(person) });
    },
    redeem: (browser, form = {}, headers = from) =>
      askForToken(kit, tenant.made, { ...proof, grant_type: 'authorization_code', code: valueOf(browser, 'code'), redirect_uri: REDIRECT, code_verifier: VERIFIER, ...form }, headers),
    refresh: (token, form = {}, headers = from) => askForToken(kit, tenant.made, { ...proof, grant_type: 'refresh_token', refresh_token: String(token), ...form }, headers),
    settings: (patch) => tenant.settings(patch),
  };
}

/** A value that `authorize` sent to the app, in the query or the fragment. */
export function valueOf(browser: TestBrowser, name: string): string {
  const { searchParams, hash } = new URL(browser.url);
  return searchParams.get(name) ?? new URLSearchParams(hash.slice(1)).get(name) ?? '';
}
