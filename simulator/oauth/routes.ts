import { redirect, type Route } from '../http.ts';
import { aliasDiscoveryRoutes, discoveryRoute } from './discovery.ts';
import { instanceDiscoveryRoute } from './instance-discovery.ts';
import { aliasKeySetRoutes, keySetRoute } from './key-set.ts';
import { aliasTokenRoutes, tokenRoute } from './token.ts';
import { userRealmRoute } from './user-realm.ts';

/** A program whose sign-in address is hard-coded to the https host is sent on to where people's pages are. */
const onPages = (end: 'authorize' | 'logout'): Route => ({
  method: 'GET',
  path: `/{tenant}/oauth2/v2.0/${end}`,
  name: `oauth.${end}-elsewhere`,
  handle: (call, world) => redirect(`${world.origins.pagesOrigin}${call.path}?${call.query.toString()}`),
});

/** What the https side serves of OAuth and OpenID Connect. */
export const oauthRoutes: readonly Route[] = [
  instanceDiscoveryRoute, userRealmRoute, discoveryRoute, ...aliasDiscoveryRoutes, keySetRoute, ...aliasKeySetRoutes, tokenRoute, ...aliasTokenRoutes,
  onPages('authorize'), onPages('logout'),
];
