import { lineSteps } from './on-call.ts';
import { PURPOSES, type ApproverRole, type Purpose } from './words.ts';

/** How many must say yes: one of the line of approvers, or two different people. `quorum-of-two` is for `new-pc`, which is off by default. */
export type ApprovalRule = 'manager' | 'quorum-of-two';

export interface PurposeRule {
  readonly on: boolean;
  /** Wished lifetime of the pass in minutes, 10 … 43200 (Graph v1.0, lifetimeInMinutes). */
  readonly minutes: number;
  /** The purpose is unavailable when the tenant's minimum lifts the lifetime above this. */
  readonly maxMinutes: number;
  readonly once: boolean;
  readonly approval: ApprovalRule;
}

export type PassPolicy = Readonly<Record<Purpose, PurposeRule>>;

/** Our own defaults: docs/decisions. The policy file may change each figure. */
export const DEFAULT_PASS_POLICY: PassPolicy = {
  'new-phone': { on: true, minutes: 15, maxMinutes: 60, once: true, approval: 'manager' },
  'forgot-pin': { on: true, minutes: 15, maxMinutes: 60, once: true, approval: 'manager' },
  'new-pc': { on: false, minutes: 480, maxMinutes: 480, once: false, approval: 'quorum-of-two' },
};

/** The tenant's Temporary Access Pass policy, as far as it decides what can be made. */
export interface TenantRules {
  readonly enabled: boolean;
  readonly minimumLifetimeInMinutes: number;
  readonly maximumLifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
}

/** What of the policy file decides what is on offer. */
export interface OfferPolicy {
  readonly passes: PassPolicy;
  readonly line: readonly ApproverRole[];
}

/** What a pass for a purpose will be here, or why there is none and the exact change that mends it. */
export type PassOffer =
  | { readonly available: true; readonly purpose: Purpose; readonly minutes: number; readonly once: boolean }
  | { readonly available: false; readonly purpose: Purpose; readonly minutes: number; readonly once: boolean; readonly mend: string };

/**
 * The figures of a purpose under the tenant's policy: lifetime = the greater of the purpose's and the tenant's minimum.
 * A request is never widened to please the tenant beyond `maxMinutes`, and never asks for more uses than wished.
 */
export function passOffer(purpose: Purpose, { passes, line }: OfferPolicy, tenant: TenantRules): PassOffer {
  const rule = passes[purpose];
  const minutes = Math.max(rule.minutes, tenant.minimumLifetimeInMinutes);
  const figures = { purpose, minutes, once: rule.once };
  const mend = mendOf(rule, lineSteps(line), minutes, tenant);
  return mend === null ? { available: true, ...figures } : { available: false, ...figures, mend };
}

function mendOf(rule: PurposeRule, steps: number, minutes: number, tenant: TenantRules): string | null {
  if (!rule.on) return 'Switch this purpose on in the policy file.';
  if (rule.approval === 'quorum-of-two' && steps < 2) return 'This purpose wants two approvers; name a second one in "approvers.line" of the policy file, such as "managers-manager".';
  if (!tenant.enabled) return 'Enable Temporary Access Pass in the tenant: Authentication methods, Policies.';
  if (minutes > rule.maxMinutes)
    return `Lower the tenant's minimum lifetime of Temporary Access Passes from ${tenant.minimumLifetimeInMinutes} to at most ${rule.maxMinutes} minutes.`;
  if (minutes > tenant.maximumLifetimeInMinutes)
    return `Raise the tenant's maximum lifetime of Temporary Access Passes from ${tenant.maximumLifetimeInMinutes} to at least ${minutes} minutes.`;
  if (!rule.once && tenant.isUsableOnce) return 'Allow multiple use of Temporary Access Passes in the tenant, or make this purpose one-time in the policy file.';
  return null;
}

export const passOffers = (policy: OfferPolicy, tenant: TenantRules): readonly PassOffer[] =>
  PURPOSES.map((purpose) => passOffer(purpose, policy, tenant));
