import { generateKeyPair } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import Provider from 'oidc-provider';
import { certificate } from './certificate.ts';

/** `oidc-provider` with client credentials and signed (JWT, RS256) access tokens; by itself it gives opaque ones. */
const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
const server = createServer(certificate());
server.listen(0, '127.0.0.1', () => {
  const origin = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(origin, {
    clients: [{ client_id: 'bench', client_secret: 'bench-secret', grant_types: ['client_credentials'], redirect_uris: [], response_types: [], token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:bench',
        getResourceServerInfo: () => ({ scope: 'all', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
  });
  server.on('request', provider.callback());
  console.log(`ready ${origin}/token`);
});
