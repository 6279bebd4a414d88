import type { AccessPass, Person, Tenant } from './model.ts';
import { changePolicy } from './pass-policy.ts';
import { newGuid, type Random } from './random.ts';
import { newPassText, putPass } from './temporary-access-pass.ts';

const HOUR_MS = 60 * 60_000;

/** States of a pass that a tester asks for by name. */
export const PASS_STATES = ['usable', 'once', 'expired', 'used', 'early', 'policy', 'none'] as const;
export type PassState = (typeof PASS_STATES)[number];

interface Given {
  readonly now: number;
  readonly random: Random;
  readonly digest: (text: string) => string;
}

/** Brings a person's pass into a state, past the rules that would be in the way. Gives its text, or null for no pass. */
export function bringPassInto(tenant: Tenant, person: Person, state: PassState, { now, random, digest }: Given): string | null {
  allow(tenant, person, state !== 'policy', now);
  if (state === 'none') {
    putPass(person, null, now);
    return null;
  }
  const text = newPassText(tenant, tenant.passPolicy, random);
  const pass: AccessPass = { id: newGuid(random), digest: digest(text), createdAt: now, startAt: now, lifetimeInMinutes: 60, isUsableOnce: false, usedAt: null };
  putPass(person, { ...pass, ...change(state, now) }, now);
  return text;
}

function change(state: Exclude<PassState, 'none'>, now: number): Partial<AccessPass> {
  switch (state) {
    case 'usable': case 'policy': return {};
    case 'once': return { isUsableOnce: true };
    case 'used': return { isUsableOnce: true, createdAt: now - 60_000, startAt: now - 60_000, usedAt: now - 30_000 };
    case 'expired': return { createdAt: now - 2 * HOUR_MS, startAt: now - 2 * HOUR_MS };
    case 'early': return { startAt: now + HOUR_MS };
  }
}

/** Lets the pass policy leave this person out, or not. */
function allow(tenant: Tenant, person: Person, allowed: boolean, now: number): void {
  const others = tenant.passPolicy.excludeTargets.filter(({ id }) => id !== person.id);
  const excludeTargets = allowed ? others : [...others, { targetType: 'user', id: person.id } as const];
  if (excludeTargets.length !== tenant.passPolicy.excludeTargets.length) changePolicy(tenant, { ...tenant.passPolicy, excludeTargets }, now);
}
