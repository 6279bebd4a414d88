import type { Answer, Call, Route } from '../http.ts';
import { plainMessage, seeOther } from '../pages/visit.ts';
import type { World } from '../world.ts';
import { describeError, OauthError } from './error.ts';
import { decodeJwt } from './jwt.ts';
import { ALIASES, homeOfApp } from './tenant-alias.ts';

/** Sends who comes under an alias to the pages of the tenant that the app belongs to. */
function toTenant(end: 'authorize' | 'logout', alias: string): Route {
  return {
    method: 'GET',
    path: `/${alias}/oauth2/v2.0/${end}`,
    name: `oauth.${end}-${alias}`,
    fidelity: { mark: 'documented', source: 'Microsoft identity platform, v2-protocols-oidc; public logs', note: 'The tenant is that of the app, since an app here is known in one tenant alone; the address shows it.' },
    handle(call, world) {
      try {
        const tenant = homeOfApp(world, appNamed(call), alias);
        return seeOther(`/${tenant.id}/oauth2/v2.0/${end}?${call.query.toString()}`);
      } catch (error) {
        if (error instanceof OauthError) return refused(error, world);
        throw error;
      }
    },
  };
}

/** By `client_id`; to `logout`, where it is optional, also by whom the ID token in hand was made for. */
function appNamed(call: Call): string {
  const aud = decodeJwt(call.query.get('id_token_hint') ?? '')?.payload['aud'];
  return call.query.get('client_id') ?? (typeof aud === 'string' ? aud : '');
}

function refused({ fault }: OauthError, world: World): Answer {
  return plainMessage(fault.status, 'Sign in', describeError(world, fault).description);
}

export const anyTenantRoutes: readonly Route[] = ALIASES.flatMap((alias) => [toTenant('authorize', alias), toTenant('logout', alias)]);
