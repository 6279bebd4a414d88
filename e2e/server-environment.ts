import type { TenantControl } from './kit/tenant.ts';

export interface Where {
  /** https origin of the simulator and its authority: a PEM or the path of one. */
  readonly simulator: { readonly origin: string; readonly caPem: string };
  /** Left out: the built-in database. */
  readonly databaseUrl?: string;
  /** Left out: the key file in the data folder. */
  readonly serviceKey?: string;
  readonly dataFolder: string;
  readonly policyFile: string;
  readonly port?: number;
  readonly approvePort?: number;
}

/** The environment of a server that serves this tenant of the simulator: what an operator would write into `.env`. */
export function serverEnvironment(tenant: TenantControl, where: Where): Record<string, string> {
  const credentials = (['reader', 'issuer', 'mailer', 'signin'] as const).flatMap((role): [string, string][] => {
    const app = tenant.app(role);
    return [[`${role.toUpperCase()}_CLIENT_ID`, app.clientId], [`${role.toUpperCase()}_CLIENT_SECRET`, app.clientSecret]];
  });
  return {
    PORT: String(where.port ?? 0),
    APPROVE_PORT: String(where.approvePort ?? 0),
    AZURE_TENANT_ID: tenant.id,
    CLOUD: 'custom',
    AUTHORITY_HOST: where.simulator.origin,
    GRAPH_BASE: where.simulator.origin,
    TENANT_CA: where.simulator.caPem,
    ...Object.fromEntries(credentials),
    MAIL_SENDER: tenant.person('operator').userPrincipalName,
    VOUCH_DATA: where.dataFolder,
    VOUCH_POLICY: where.policyFile,
    ...(where.serviceKey !== undefined && { VOUCH_KEY: where.serviceKey }),
    ...(where.databaseUrl !== undefined && { DATABASE_URL: where.databaseUrl }),
  };
}
