import { tenantNow } from '../tenant/clock.ts';
import { grantFault } from '../tenant/grants.ts';
import type { AuthorizationCode, Grant } from '../tenant/model.ts';
import { newGuid } from '../tenant/random.ts';
import { authenticateClient, required } from './client.ts';
import { OauthError } from './error.ts';
import { deadGrant, newRefreshToken } from './refresh-token.ts';
import { issueTokens } from './issue-tokens.ts';
import type { TokenAnswer, TokenRequest } from './token.ts';

/** RFC 6749 section 4.1.3 with PKCE (RFC 7636): a code is good once, for ten minutes, for the app that asked for it. */
export async function authorizationCode({ call, form, tenant, world }: TokenRequest): Promise<TokenAnswer> {
  const { app } = authenticateClient(call, form, tenant, world);
  const digest = world.digest(required(form, 'code'));
  const redirectUri = required(form, 'redirect_uri');
  const code = tenant.codes.find((each) => each.digest === digest && each.clientId === app.clientId);
  if (code === undefined) throw new OauthError(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
  if (code.redeemedAt !== null) throw redeemedTwice();
  if (world.now() >= code.expiresRealAt) throw new OauthError(400, 'invalid_grant', 70008, 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.');
  if (redirectUri !== code.redirectUri) throw new OauthError(400, 'invalid_client', 500112, `The reply address '${redirectUri}' does not match the reply address '${code.redirectUri}' provided when requesting Authorization code.`);
  checkVerifier(code, form.get('code_verifier'), (text) => world.digest(text));
  const now = tenantNow(tenant, world.now());
  code.redeemedAt = now;
  const session = tenant.sessions.find((each) => each.id === code.sessionId);
  const person = tenant.people.find((each) => each.id === code.personId);
  if (session === undefined || person === undefined) throw deadGrant('session-ended');
  const refresh = code.scope.split(' ').includes('offline_access') ? newRefreshToken(world.random.bytes(48)) : null;
  const grant: Grant = {
    id: newGuid(world.random), clientId: app.clientId, personId: person.id, sessionId: session.id, scope: code.scope, acrs: code.acrs,
    passId: session.passId, issuedAt: session.startedAt, refreshDigest: refresh === null ? null : world.digest(refresh), revokedAt: null,
  };
  const fault = grantFault(tenant, grant, now);
  if (fault !== null) throw deadGrant(fault);
  tenant.grants.push(grant);
  if (call.line !== null) Object.assign(call.line, { appId: app.clientId, userId: person.id });
  return issueTokens({ world, tenant, app, grant, person, session, nonce: code.nonce, origin: call.origin, refresh });
}

const redeemedTwice = (): OauthError =>
  new OauthError(400, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.');

/** RFC 7636 section 4.6. A verifier without a challenge is refused too: somebody swapped the code. */
function checkVerifier(code: AuthorizationCode, verifier: string | null, digest: (text: string) => string): void {
  if (code.codeChallenge === null && verifier === null) return;
  if (code.codeChallenge === null || verifier === null || digest(verifier) !== code.codeChallenge) {
    throw new OauthError(400, 'invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');
  }
}
