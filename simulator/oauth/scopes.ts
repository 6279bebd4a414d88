import type { App, Tenant } from '../tenant/model.ts';
import { OauthError } from './error.ts';
import { GRAPH_APP_ID, resourceNamed, unknownResource, type Resource } from './resource.ts';

/** Scopes of OpenID Connect: they belong to no resource and go with any. */
const OIDC = ['openid', 'profile', 'email', 'offline_access'];
/** How Graph's delegated permissions are written; which of them exist is not looked up. */
const GRAPH_PERMISSION = /^[A-Z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/i;

/** A `scope` parameter, understood. */
export interface Scopes {
  readonly resource: Resource;
  /** Permissions of that resource by their bare names. */
  readonly permissions: readonly string[];
  readonly oidc: readonly string[];
  /** As it was asked for, for the answer: without `offline_access`, which Entra never repeats. */
  readonly said: string;
}

/**
 * Reads a scope parameter of a person's request (scopes-oidc): bare names are Graph's, others carry their resource before
 * the last slash, and all have to be of one. `.default` means what the app registered: every new registration has
 * `User.Read` of Graph; an API's own are all it offers. Only `authorize` takes scopes of several resources: there people
 * would consent, and the first of them is what a token is for later. @throws {OauthError}
 */
export function scopesOf(text: string, { app, tenant, origin, several = 'refuse' }: Asker): Scopes {
  const parts = [...new Set(text.split(' ').filter((part) => part !== ''))];
  const oidc = parts.filter((part) => OIDC.includes(part));
  const asked = parts.filter((part) => !OIDC.includes(part)).map((part) => namedScope(part, tenant, origin));
  const [first] = asked;
  const resource = first?.resource ?? 'graph';
  if (several === 'refuse' && asked.some((each) => each.resource !== resource)) {
    throw new OauthError(400, 'invalid_request', 28000, `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${text} is not valid.`);
  }
  const granted = asked.map((each) => ({ ...each, permissions: allowed(each.permission, each.resource, app) })).filter((each) => each.resource === resource);
  const said = [...oidc.filter((part) => part !== 'offline_access'), ...granted.map(({ whole }) => whole)];
  return { resource, permissions: [...new Set(granted.flatMap(({ permissions }) => permissions))], oidc, said: said.join(' ') };
}

interface Asker {
  readonly app: App;
  readonly tenant: Tenant;
  /** Under which Graph and the token endpoint are reached. */
  readonly origin: string;
  readonly several?: 'refuse' | 'first';
}

interface NamedScope {
  readonly resource: Resource;
  readonly permission: string;
  readonly whole: string;
}

function namedScope(whole: string, tenant: Tenant, origin: string): NamedScope {
  const slash = whole.lastIndexOf('/');
  if (slash < 0) return { resource: 'graph', permission: whole, whole };
  const name = whole.slice(0, slash);
  const resource = resourceNamed(name, tenant, origin);
  if (resource === null) throw unknownResource(name, tenant);
  return { resource, permission: whole.slice(slash + 1), whole };
}

function allowed(permission: string, resource: Resource, app: App): readonly string[] {
  if (resource === 'graph') {
    if (permission === '.default') return ['User.Read'];
    if (GRAPH_PERMISSION.test(permission)) return [permission];
    throw noSuchScope(app, permission, GRAPH_APP_ID);
  }
  if (permission === '.default') return resource.exposedScopes;
  if (resource.exposedScopes.includes(permission)) return [permission];
  throw noSuchScope(app, permission, resource.clientId);
}

const noSuchScope = (app: App, permission: string, resourceId: string): OauthError =>
  new OauthError(400, 'invalid_client', 650053, `The application '${app.displayName}' asked for scope '${permission}' that doesn't exist on the resource '${resourceId}'. Contact the app vendor.`);
