import { tenantOf } from '../seed/tenant-of.ts';
import type { Tenant } from '../tenant/model.ts';
import { seededRandom } from '../tenant/random.ts';
import { TENANT_VERSION } from '../tenant/version.ts';
import { ControlError } from './route.ts';

export interface TenantExport {
  readonly version?: unknown;
  readonly tenant?: unknown;
}

/** A tenant as one file. The secrets in it are simulated ones: whoever has the file has the tenant. */
export const exported = (tenant: Tenant): { version: number; tenant: Tenant } => ({ version: TENANT_VERSION, tenant });

/** What every item of a list has as text; without it not even the answer to the import could be written. */
const TEXTS: Partial<Record<keyof Tenant, readonly string[]>> = {
  people: ['key', 'id', 'displayName', 'userPrincipalName', 'password', 'badge'],
  devices: ['id', 'kind', 'ownerId', 'name'],
  groups: ['key', 'id', 'displayName'],
  apps: ['name', 'clientId'],
};

/**
 * A tenant out of an export. Its frame is checked, not each field: who writes one by hand may do so, and seed files are
 * there for that. @throws {ControlError} with all faults at once.
 */
export function imported({ version, tenant }: TenantExport): Tenant {
  if (version !== TENANT_VERSION) throw new ControlError(400, `This simulator reads exports of version ${TENANT_VERSION}, and this one is of version ${JSON.stringify(version ?? null)}.`);
  const faults = isRecord(tenant) ? frameFaults(tenant) : ['import.tenant is not an object'];
  if (faults.length > 0) throw new ControlError(400, 'The export cannot be read.', faults);
  return tenant as Tenant;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function frameFaults(tenant: Record<string, unknown>): string[] {
  const like: Readonly<Record<string, unknown>> = { ...tenantOf({ name: 'frame', people: [] }, { now: 0, realNow: 0, random: seededRandom('0'.repeat(32)), redirectUris: [] }) };
  const strange = Object.keys(tenant).filter((name) => !Object.hasOwn(like, name)).map((name) => `import.tenant.${name} is not known`);
  const missing = Object.entries(like).filter(([name, value]) => kind(tenant[name]) !== kind(value) && !(value === null && isRecord(tenant[name]))).map(([name, value]) => `import.tenant.${name} is no ${kind(value)}`);
  const items = Object.entries(tenant).flatMap(([name, value]) => (Array.isArray(value) ? itemFaults(name, value) : []));
  return [...strange, ...missing, ...items];
}

const kind = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

function itemFaults(name: string, list: readonly unknown[]): string[] {
  const texts = TEXTS[name as keyof Tenant] ?? [];
  return list.flatMap((item, i) => {
    if (!isRecord(item)) return [`import.tenant.${name}[${i}] is not an object`];
    return texts.filter((field) => typeof item[field] !== 'string').map((field) => `import.tenant.${name}[${i}].${field} is not text`);
  });
}
