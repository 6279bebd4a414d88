import { tenantNow } from '../tenant/clock.ts';
import { grantFault } from '../tenant/grants.ts';
import type { Grant } from '../tenant/model.ts';
import { contextsOf, needsMore, stepUp } from './claims-request.ts';
import { callingClient } from './client.ts';
import { checkKind } from './client-kind.ts';
import { deadGrant, malformedGrant } from './dead-grant.ts';
import { issueTokens } from './issue-tokens.ts';
import { logRenewal } from './log-renewal.ts';
import { familyFault, presented } from './refresh-token.ts';
import { scopesOf } from './scopes.ts';
import { required } from './token-form.ts';
import type { TokenAnswer, TokenRequest } from './token.ts';

/** RFC 6749 section 6. Each answer brings a new refresh token; whether the one before it still works is a switch. */
export async function refreshToken({ call, form, tenant, world }: TokenRequest): Promise<TokenAnswer> {
  const client = callingClient(call, form, tenant, world);
  const found = presented(required(form, 'refresh_token'), tenant, world);
  const person = tenant.people.find((each) => each.id === found?.grant.personId);
  const session = tenant.sessions.find((each) => each.id === found?.grant.sessionId);
  if (found?.grant.clientId !== client.app.clientId || person === undefined || session === undefined) throw malformedGrant();
  const { grant, family, isRotated } = found;
  checkKind(grant.clientKind, client, call);
  if (call.line !== null) call.line.userId = person.id;
  const now = tenantNow(tenant, world.now());
  if (isRotated && tenant.settings.assumed.refreshReuse === 'revoke-family') grant.revokedAt ??= now;
  const fault = grantFault(tenant, grant, now);
  const refusal = fault === null ? familyFault(family, grant.clientKind, now) : deadGrant(fault, grant, person);
  if (refusal !== null) {
    logRenewal({ tenant, world, now, person, session, app: client.app }, refusal);
    throw refusal;
  }
  const scopes = scopesOf(form.get('scope') ?? grant.scope, { app: client.app, tenant, origin: call.origin, several: form.has('scope') ? 'refuse' : 'first' });
  const contexts: Grant['contexts'] = { idToken: grant.contexts.idToken, accessToken: contextsOf(form.get('claims')).accessToken };
  if (needsMore(session, contexts)) throw stepUp(400);
  family.serial += 1;
  family.usedAt = now;
  logRenewal({ tenant, world, now, person, session, app: client.app }, null);
  return issueTokens({ world, tenant, client, grant: { ...grant, contexts }, person, session, scopes, nonce: null, origin: call.origin, wantsClientInfo: form.get('client_info') === '1' });
}
