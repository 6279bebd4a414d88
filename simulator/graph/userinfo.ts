import type { Route } from '../http.ts';
import { json } from '../http.ts';
import { subjectOf } from '../oauth/issuer.ts';
import { callerOf } from './caller.ts';
import { GraphError, graphError } from './error.ts';

/** The OpenID Connect user info endpoint; it lies on Graph's host. */
export const userinfoRoute: Route = {
  method: 'GET',
  path: '/oidc/userinfo',
  name: 'oidc.userinfo',
  fidelity: { mark: 'documented', source: 'Microsoft identity platform, "UserInfo endpoint"', note: 'Without picture.' },
  handle(call, world) {
    try {
      const { tenant, app, signedIn } = callerOf(call, world);
      if (signedIn === null) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
      const { person, grant } = signedIn;
      const scopes = grant.scope.split(' ');
      return json(200, {
        sub: subjectOf(world, tenant, app, person),
        ...(scopes.includes('profile') && { name: person.displayName, family_name: person.surname, given_name: person.givenName }),
        ...(scopes.includes('email') && person.mail !== null && { email: person.mail }),
      });
    } catch (error) {
      if (error instanceof GraphError) return graphError(call, world, error.fault);
      throw error;
    }
  },
};

/** Documented: the endpoint answers both. */
export const userinfoPostRoute: Route = { ...userinfoRoute, method: 'POST', name: 'oidc.userinfo-post' };
