import { headerOf, type Call } from '../http.ts';
import { decodeJwt, type Jwt } from '../oauth/jwt.ts';
import { GRAPH_AUDIENCE } from '../oauth/resource.ts';
import { isSignedByTenant } from '../oauth/tenant-keys.ts';
import { tenantNow } from '../tenant/clock.ts';
import { grantFault } from '../tenant/grants.ts';
import { personById } from '../tenant/people-index.ts';
import type { App, Grant, Person, Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { challenge } from './challenge.ts';
import { GraphError } from './error.ts';

export interface Caller {
  readonly tenant: Tenant;
  readonly app: App;
  /** Application permissions in the token; none in a person's token. */
  readonly permissions: readonly string[];
  /** Delegated permissions in a person's token; none in an app's. */
  readonly scopes: readonly string[];
  /** Whom the token speaks for; null for the app itself. */
  readonly signedIn: { readonly person: Person; readonly grant: Grant } | null;
}

const refused = (call: Pick<Call, 'origin'>, message: string, claims?: object): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, false, { 'www-authenticate': challenge(call.origin, claims) });

/** Who calls, by the bearer token. The token's own times are real; the grant of a person is judged on the tenant's clock. */
export function callerOf(call: Call, world: World): Caller {
  const token = /^Bearer\s+(.*)$/i.exec(headerOf(call, 'authorization') ?? '')?.[1] ?? '';
  if (token === '') throw refused(call, 'Access token is empty.');
  const jwt = decodeJwt(token);
  if (jwt === null) throw refused(call, 'CompactToken parsing failed with error code: 80049217');
  const { exp, aud, tid, appid } = jwt.payload;
  const tenant = typeof tid === 'string' ? world.tenants.get(tid) : undefined;
  if (tenant === undefined || !isSignedByTenant(jwt, tenant, tenantNow(tenant, world.now()))) throw refused(call, 'Access token validation failure. Invalid signature.');
  if (aud !== GRAPH_AUDIENCE) throw refused(call, 'Access token validation failure. Invalid audience.');
  if (typeof exp !== 'number' || exp * 1000 <= world.now()) throw refused(call, 'Lifetime validation failed, the token is expired.');
  const app = tenant.apps.find((each) => each.clientId === appid && each.enabled);
  if (app === undefined) throw refused(call, 'Access token validation failure. The application is unknown or disabled.');
  if (call.line !== null) call.line.appId = app.clientId;
  return { tenant, app, permissions: rolesOf(jwt), scopes: scopesOf(jwt), signedIn: signedIn(jwt, call, tenant, world) };
}

const rolesOf = ({ payload: { roles } }: Jwt): readonly string[] => (Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []);

/** Delegated permissions stand in `scp` by their bare names; an app may also have asked for them by their whole address. */
const scopesOf = ({ payload: { scp } }: Jwt): readonly string[] => (typeof scp === 'string' ? scp.split(' ').map((scope) => scope.replace(`${GRAPH_AUDIENCE}/`, '')) : []);

function signedIn({ payload }: Jwt, call: Call, tenant: Tenant, world: World): Caller['signedIn'] {
  if (payload['idtyp'] !== 'user') return null;
  const grant = tenant.grants.find((each) => each.id === payload['sid']);
  const person = typeof payload['oid'] === 'string' ? personById(tenant.people, payload['oid']) : undefined;
  if (grant === undefined || person === undefined || grantFault(tenant, grant, tenantNow(tenant, world.now())) !== null) {
    // A token from now on is asked for (recorded by the Azure SDK for JavaScript, 2021-10-29). Token times are the machine's.
    const claims = { access_token: { nbf: { essential: true, value: String(Math.floor(world.now() / 1000)) } } };
    throw refused(call, 'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp', claims);
  }
  if (call.line !== null) call.line.userId = person.id;
  return { person, grant };
}
