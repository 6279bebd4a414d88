import { tenantNow } from '../tenant/clock.ts';
import { passOfGrant } from '../tenant/grants.ts';
import type { Grant, Person, Session, Tenant } from '../tenant/model.ts';
import { endOf } from '../tenant/temporary-access-pass.ts';
import type { World } from '../world.ts';
import { metBy } from './claims-request.ts';
import { opaque, optionalClaims, rolesClaim } from './claims-of-token.ts';
import type { Client } from './client.ts';
import { issuerOf, subjectOf } from './issuer.ts';
import { signJwt } from './jwt.ts';
import { refreshTokenOf, SPA_LIFE_MS } from './refresh-token.ts';
import { GRAPH_AUDIENCE, TOKEN_LIFE_S } from './resource.ts';
import type { Scopes } from './scopes.ts';
import { signingKey } from './tenant-keys.ts';
import type { TokenAnswer } from './token.ts';

export interface Issue {
  readonly world: World;
  readonly tenant: Tenant;
  readonly client: Client;
  readonly grant: Grant;
  readonly person: Person;
  readonly session: Session;
  readonly scopes: Scopes;
  readonly nonce: string | null;
  /** The origin under which the token endpoint was called; the issuer is named by it. */
  readonly origin: string;
  /** Whether the app asked who it is about, apart from any token: MSAL does (`client_info=1`). */
  readonly wantsClientInfo: boolean;
}

/**
 * Tokens of a person. Times are the machine's; a token that rests on a pass ends with it (TAP document:
 * tokens "live no longer than the pass"), and the grant has the last word at each call.
 */
export async function issueTokens(issue: Issue): Promise<TokenAnswer> {
  const { world, tenant, grant, person, scopes } = issue;
  const now = Math.floor(world.now() / 1000);
  const life = Math.min(TOKEN_LIFE_S, secondsOfPass(issue));
  const times = { iat: now, nbf: now, exp: now + life };
  const key = await signingKey(tenant, world);
  const [access_token, id_token] = await Promise.all([
    signJwt(key, { ...times, ...accessClaims(issue) }),
    scopes.oidc.includes('openid') ? signJwt(key, { ...times, ...idClaims(issue) }) : null,
  ]);
  return {
    token_type: 'Bearer',
    scope: scopes.said,
    expires_in: life,
    ext_expires_in: life,
    access_token,
    ...(grant.refresh !== null && { refresh_token: refreshTokenOf(grant, grant.refresh, world) }),
    ...(grant.refresh !== null && grant.clientKind === 'spa' && { refresh_token_expires_in: secondsUntil(grant.refresh.startedAt + SPA_LIFE_MS, issue) }),
    ...(id_token !== null && { id_token }),
    ...(issue.wantsClientInfo && { client_info: Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.id })).toString('base64url') }),
  };
}

/** Version 1.0 for Graph, 2.0 for an API of the tenant (access token claims reference). */
function accessClaims({ world, tenant, client: { app, proof }, grant, person, session, scopes, origin }: Issue) {
  const common = { ...opaque(world), oid: person.id, tid: tenant.id, ...acrs(metBy(session, grant.contexts.accessToken)) };
  if (scopes.resource === 'graph') {
    const scp = [...scopes.oidc.filter((scope) => scope !== 'offline_access'), ...scopes.permissions].join(' ');
    return { ...common, aud: GRAPH_AUDIENCE, iss: `https://sts.windows.net/${tenant.id}/`, appid: app.clientId, appidacr: proof, idtyp: 'user', scp, sid: grant.id, sub: subjectOf(world, tenant, app, person), upn: person.userPrincipalName, ver: '1.0' as const };
  }
  const { resource } = scopes;
  return {
    ...common, aud: resource.clientId, iss: issuerOf(origin, tenant), azp: app.clientId, azpacr: proof, name: person.displayName,
    preferred_username: person.userPrincipalName, ...rolesClaim(resource, person.id), scp: scopes.permissions.join(' '), sub: subjectOf(world, tenant, resource, person), ver: '2.0' as const,
  };
}

function idClaims({ world, tenant, client: { app }, grant, person, session, scopes, origin, nonce }: Issue) {
  return {
    ...opaque(world),
    aud: app.clientId,
    iss: issuerOf(origin, tenant),
    ...acrs(metBy(session, grant.contexts.idToken)),
    ...optionalClaims(app, person, session, scopes.oidc),
    ...(scopes.oidc.includes('profile') && { name: person.displayName, preferred_username: person.userPrincipalName }),
    ...(nonce !== null && { nonce }),
    oid: person.id,
    ...rolesClaim(app, person.id),
    sub: subjectOf(world, tenant, app, person),
    tid: tenant.id,
    ver: '2.0' as const,
  };
}

const acrs = (met: readonly string[]): { acrs?: string[] } => (met.length > 0 ? { acrs: [...met] } : {});

function secondsOfPass(issue: Issue): number {
  const pass = passOfGrant(issue.grant, issue.person);
  return pass === null ? TOKEN_LIFE_S : secondsUntil(endOf(pass), issue);
}

const secondsUntil = (end: number, { world, tenant }: Pick<Issue, 'world' | 'tenant'>): number => Math.max(0, Math.floor((end - tenantNow(tenant, world.now())) / 1000));
