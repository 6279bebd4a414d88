import type { GraphCloud } from './directory/graph-cloud.ts';

/** Where people manage their sign-in methods. Source: Microsoft Learn, "Set up security info from a sign-in page". */
const MICROSOFT = 'https://mysignins.microsoft.com/security-info';

/** My Security Info of a tenant. A custom cloud answers under its authority; Microsoft's own page is one for all tenants. */
export const securityInfoLink = (cloud: GraphCloud, isCustomCloud: boolean): string =>
  isCustomCloud ? `${cloud.authorityHost}/${cloud.tenantId}/security-info` : MICROSOFT;
