import type { Tenant } from './model.ts';

/**
 * Limits by load. Off unless a test wants them: a run of tests calls faster than any program may in earnest, and would
 * meet them where it means to try something else. Null is the published figure.
 */
export interface Throttling {
  state: 'off' | 'on';
  /** Resource units of one app in ten seconds, for the directory. */
  resourceUnits: number | null;
  /** Directory writes of one app in 150 s. */
  writes: number | null;
  /** Directory writes of all apps in 300 s. */
  tenantWrites: number | null;
  /** Calls of one app in ten seconds for sign-in and audit logs. */
  reports: number | null;
  /** Calls of one app in ten seconds for authentication methods; no figure is published, so null is none. */
  methods: number | null;
}

export const DEFAULT_THROTTLING: Throttling = { state: 'off', resourceUnits: null, writes: null, tenantWrites: null, reports: null, methods: null };

export interface Charge {
  readonly service: 'directory' | 'reports' | 'authentication-methods';
  readonly appId: string;
  readonly isWrite: boolean;
  /** Resource units. */
  readonly units: number;
}

export interface Exceeded {
  /** Whole seconds until the call would be let through. */
  readonly retryAfter: number;
  /** As in `x-ms-throttle-scope`, without the ids. */
  readonly scope: 'Tenant_Application/ReadWrite' | 'Tenant_Application/Read' | 'Tenant_Application/Write' | 'Tenant/Write';
  readonly reason: 'ResourceUnitLimitExceeded' | 'WriteLimitExceeded' | 'RequestLimitExceeded';
}

export type Charged = { readonly exceeded: Exceeded } | { /** Of the limit that is nearest: 0 … 1. */ readonly used: number };

/** What is left, on the tenant's clock. Lies outside the tenant: an export is no place for the last ten seconds. */
interface Bucket {
  level: number;
  at: number;
}
const buckets = new WeakMap<Tenant, Map<string, Bucket>>();

/**
 * Charges a call to the limits that it falls under, and says whether it is over one. Documented (Graph,
 * concepts/throttling-limits, "Identity and access service limits"): a token bucket; small tenants have under 50 people,
 * large ones over 500. Assumed: a refused call costs nothing, and the bucket fills evenly.
 */
export function charge(tenant: Tenant, call: Charge, now: number): Charged {
  const { throttling } = tenant.settings;
  if (throttling.state === 'off') return { used: 0 };
  const held = buckets.get(tenant) ?? new Map<string, Bucket>();
  buckets.set(tenant, held);
  const limits = limitsOf(tenant, call).map((limit) => ({ ...limit, bucket: filled(held, limit, now) }));
  const over = limits.find(({ bucket, cost }) => bucket.level < cost);
  if (over !== undefined) {
    const { bucket, cost, most, windowMs, scope, reason } = over;
    return { exceeded: { retryAfter: Math.max(1, Math.ceil(((cost - bucket.level) * windowMs) / most / 1000)), scope, reason } };
  }
  for (const { bucket, cost } of limits) bucket.level -= cost;
  return { used: Math.max(0, ...limits.map(({ bucket, most }) => 1 - bucket.level / most)) };
}

interface Limit extends Pick<Exceeded, 'scope' | 'reason'> {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
  readonly cost: number;
}

function limitsOf({ people, settings: { throttling } }: Tenant, { service, appId, isWrite, units }: Charge): readonly Limit[] {
  const perApp = { scope: 'Tenant_Application/ReadWrite', reason: 'RequestLimitExceeded', windowMs: 10_000, cost: 1 } as const;
  if (service === 'reports') return [{ ...perApp, scope: 'Tenant_Application/Read', name: `reports ${appId}`, most: throttling.reports ?? 5 }];
  if (service === 'authentication-methods') return throttling.methods === null ? [] : [{ ...perApp, name: `methods ${appId}`, most: throttling.methods }];
  const size = people.length < 50 ? 3500 : people.length <= 500 ? 5000 : 8000;
  const all: Limit = { ...perApp, reason: 'ResourceUnitLimitExceeded', name: `units ${appId}`, most: throttling.resourceUnits ?? size, cost: units };
  if (!isWrite) return [all];
  return [
    all,
    { scope: 'Tenant_Application/Write', reason: 'WriteLimitExceeded', name: `writes ${appId}`, most: throttling.writes ?? 3000, windowMs: 150_000, cost: 1 },
    { scope: 'Tenant/Write', reason: 'WriteLimitExceeded', name: 'writes', most: throttling.tenantWrites ?? 18_000, windowMs: 300_000, cost: 1 },
  ];
}

/** The bucket as it is now. A clock that was set back fills nothing; a limit that was lowered holds at once. */
function filled(held: Map<string, Bucket>, { name, most, windowMs }: Limit, now: number): Bucket {
  const bucket = held.get(name) ?? { level: most, at: now };
  held.set(name, bucket);
  bucket.level = Math.min(most, bucket.level + (Math.max(0, now - bucket.at) * most) / windowMs);
  bucket.at = now;
  return bucket;
}
