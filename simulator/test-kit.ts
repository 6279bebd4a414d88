import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ClientSecretCredential, type TokenCredential } from '@azure/identity';
import { Client, GraphError, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import { createSimulator, type Simulator } from './index.ts';

/** What `POST /_sim/tenants` answers. */
export interface Made {
  readonly tenantId: string;
  readonly domain: string;
  readonly apps: readonly MadeApp[];
  readonly people: readonly MadePerson[];
  readonly groups: readonly { readonly key: string; readonly id: string; readonly displayName: string }[];
}

export interface MadeApp {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface MadePerson {
  readonly key: string;
  readonly password: string;
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly badge: string;
  readonly devices: readonly { readonly id: string; readonly kind: string; readonly join: string | null }[];
}

export const SCOPE = 'https://graph.microsoft.com/.default';

/** For calls that a test wants to see fail: the Graph client would send them again. */
export const once = new RetryHandlerOptions(0, 0);

/** A simulator of its own, driven by the unmodified Microsoft libraries, as programs drive it. */
export interface Kit {
  readonly simulator: Simulator;
  readonly lines: readonly string[];
  control(path: string, method?: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }>;
  newTenant(order?: object): Promise<Made>;
  bySecret(made: Made, app?: string, secret?: string): TokenCredential;
  graph(credential: TokenCredential): Client;
}

export async function startKit(): Promise<Kit> {
  const lines: string[] = [];
  const simulator = await createSimulator({ port: 0, pagesPort: 0, log: (line) => lines.push(line) });
  setDefaultCACertificates([...getCACertificates('default'), simulator.caPem]);
  const control = async (path: string, method = 'GET', body?: object): Promise<{ readonly status: number; readonly body: unknown }> => {
    const answer = await fetch(`${simulator.origin}/_sim${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  return {
    simulator,
    lines,
    control,
    newTenant: async (order = {}) => (await control('/tenants', 'POST', order)).body as Made,
    bySecret(made, name, secret) {
      const { clientId, clientSecret } = appOf(made, name);
      return new ClientSecretCredential(made.tenantId, clientId, secret ?? clientSecret, credentialOptions(simulator));
    },
    graph: (credential) =>
      Client.initWithMiddleware({
        baseUrl: `${simulator.origin}/`,
        defaultVersion: 'v1.0',
        customHosts: new Set(['localhost']),
        authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes: [SCOPE] }),
      }),
  };
}

/** Instance discovery is off: the library asks the public cloud for it, whatever the authority. */
export const credentialOptions = ({ origin }: Simulator) => ({ authorityHost: origin, disableInstanceDiscovery: true, retryOptions: { maxRetries: 0 } });

export function personOf(made: Made, key: string): MadePerson {
  const found = made.people.find((each) => each.key === key);
  if (found === undefined) throw new RangeError(`The seed has no ${key}.`);
  return found;
}

export function appOf(made: Pick<Made, 'apps'>, name = 'everything'): MadeApp {
  const found = made.apps.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`The seed has no app ${name}.`);
  return found;
}

/** The error that a call of the Graph client ends in. */
export async function refusal(work: Promise<unknown>): Promise<GraphError> {
  const outcome: unknown = await work.then(() => null, (error: unknown) => error);
  if (outcome instanceof GraphError) return outcome;
  throw new Error(`Expected a GraphError, got ${String(outcome)}`);
}
