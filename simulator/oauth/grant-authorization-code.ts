import { tenantNow } from '../tenant/clock.ts';
import { grantFault } from '../tenant/grants.ts';
import type { AuthorizationCode, ClientKind, Grant } from '../tenant/model.ts';
import { newGuid } from '../tenant/random.ts';
import { contextsOf, needsMore, stepUp } from './claims-request.ts';
import { callingClient } from './client.ts';
import { checkKind } from './client-kind.ts';
import { deadGrant, malformedGrant } from './dead-grant.ts';
import { OauthError } from './error.ts';
import { issueTokens } from './issue-tokens.ts';
import { kindOfRedirect } from './redirect-uri.ts';
import { newFamily } from './refresh-token.ts';
import { scopesOf } from './scopes.ts';
import { required } from './token-form.ts';
import type { TokenAnswer, TokenRequest } from './token.ts';

/** RFC 6749 section 4.1.3 with PKCE (RFC 7636): a code is good once, for ten minutes, for the app that asked for it. */
export async function authorizationCode({ call, form, tenant, world }: TokenRequest): Promise<TokenAnswer> {
  const client = callingClient(call, form, tenant, world);
  const { app } = client;
  const digest = world.digest(required(form, 'code'));
  const redirectUri = required(form, 'redirect_uri');
  const code = tenant.codes.find((each) => each.digest === digest && each.clientId === app.clientId);
  const kind = kindOfRedirect(app, code?.redirectUri ?? redirectUri) ?? 'web';
  checkKind(kind, client, call);
  if (code === undefined) throw malformedGrant();
  if (code.redeemedAt !== null) throw new OauthError(400, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.');
  if (world.now() >= code.expiresRealAt) throw new OauthError(400, 'invalid_grant', 70008, 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.');
  if (redirectUri !== code.redirectUri) throw new OauthError(400, 'invalid_client', 500112, `The reply address '${redirectUri}' does not match the reply address '${code.redirectUri}' provided when requesting Authorization code.`);
  checkVerifier(code, kind, form.get('code_verifier'), (text) => world.digest(text));
  const agreed = scopesOf(code.scope, { app, tenant, origin: call.origin, several: 'first' });
  // A later scope names the resource of the token. What OpenID Connect gives was settled at sign-in (sample of the code flow's document).
  const scopes = form.has('scope') ? { ...scopesOf(form.get('scope') ?? '', { app, tenant, origin: call.origin }), oidc: agreed.oidc } : agreed;
  const now = tenantNow(tenant, world.now());
  const session = tenant.sessions.find((each) => each.id === code.sessionId);
  const person = tenant.people.find((each) => each.id === code.personId);
  if (session === undefined || person === undefined) throw malformedGrant();
  const grant: Grant = {
    id: newGuid(world.random), clientId: app.clientId, clientKind: kind, personId: person.id, sessionId: session.id, scope: code.scope,
    contexts: asked(code, form.get('claims')), passId: session.passId, issuedAt: session.startedAt,
    refresh: code.scope.split(' ').includes('offline_access') ? newFamily(world.random, now) : null, revokedAt: null,
  };
  const fault = grantFault(tenant, grant, now);
  if (fault !== null) throw deadGrant(fault, grant, person);
  if (needsMore(session, grant.contexts)) throw stepUp(400);
  code.redeemedAt = now;
  tenant.grants.push(grant);
  if (call.line !== null) call.line.userId = person.id;
  return issueTokens({ world, tenant, client, grant, person, session, scopes, nonce: code.nonce, origin: call.origin, wantsClientInfo: form.get('client_info') === '1' });
}

/** What was asked for at `authorize` and, for the access token, again now. */
function asked(code: AuthorizationCode, claims: string | null): Grant['contexts'] {
  const again = contextsOf(claims);
  return { idToken: code.contexts.idToken, accessToken: [...new Set([...code.contexts.accessToken, ...again.accessToken])] };
}

/** RFC 7636 section 4.6. A verifier without a challenge is refused too: somebody swapped the code. A page cannot do without. */
function checkVerifier(code: AuthorizationCode, kind: ClientKind, verifier: string | null, digest: (text: string) => string): void {
  if (kind === 'spa' && code.codeChallenge === null) throw new OauthError(400, 'invalid_request', 9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.');
  if (code.codeChallenge === null && verifier === null) return;
  if (code.codeChallenge !== null && verifier === null) throw new OauthError(400, 'invalid_grant', 50148, 'The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.');
  if (verifier === null || digest(verifier) !== code.codeChallenge) throw new OauthError(400, 'invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');
}
