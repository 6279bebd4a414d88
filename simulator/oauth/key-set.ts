import { json, type Fidelity, type Route } from '../http.ts';
import { tenantNow } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { anyPage } from './cross-origin.ts';
import { oauthError, OauthError } from './error.ts';
import { issuerOf } from './issuer.ts';
import { ALIASES } from './tenant-alias.ts';
import { currentKey, jwkOf, publishedKeys } from './tenant-keys.ts';
import { tenantOf } from './token.ts';

const FIDELITY: Fidelity = {
  mark: 'documented',
  source: 'Microsoft identity platform, "Signing key rollover"; entra-emulator golden references, captured 2026-07-13',
  note: 'Each tenant has keys of its own, where Entra has the same for all; under an alias stand the keys of all tenants that have any, each with its issuer. A replaced key stays for 24 hours on the tenant clock.',
};

const keysFor = (tenant: Tenant, world: World, origin: string): readonly object[] =>
  publishedKeys(tenant, tenantNow(tenant, world.now())).map((key) => jwkOf(key, issuerOf(origin, tenant)));

export const keySetRoute: Route = {
  method: 'GET',
  path: '/{tenant}/discovery/v2.0/keys',
  name: 'oauth.keys',
  fidelity: FIDELITY,
  async handle(call, world) {
    try {
      const tenant = tenantOf(call, world, 'invalid_tenant');
      await currentKey(tenant, world);
      return json(200, { keys: keysFor(tenant, world, call.origin) }, anyPage);
    } catch (error) {
      if (error instanceof OauthError) return oauthError(world, error.fault);
      throw error;
    }
  },
};

export const aliasKeySetRoutes: readonly Route[] = ALIASES.map((name) => ({
  method: 'GET',
  path: `/${name}/discovery/v2.0/keys`,
  name: `oauth.keys-${name}`,
  fidelity: FIDELITY,
  handle: (call, world) => json(200, { keys: [...world.tenants.values()].flatMap((tenant) => keysFor(tenant, world, call.origin)) }, anyPage),
}));
