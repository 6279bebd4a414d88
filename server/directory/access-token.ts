import { ClientCertificateCredential, ClientSecretCredential, type TokenCredential } from '@azure/identity';
import type { AppCredential, GraphCloud } from './graph-cloud.ts';
import { TOKEN_TIMEOUT_MS } from '../domain/limits.ts';

/** No token, so nothing was sent to Graph. */
export class TokenFailed extends Error {
  readonly code = 'no_token';

  constructor(cause: unknown) {
    super('No access token', { cause });
  }
}

export interface AccessTokens {
  /** From the library's cache while it lasts. @throws {TokenFailed} also when the signal fires first. */
  get(signal: AbortSignal): Promise<string>;
  /** Forget the cached token: Graph refused it. */
  renew(): void;
}

function credentialFor(cloud: GraphCloud, app: AppCredential): TokenCredential {
  const options = {
    authorityHost: cloud.authorityHost,
    disableInstanceDiscovery: !cloud.instanceDiscovery,
    retryOptions: { maxRetries: 1, maxRetryDelayInMs: 1000 },
  };
  return app.proof.kind === 'secret'
    ? new ClientSecretCredential(cloud.tenantId, app.clientId, app.proof.secret.reveal(), options)
    : new ClientCertificateCredential(cloud.tenantId, app.clientId, { certificate: app.proof.pem.reveal() }, options);
}

/** Settles with the work, or rejects as soon as the signal fires. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => { reject(new DOMException('Out of time', 'TimeoutError')); };
    if (signal.aborted) { stop(); return; }
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => { signal.removeEventListener('abort', stop); });
  });
}

/**
 * Client-credentials tokens for one app. After one failure the library's credential object refuses for 60 s
 * without sending anything, so a failed one is thrown away: a short blip stays short.
 */
export function accessTokens(cloud: GraphCloud, app: AppCredential): AccessTokens {
  let credential = credentialFor(cloud, app);
  let running: Promise<string> | null = null;

  const fetchOnce = async (): Promise<string> => {
    const limit = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
    try {
      const token = await orAborted(credential.getToken(cloud.graphScope, { abortSignal: limit }), limit);
      if (token === null) throw new TypeError('The library gave no token');
      return token.token;
    } catch (cause) {
      credential = credentialFor(cloud, app);
      throw new TokenFailed(cause);
    } finally {
      running = null;
    }
  };

  return {
    // Calls that start together share one request: the library itself would send one for each.
    get: (signal) => orAborted((running ??= fetchOnce()), signal).catch((cause: unknown) => {
      throw cause instanceof TokenFailed ? cause : new TokenFailed(cause);
    }),
    renew: () => { credential = credentialFor(cloud, app); },
  };
}
