import { tenantNow } from '../tenant/clock.ts';
import { grantFault } from '../tenant/grants.ts';
import { authenticateClient, required } from './client.ts';
import { OauthError } from './error.ts';
import { issueTokens } from './issue-tokens.ts';
import { deadGrant, newRefreshToken } from './refresh-token.ts';
import type { TokenAnswer, TokenRequest } from './token.ts';

/**
 * RFC 6749 section 6. Each answer brings a new refresh token. Documented for Entra: the old one is not taken back when
 * used; here only the newest is good, so that a client that forgets to store it is found out.
 */
export async function refreshToken({ call, form, tenant, world }: TokenRequest): Promise<TokenAnswer> {
  const { app } = authenticateClient(call, form, tenant, world);
  const digest = world.digest(required(form, 'refresh_token'));
  const grant = tenant.grants.find((each) => each.refreshDigest === digest && each.clientId === app.clientId);
  const person = tenant.people.find((each) => each.id === grant?.personId);
  const session = tenant.sessions.find((each) => each.id === grant?.sessionId);
  if (grant === undefined || person === undefined || session === undefined) throw new OauthError(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
  if (call.line !== null) Object.assign(call.line, { appId: app.clientId, userId: person.id });
  const fault = grantFault(tenant, grant, tenantNow(tenant, world.now()));
  if (fault !== null) throw deadGrant(fault);
  const refresh = newRefreshToken(world.random.bytes(48));
  grant.refreshDigest = world.digest(refresh);
  return issueTokens({ world, tenant, app, grant, person, session, nonce: null, origin: call.origin, refresh });
}
