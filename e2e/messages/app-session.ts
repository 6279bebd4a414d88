import { createHash } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { TenantControl, TenantPerson } from '../kit/index.ts';

/** Nobody answers here: the code is read from the form that would be posted to it. */
const REDIRECT = 'http://localhost:4711/back';
const VERIFIER = 'v'.repeat(43);

/** An app in which somebody signed in. */
export interface AppSession {
  /** What the app sends when its access token has run out (RFC 6749 section 6). */
  renew(): Promise<APIResponse>;
}

/** Sends a form to the token endpoint as the tenant's app `signin`. */
export function askForTokens(tenant: TenantControl, calls: APIRequestContext, form: Readonly<Record<string, string>>): Promise<APIResponse> {
  const { clientId, clientSecret } = tenant.app('signin');
  return calls.post(`${tenant.origin}/${tenant.id}/oauth2/v2.0/token`, { form: { client_id: clientId, client_secret: clientSecret, ...form } });
}

/** Somebody signs in to an app with a pass (code flow with PKCE), without a page. */
export async function signInToApp(tenant: TenantControl, calls: APIRequestContext, person: TenantPerson, pass: string): Promise<AppSession> {
  await tenant.register('signin', { redirectUris: [REDIRECT] });
  const asked = await calls.get(`${tenant.origin}/${tenant.id}/oauth2/v2.0/authorize`, {
    params: {
      client_id: tenant.app('signin').clientId, response_type: 'code', response_mode: 'form_post', redirect_uri: REDIRECT, scope: 'openid offline_access User.Read', prompt: 'login',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'), code_challenge_method: 'S256',
    },
  });
  const send = (form: Readonly<Record<string, string>>): Promise<APIResponse> => calls.post(asked.url(), { form, headers: { 'sec-fetch-site': 'same-origin' } });
  await send({ do: 'user', loginfmt: person.userPrincipalName });
  const back = await (await send({ do: 'pass', accesspass: pass })).text();
  const code = /name="code" value="([^"]+)"/.exec(back)?.[1];
  if (code === undefined) throw new Error(`The pass did not sign in to the app: ${back}`);
  const tokens = await askForTokens(tenant, calls, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER });
  const { refresh_token: refreshToken } = (await tokens.json()) as { readonly refresh_token: string };
  return { renew: () => askForTokens(tenant, calls, { grant_type: 'refresh_token', refresh_token: refreshToken }) };
}
