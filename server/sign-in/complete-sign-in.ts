import { authorizationCodeGrant, AuthorizationResponseError, ResponseBodyError, type IDToken } from 'openid-client';
import { FRESH_SIGN_IN_MS } from '../domain/limits.ts';
import { MFA_CONTEXT, type SignInDeps } from './begin-sign-in.ts';
import { signedIn } from './signed-in.ts';
import type { SignedIn, SignInFor, SignInRefusal, SignInResult } from './sign-in-port.ts';
import { transactionSecrets } from './transaction-secrets.ts';

/** Codes of the library when Entra could not be asked, as against an answer that was refused. */
const UNREACHABLE = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** What the authorization response may say when someone said no, or more is wanted of them (OpenID Connect Core 3.1.2.6). */
const DECLINED = ['access_denied', 'consent_required', 'interaction_required', 'login_required'];

/**
 * Ends a sign-in: `search` is the query that came to the callback, `cookie` what the browser brought. Never throws
 * for what came from outside. Token times are judged inside the library by the machine's clock.
 */
export const completeSignIn = (deps: SignInDeps) => async (cookie: string | undefined, search: string): Promise<SignInResult> => {
  const { side } = deps.settings;
  const secrets = transactionSecrets(cookie);
  const begun = secrets === null ? null : await deps.transactions.take(secrets.idHash, deps.clock.now());
  if (secrets === null || begun === null || !side.reasons.includes(begun.why)) return { kind: 'refused', reason: 'transaction', returnTo: side.home };
  const refused = (reason: SignInRefusal): SignInResult => ({ kind: 'refused', reason, returnTo: begun.returnTo });

  // Read against the registered address, never against the Host that the request claims.
  const response = new URL(deps.settings.redirectUri);
  response.search = search;
  let claims: IDToken | undefined;
  try {
    const tokens = await authorizationCodeGrant(await deps.relyingParty(), response, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.codeVerifier,
      idTokenExpected: true,
    });
    claims = tokens.claims();
  } catch (cause) {
    return refused(reasonOf(cause));
  }
  const who = claims === undefined ? null : signedIn(claims, deps.settings.tenantId);
  if (claims === undefined || who === null) return refused('invalid');
  return meets(begun.why, who, claims.iat) ? { kind: 'signed-in', who, why: begun.why, returnTo: begun.returnTo } : refused('step-up');
};

/**
 * `auth_time` is held against the time of the same token, so that no clock but Entra's takes part. The library's own
 * check would take one of the future, and tell a stale sign-in as a broken one.
 */
function meets(why: SignInFor, who: SignedIn, issuedAt: number): boolean {
  if (why === 'enrol' || why === 'desk') return who.acrs.includes(MFA_CONTEXT);
  if (why !== 'fresh') return true;
  return who.authTime !== null && Math.abs(issuedAt - who.authTime) <= FRESH_SIGN_IN_MS / 1000;
}

function reasonOf(cause: unknown): SignInRefusal {
  if (cause instanceof AuthorizationResponseError) return DECLINED.includes(cause.error) ? 'declined' : 'invalid';
  if (cause instanceof ResponseBodyError) return cause.status >= 500 || cause.status === 429 ? 'unavailable' : 'invalid';
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return UNREACHABLE.includes(cause.code) ? 'unavailable' : 'invalid';
  // What is left is the network's: fetch reports it as a TypeError without a code.
  return 'unavailable';
}
