import { tenantNow } from '../tenant/clock.ts';
import { passOfGrant } from '../tenant/grants.ts';
import type { App, Grant, Person, Session, Tenant } from '../tenant/model.ts';
import { endOf } from '../tenant/temporary-access-pass.ts';
import { newGuid } from '../tenant/random.ts';
import type { World } from '../world.ts';
import { issuerOf, subjectOf } from './issuer.ts';
import { signJwt } from './jwt.ts';
import { GRAPH_AUDIENCE, TOKEN_LIFE_S } from './resource.ts';
import { signingKey } from './tenant-keys.ts';
import type { TokenAnswer } from './token.ts';

export interface Issue {
  readonly world: World;
  readonly tenant: Tenant;
  readonly app: App;
  readonly grant: Grant;
  readonly person: Person;
  readonly session: Session;
  readonly nonce: string | null;
  /** The origin under which the token endpoint was called; the issuer is named by it. */
  readonly origin: string;
  /** The refresh token in clear, whose digest stands in the grant; null for none. */
  readonly refresh: string | null;
}

/**
 * Tokens of a person. Times are the machine's; a token that rests on a pass ends with it (TAP document:
 * tokens "live no longer than the pass"), and {@link judgeGrant} has the last word at each call.
 */
export async function issueTokens(issue: Issue): Promise<TokenAnswer> {
  const { world, tenant, app, grant, person, session, origin } = issue;
  const now = Math.floor(world.now() / 1000);
  const life = Math.min(TOKEN_LIFE_S, secondsOfPass(issue));
  const scopes = grant.scope.split(' ');
  const key = await signingKey(tenant, world);
  const access_token = await signJwt(key, {
    aud: GRAPH_AUDIENCE,
    iss: `https://sts.windows.net/${tenant.id}/`,
    iat: now,
    nbf: now,
    exp: now + life,
    appid: app.clientId,
    idtyp: 'user',
    oid: person.id,
    scp: grant.scope,
    sid: grant.id,
    sub: subjectOf(world, tenant, app, person),
    tid: tenant.id,
    upn: person.userPrincipalName,
    uti: newGuid(world.random),
    ver: '1.0',
  });
  const id_token = await signJwt(key, {
    aud: app.clientId,
    iss: issuerOf(origin, tenant),
    iat: now,
    nbf: now,
    exp: now + life,
    ...(grant.acrs.length > 0 && { acrs: [...grant.acrs] }),
    // Only when the app registered it as an optional claim, as with Entra's v2.0 tokens.
    ...(app.optionalClaims.includes('auth_time') && { auth_time: Math.floor(session.startedRealAt / 1000) }),
    ...(scopes.includes('profile') && { name: person.displayName, preferred_username: person.userPrincipalName }),
    ...(scopes.includes('email') && person.mail !== null && { email: person.mail }),
    ...(issue.nonce !== null && { nonce: issue.nonce }),
    oid: person.id,
    ...rolesClaim(app, person),
    sub: subjectOf(world, tenant, app, person),
    tid: tenant.id,
    uti: newGuid(world.random),
    ver: '2.0',
  });
  return {
    token_type: 'Bearer',
    scope: grant.scope,
    expires_in: life,
    ext_expires_in: life,
    access_token,
    ...(issue.refresh !== null && { refresh_token: issue.refresh }),
    ...(scopes.includes('openid') && { id_token }),
    client_info: Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.id })).toString('base64url'),
  };
}

function secondsOfPass({ world, tenant, grant, person }: Issue): number {
  const pass = passOfGrant(grant, person);
  return pass === null ? TOKEN_LIFE_S : Math.max(0, Math.floor((endOf(pass) - tenantNow(tenant, world.now())) / 1000));
}

/** App roles are left out when the person has none, as Entra does. */
function rolesClaim(app: App, person: Person): { roles?: string[] } {
  const ids = app.assignments.filter((each) => each.principalId === person.id).map((each) => each.appRoleId);
  const roles = app.appRoles.filter((role) => ids.includes(role.id)).map((role) => role.value);
  return roles.length > 0 ? { roles } : {};
}
