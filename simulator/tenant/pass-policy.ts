import { groupIdsOf } from './groups-and-roles.ts';
import type { PassPolicy, PolicyTarget, Tenant } from './model.ts';

/** Bounds that no policy can leave: 10 minutes to 30 days, 8 to 48 characters (Graph, temporaryAccessPassAuthenticationMethodConfiguration). */
export const HARD_LIMITS = { minMinutes: 10, maxMinutes: 43_200, minLength: 8, maxLength: 48 } as const;

/** Microsoft's default: switched off, one hour to eight (Entra, "Configure Temporary Access Pass", table of settings). */
export const DEFAULT_PASS_POLICY: PassPolicy = {
  state: 'disabled',
  defaultLifetimeInMinutes: 60,
  minimumLifetimeInMinutes: 60,
  maximumLifetimeInMinutes: 480,
  defaultLength: 8,
  isUsableOnce: false,
  includeTargets: [{ targetType: 'group', id: 'all_users' }],
  excludeTargets: [],
};

/** The default but switched on, with passes of ten minutes allowed: what a recovery desk needs. */
export const RECOVERY_PASS_POLICY: PassPolicy = { ...DEFAULT_PASS_POLICY, state: 'enabled', minimumLifetimeInMinutes: HARD_LIMITS.minMinutes };

/** The policy that is felt now: a change is felt only after its lag. */
export function policyInForce(tenant: Pick<Tenant, 'passPolicy' | 'passPolicyBefore' | 'settings'>, now: number): PassPolicy {
  const before = tenant.passPolicyBefore;
  return before !== null && now < before.changedAt + tenant.settings.lags.policyMs ? before.policy : tenant.passPolicy;
}

/** Sets a policy, remembering the one before for as long as the lag goes on. */
export function changePolicy(tenant: Tenant, policy: PassPolicy, now: number): void {
  tenant.passPolicyBefore = { policy: policyInForce(tenant, now), changedAt: now };
  tenant.passPolicy = policy;
}

/** Whether the policy lets this person use a pass. Leaving out wins over taking in. */
export const inScope = (tenant: Pick<Tenant, 'groups'>, policy: PassPolicy, personId: string): boolean =>
  policy.state === 'enabled' && hits(tenant, policy.includeTargets, personId) && !hits(tenant, policy.excludeTargets, personId);

/** Whether one of the targets is this person, a group that the person is in, or everybody. */
export function hits(tenant: Pick<Tenant, 'groups'>, targets: readonly PolicyTarget[], personId: string): boolean {
  const groups = groupIdsOf(tenant, personId);
  return targets.some(({ targetType, id }) => id === 'all_users' || (targetType === 'user' ? id === personId : groups.includes(id)));
}

/** What is wrong with a policy, in words, or null. */
export function policyFault(policy: PassPolicy): string | null {
  const { minMinutes, maxMinutes, minLength, maxLength } = HARD_LIMITS;
  const { minimumLifetimeInMinutes: min, maximumLifetimeInMinutes: max, defaultLifetimeInMinutes: normal, defaultLength: length } = policy;
  if (![min, max, normal].every((minutes) => Number.isInteger(minutes) && minutes >= minMinutes && minutes <= maxMinutes)) {
    return `Lifetimes are whole minutes between ${minMinutes} and ${maxMinutes}.`;
  }
  if (min > max) return 'minimumLifetimeInMinutes is larger than maximumLifetimeInMinutes.';
  if (normal < min || normal > max) return 'defaultLifetimeInMinutes lies outside minimum and maximum.';
  if (!Number.isInteger(length) || length < minLength || length > maxLength) return `defaultLength is between ${minLength} and ${maxLength}.`;
  return null;
}
