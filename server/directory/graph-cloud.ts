import type { Secret } from '../domain/secret.ts';

/** Where one tenant's directory is reached. All addresses are https: the identity library accepts nothing else. */
export interface GraphCloud {
  /** A GUID in lower case. */
  readonly tenantId: string;
  /** Origin that issues tokens, without a path. */
  readonly authorityHost: string;
  /** Origin of Microsoft Graph, without version or path. */
  readonly graphBase: string;
  /** Resource of the token, ending in `/.default`. */
  readonly graphScope: string;
  /** False only for a cloud that Microsoft's public instance discovery does not know. */
  readonly instanceDiscovery: boolean;
}

/** How one app registration proves itself. */
export interface AppCredential {
  readonly clientId: string;
  readonly proof: { readonly kind: 'secret'; readonly secret: Secret<string> } | { readonly kind: 'certificate'; readonly pem: Secret<string> };
}

/** Sources: https://learn.microsoft.com/graph/deployments and /entra/identity-platform/authentication-national-cloud. */
const MICROSOFT = {
  public: { authorityHost: 'https://login.microsoftonline.com', graphBase: 'https://graph.microsoft.com' },
  usgov: { authorityHost: 'https://login.microsoftonline.us', graphBase: 'https://graph.microsoft.us' },
  china: { authorityHost: 'https://login.partner.microsoftonline.cn', graphBase: 'https://microsoftgraph.chinacloudapi.cn' },
} as const;

/** A cloud that Microsoft runs. */
export const microsoftCloud = (name: keyof typeof MICROSOFT, tenantId: string): GraphCloud => ({
  tenantId,
  ...MICROSOFT[name],
  graphScope: `${MICROSOFT[name].graphBase}/.default`,
  instanceDiscovery: true,
});

/** Any other: tokens are asked for Microsoft Graph by its public name, whatever host answers to it. @throws when not https. */
export function customCloud(tenantId: string, authorityHost: string, graphBase: string): GraphCloud {
  for (const address of [authorityHost, graphBase]) {
    // The Graph client drops the token without a word on http, so this is refused and not left to it.
    if (new URL(address).protocol !== 'https:') throw new TypeError(`${address} is not https`);
  }
  return {
    tenantId,
    authorityHost: new URL(authorityHost).origin,
    graphBase: new URL(graphBase).origin,
    graphScope: `${MICROSOFT.public.graphBase}/.default`,
    instanceDiscovery: false,
  };
}
