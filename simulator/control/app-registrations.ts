import { createHash, X509Certificate } from 'node:crypto';
import { json } from '../http.ts';
import { OPTIONAL_CLAIMS } from '../tenant/optional-claims.ts';
import { beginChange } from '../tenant/journal.ts';
import type { App, AppCertificate } from '../tenant/model.ts';
import { ControlError, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

interface Patch {
  readonly permissions?: string[];
  readonly redirectUris?: string[];
  readonly spaRedirectUris?: string[];
  readonly publicRedirectUris?: string[];
  readonly exposedScopes?: string[];
  readonly signInAudience?: App['signInAudience'];
  readonly logoutUrl?: string | null;
  readonly optionalClaims?: string[];
  readonly enabled?: boolean;
  readonly certificate?: string;
}

const appJson = ({ name, clientId, enabled, permissions, redirectUris, spaRedirectUris, publicRedirectUris, exposedScopes, signInAudience, logoutUrl, optionalClaims, certificates }: App): object => ({
  name, clientId, enabled, permissions, redirectUris, spaRedirectUris, publicRedirectUris, exposedScopes, signInAudience, logoutUrl, optionalClaims, certificates: certificates.map(({ x5tS256 }) => x5tS256),
});

const address: Schema = { type: 'string', pattern: '^https?://', maxLength: 2000 };
const addresses: Schema = { type: 'array', maxItems: 20, items: address };

export const appRoutes = [
  tenantRoute<Patch>(
    {
      method: 'PATCH',
      path: '/apps/{name}',
      summary: 'Changes an app registration; a certificate (PEM) is added to those there are',
      body: {
        type: 'object',
        additionalProperties: false,
        properties: {
          permissions: { type: 'array', maxItems: 50, items: { type: 'string', pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$' } },
          redirectUris: addresses,
          spaRedirectUris: addresses,
          publicRedirectUris: addresses,
          exposedScopes: { type: 'array', maxItems: 50, items: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,120}$' } },
          signInAudience: { type: 'string', enum: ['AzureADMyOrg', 'AzureADMultipleOrgs'] },
          logoutUrl: { anyOf: [{ type: 'null' }, address] },
          optionalClaims: { type: 'array', maxItems: OPTIONAL_CLAIMS.length, items: { type: 'string', enum: OPTIONAL_CLAIMS } },
          enabled: { type: 'boolean' },
          certificate: { type: 'string', maxLength: 20_000 },
        },
      },
    },
    ({ tenant, call, now, body: { certificate, ...rest } }) => {
      const app = tenant.apps.find((each) => each.name === call.params['name']);
      if (app === undefined) throw new ControlError(404, 'There is no such app.');
      const added = certificate === undefined ? [] : [certificateOf(certificate)];
      const done = beginChange(tenant, [app.objectId], now);
      app.certificates.push(...added);
      Object.assign(app, rest);
      done();
      return json(200, appJson(app));
    },
  ),
];

function certificateOf(pem: string): AppCertificate {
  try {
    const { raw } = new X509Certificate(pem);
    const thumbprint = (hash: string): string => createHash(hash).update(raw).digest('base64url');
    return { pem, x5t: thumbprint('sha1'), x5tS256: thumbprint('sha256') };
  } catch {
    throw new ControlError(400, 'certificate is not a certificate in PEM.');
  }
}
