import type { AuthorizeRequest } from '../pages/sign-in/attempt.ts';
import type { App, Tenant } from '../tenant/model.ts';
import { OauthError } from './error.ts';

const PROMPTS = ['none', 'login', 'select_account', 'consent'] as const;
const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const;

/** Where an answer may go: known before anything else is judged, as a fault in it can only be shown to the person. */
export type Target = Pick<AuthorizeRequest, 'clientId' | 'redirectUri' | 'responseMode' | 'state'>;

/** @throws {OauthError} when app or reply address are not known: the answer must not go there. */
export function authorizeTarget(tenant: Tenant, query: URLSearchParams): Target {
  const clientId = query.get('client_id')?.toLowerCase() ?? '';
  const app = tenant.apps.find((each) => each.clientId === clientId);
  if (app === undefined) {
    throw new OauthError(400, 'unauthorized_client', 700016, `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`);
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegistered(app, redirectUri)) {
    throw new OauthError(400, 'invalid_request', 50011, `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`);
  }
  return { clientId, redirectUri, responseMode: RESPONSE_MODES.find((mode) => mode === query.get('response_mode')) ?? 'query', state: query.get('state') };
}

/** The rest of the request. @throws {OauthError} which goes back to the app. */
export function authorizeRequest(target: Target, query: URLSearchParams): AuthorizeRequest {
  const responseType = query.get('response_type');
  if (responseType === null) throw missing('response_type');
  if (responseType !== 'code') throw new OauthError(400, 'unsupported_response_type', 70005, `response_type '${responseType}' is not supported for the application.`);
  const scope = query.get('scope') ?? '';
  if (scope === '') throw missing('scope');
  const codeChallenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (codeChallenge !== null && (method !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge))) {
    throw new OauthError(400, 'invalid_request', 501491, 'Invalid size of Code_Challenge parameter, or a method other than S256.');
  }
  const prompt = query.get('prompt');
  const known = PROMPTS.find((each) => each === prompt) ?? null;
  if (prompt !== null && known === null) throw new OauthError(400, 'invalid_request', 90023, `Unsupported 'prompt' value.`);
  const maxAge = query.get('max_age');
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) throw new OauthError(400, 'invalid_request', 90023, `Invalid 'max_age' value.`);
  return {
    ...target, scope, codeChallenge, prompt: known,
    nonce: query.get('nonce'), acrs: requestedContexts(query.get('claims')), loginHint: query.get('login_hint'), maxAgeS: maxAge === null ? null : Number(maxAge),
  };
}

const missing = (name: string): OauthError => new OauthError(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);

/** Exact, but for `http://localhost` and `http://127.0.0.1` the port is free (RFC 8252 section 7.3, as Entra has it). */
function isRegistered(app: App, sent: string): boolean {
  if (!URL.canParse(sent)) return false;
  return app.redirectUris.some((registered) => registered === sent || loopback(registered) !== null && loopback(registered) === loopback(sent) && new URL(registered).port === '');
}

function loopback(address: string): string | null {
  const { protocol, hostname, pathname, search, hash, username } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname) && username === '' ? `${hostname}${pathname}${search}${hash}` : null;
}

/** Authentication contexts in the `claims` parameter: `{"id_token":{"acrs":{"value":"c1"}}}` (Conditional Access developer guide). */
function requestedContexts(claims: string | null): readonly string[] {
  if (claims === null) return [];
  const acrs = member(member(parsed(claims), 'id_token'), 'acrs');
  const value = member(acrs, 'value');
  const values = member(acrs, 'values');
  return [value, ...(Array.isArray(values) ? (values as unknown[]) : [])].filter((each) => typeof each === 'string');
}

const member = (from: unknown, name: string): unknown => (typeof from === 'object' && from !== null && Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new OauthError(400, 'invalid_request', 9000113, `The 'claims' parameter is not a valid JSON object.`);
  }
}
