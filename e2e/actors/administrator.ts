import { ClientSecretCredential } from '@azure/identity';
import { Client } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import type { TenantPerson } from '../tenant.ts';
import type { World } from '../world.ts';

export interface PassOrder {
  readonly lifetimeInMinutes?: number;
  readonly isUsableOnce?: boolean;
  readonly startDateTime?: string;
}

export interface MadePass {
  readonly id: string;
  readonly temporaryAccessPass: string;
}

/** Who makes passes by hand: Microsoft's own libraries with an app that may do everything. */
export interface Administrator {
  makePass(person: TenantPerson, order: PassOrder): Promise<MadePass>;
  /** Deletes whatever pass there is. */
  deletePass(person: TenantPerson): Promise<void>;
  /** Takes these people out of the policy for passes. */
  excludeFromPasses(people: readonly TenantPerson[]): Promise<void>;
}

const POLICY = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';

/** The server of the world has made this process trust the tenant's authority. */
export function administratorOf({ simulator, tenant }: World): Administrator {
  const { clientId, clientSecret } = tenant.app('everything');
  // Instance discovery would ask the public cloud, whatever the authority.
  const credential = new ClientSecretCredential(tenant.id, clientId, clientSecret, { authorityHost: simulator.origin, disableInstanceDiscovery: true });
  const graph = Client.initWithMiddleware({
    baseUrl: `${simulator.origin}/`,
    defaultVersion: 'v1.0',
    customHosts: new Set(['localhost']),
    authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes: ['https://graph.microsoft.com/.default'] }),
  });
  const passes = ({ id }: TenantPerson): string => `/users/${id}/authentication/temporaryAccessPassMethods`;
  return {
    makePass: async (person, order) => (await graph.api(passes(person)).post(order)) as MadePass,
    deletePass: async (person) => {
      const { value } = (await graph.api(passes(person)).get()) as { readonly value: readonly MadePass[] };
      for (const { id } of value) await graph.api(`${passes(person)}/${id}`).delete();
    },
    excludeFromPasses: async (people) => {
      await graph.api(POLICY).patch({
        '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
        excludeTargets: people.map(({ id }) => ({ targetType: 'user', id })),
      });
    },
  };
}
