import { createHash, X509Certificate } from 'node:crypto';
import { json } from '../http.ts';
import type { App, AppCertificate } from '../tenant/model.ts';
import { ControlError, tenantRoute } from './route.ts';

interface Patch {
  readonly permissions?: string[];
  readonly redirectUris?: string[];
  readonly enabled?: boolean;
  readonly certificate?: string;
}

const appJson = ({ name, clientId, enabled, permissions, redirectUris, certificates }: App): object => ({ name, clientId, enabled, permissions, redirectUris, certificates: certificates.map(({ x5tS256 }) => x5tS256) });

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
          redirectUris: { type: 'array', maxItems: 20, items: { type: 'string', pattern: '^https?://', maxLength: 2000 } },
          enabled: { type: 'boolean' },
          certificate: { type: 'string', maxLength: 20_000 },
        },
      },
    },
    ({ tenant, call, body: { certificate, ...rest } }) => {
      const app = tenant.apps.find((each) => each.name === call.params['name']);
      if (app === undefined) throw new ControlError(404, 'There is no such app.');
      if (certificate !== undefined) app.certificates.push(certificateOf(certificate));
      Object.assign(app, rest);
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
