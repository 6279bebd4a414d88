import { redirect, type Route } from '../http.ts';
import { discoveryRoute, instanceDiscoveryRoute, keysRoute } from './discovery.ts';
import { tokenRoute } from './token.ts';

/** A program whose sign-in address is hard-coded to the https host is sent on to where people's pages are. */
const onPages = (end: 'authorize' | 'logout'): Route => ({
  method: 'GET',
  path: `/{tenant}/oauth2/v2.0/${end}`,
  name: `oauth.${end}-elsewhere`,
  handle: (call, world) => redirect(`${world.origins.pagesOrigin}${call.path}?${call.query.toString()}`),
});

/** What the https side serves of OAuth and OpenID Connect. */
export const oauthRoutes: readonly Route[] = [instanceDiscoveryRoute, discoveryRoute, keysRoute, tokenRoute, onPages('authorize'), onPages('logout')];
