import type { Tenant } from '../tenant/model.ts';

/** The issuer of version 2.0 tokens, under the origin that the caller uses. */
export const issuerOf = (origin: string, tenant: Tenant): string => `${origin}/${tenant.id}/v2.0`;
