import type { Tenant } from '../tenant/model.ts';
import { ControlError } from './route.ts';

/** Goes up when the shape of a tenant changes; an older export is refused rather than half understood. */
const VERSION = 1;

export interface TenantExport {
  readonly version?: unknown;
  readonly tenant?: unknown;
}

export const exported = (tenant: Tenant): { version: number; tenant: Tenant } => ({ version: VERSION, tenant });

const LISTS = ['people', 'deletedPeople', 'contacts', 'devices', 'groups', 'administrativeUnits', 'roleAssignments', 'roleEligibilities', 'apps', 'tokenKeys', 'sessions', 'codes', 'grants', 'mail', 'notifications', 'faults', 'requests', 'signIns', 'audits', 'passkeyChallenges', 'passwordResets'] as const satisfies (keyof Tenant)[];

/** A tenant out of an export. Only its frame is checked: who writes one by hand may do so. */
export function imported({ version, tenant }: TenantExport): Tenant {
  if (version !== VERSION) throw new ControlError(400, `This simulator reads exports of version ${VERSION}.`);
  const fields = (tenant ?? {}) as Record<string, unknown>;
  const whole = LISTS.every((name) => Array.isArray(fields[name])) && ['id', 'domain', 'seed', 'displayName'].every((name) => typeof fields[name] === 'string') && ['clock', 'settings', 'passPolicy', 'passkeyPolicy', 'smsPolicy'].every((name) => typeof fields[name] === 'object');
  if (!whole) throw new ControlError(400, 'import.tenant is not whole.');
  return structuredClone(tenant) as Tenant;
}
