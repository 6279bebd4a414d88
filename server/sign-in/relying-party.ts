import { discovery, enableNonRepudiationChecks, type Configuration } from 'openid-client';
import { clientProof } from './client-proof.ts';
import type { SignInSettings } from './sign-in-port.ts';

/** One request to Entra may take this long, in seconds. */
const TIMEOUT_S = 5;

/** What discovery says of the tenant, asked once; a failed answer is asked for again at the next sign-in. */
export function relyingParty(settings: SignInSettings): () => Promise<Configuration> {
  let known: Promise<Configuration> | null = null;

  const discover = async (): Promise<Configuration> => {
    let tokenEndpoint = '';
    const proof = await clientProof(settings.proof, () => tokenEndpoint);
    const configuration = await discovery(new URL(settings.issuer), settings.clientId, undefined, proof, {
      timeout: TIMEOUT_S,
      // Without this the library trusts TLS alone and takes an ID token with any signature.
      execute: [enableNonRepudiationChecks],
    });
    tokenEndpoint = configuration.serverMetadata().token_endpoint ?? '';
    return configuration;
  };

  return () => (known ??= discover().catch((cause: unknown) => {
    known = null;
    throw cause;
  }));
}
