import type { Assumed } from './assumed.ts';
import type { AccessPass, PassPolicy, Person, Tenant } from './model.ts';
import { keepLast } from './keep-last.ts';
import { inScope, policyInForce } from './pass-policy.ts';
import { newGuid, type Random } from './random.ts';
import type { PassFacts, PassStanding } from './sign-in.ts';

const MINUTE_MS = 60_000;

/** A start further back than this is past, not skew: real answers themselves start a second before they are made. */
const START_SKEW_MS = 5 * MINUTE_MS;

/** Values of `methodUsabilityReason` (Graph, temporaryAccessPassAuthenticationMethod). */
export type UsabilityReason = 'EnabledByPolicy' | 'DisabledByPolicy' | 'Expired' | 'NotYetValid' | 'OneTimeUsed';

export interface Usability {
  readonly isUsable: boolean;
  readonly methodUsabilityReason: UsabilityReason;
}

export interface PassRequest {
  readonly startAt?: number;
  readonly lifetimeInMinutes?: number;
  readonly isUsableOnce?: boolean;
}

export type PassRefusal = 'policy' | 'external-guest' | 'lifetime' | 'one-time-only' | 'past-start';

export type PassMade = { readonly made: AccessPass; readonly text: string } | { readonly refused: PassRefusal };

type Rules = Pick<Tenant, 'passPolicy' | 'passPolicyBefore' | 'settings' | 'groups'>;

/** The first instant at which a pass no longer works. Its life counts from its start, not from its making. */
export const endOf = (pass: Pick<AccessPass, 'startAt' | 'lifetimeInMinutes'>): number => pass.startAt + pass.lifetimeInMinutes * MINUTE_MS;

/**
 * The state of a pass. Microsoft does not say which reason wins when several hold: by the switch `passReason`, what can
 * never change back comes first (used, expired), or the policy does; the start comes last.
 */
export function usabilityOf(tenant: Rules, person: Pick<Person, 'id'>, pass: AccessPass, now: number): Usability {
  const no = (methodUsabilityReason: UsabilityReason): Usability => ({ isUsable: false, methodUsabilityReason });
  const isAllowed = allowedByPolicy(tenant, person, pass, now);
  if (!isAllowed && tenant.settings.assumed.passReason === 'policy') return no('DisabledByPolicy');
  if (pass.isUsableOnce && pass.usedAt !== null) return no('OneTimeUsed');
  if (now >= endOf(pass)) return no('Expired');
  if (!isAllowed) return no('DisabledByPolicy');
  if (now < pass.startAt) return no('NotYetValid');
  return { isUsable: true, methodUsabilityReason: 'EnabledByPolicy' };
}

/** Switched off, out of scope, or good for many sign-ins when the policy has become one-time (TAP document, Troubleshooting). */
function allowedByPolicy(tenant: Rules, person: Pick<Person, 'id'>, pass: AccessPass, now: number): boolean {
  const policy = policyInForce(tenant, now);
  return inScope(tenant, policy, person.id) && (pass.isUsableOnce || !policy.isUsableOnce);
}

const STANDING = { EnabledByPolicy: 'usable', DisabledByPolicy: 'policy', Expired: 'expired', NotYetValid: 'early', OneTimeUsed: 'used' } as const satisfies Record<UsabilityReason, PassStanding>;

/** The pass that sign-in knows of: a new one is noticed late, and so is the end of one that was deleted or replaced. */
export function passAtSignIn(tenant: Pick<Tenant, 'settings'>, person: Person, now: number): AccessPass | null {
  const { passSignInMs, passGoneMs } = tenant.settings.lags;
  if (person.pass !== null && now >= person.pass.createdAt + passSignInMs) return person.pass;
  const former = person.formerPasses.at(-1);
  return former !== undefined && now < former.goneAt + passGoneMs ? former.pass : null;
}

/** Whether a new pass is there that sign-in does not know of yet. */
export const isReplicating = (tenant: Pick<Tenant, 'settings'>, { pass }: Pick<Person, 'pass'>, now: number): boolean =>
  pass !== null && now < pass.createdAt + tenant.settings.lags.passSignInMs;

/** Everything that sign-in has to know of a person's pass. */
export function passFacts(tenant: Rules, person: Person, now: number): PassFacts {
  const pass = passAtSignIn(tenant, person, now);
  const standing = pass === null ? 'none' : STANDING[usabilityOf(tenant, person, pass, now).methodUsabilityReason];
  return { pass, standing };
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Seen in real passes: `+ & = $`; the alphabet is not published, so the rest is assumed. */
const ALPHABETS: Readonly<Record<Assumed['passAlphabet'], string>> = { symbols: `${LETTERS_AND_DIGITS}+&=$!#%*-?@^_`, 'letters-and-digits': LETTERS_AND_DIGITS };

/** As many characters as the policy in force says. */
export function newPassText({ settings }: Pick<Tenant, 'settings'>, { defaultLength }: Pick<PassPolicy, 'defaultLength'>, random: Random): string {
  const alphabet = ALPHABETS[settings.assumed.passAlphabet];
  return Array.from({ length: defaultLength }, () => alphabet.charAt(random.int(alphabet.length))).join('');
}

/**
 * Makes a pass for a person under the policy in force, or says why not. Nobody is too privileged for one: in Entra,
 * too, an app that may make passes may make one for a Global Administrator.
 */
export function makePass(
  tenant: Rules,
  person: Pick<Person, 'id' | 'externalGuest'>,
  request: PassRequest,
  given: { readonly now: number; readonly random: Random; readonly digest: (text: string) => string },
): PassMade {
  const { now, random, digest } = given;
  const { assumed } = tenant.settings;
  const policy = policyInForce(tenant, now);
  if (person.externalGuest) return { refused: 'external-guest' };
  if (policy.state === 'disabled') return { refused: 'policy' };
  if (assumed.passOutOfScope === 'refuse' && !inScope(tenant, policy, person.id)) return { refused: 'policy' };
  const lifetimeInMinutes = request.lifetimeInMinutes ?? policy.defaultLifetimeInMinutes;
  if (!Number.isInteger(lifetimeInMinutes) || lifetimeInMinutes < policy.minimumLifetimeInMinutes || lifetimeInMinutes > policy.maximumLifetimeInMinutes) return { refused: 'lifetime' };
  if (policy.isUsableOnce && request.isUsableOnce === false && assumed.multiUseUnderOneTimePolicy === 'refuse') return { refused: 'one-time-only' };
  const startAt = request.startAt ?? now;
  if (assumed.pastStart === 'refuse' && startAt < now - START_SKEW_MS) return { refused: 'past-start' };
  const text = newPassText(tenant, policy, random);
  const isUsableOnce = policy.isUsableOnce || (request.isUsableOnce ?? false);
  return { text, made: { id: newGuid(random), digest: digest(text), createdAt: now, startAt, lifetimeInMinutes, isUsableOnce, usedAt: null } };
}

/** Former passes that are remembered: what rests on an older one is long over, and a load test makes thousands. */
const FORMER_KEPT = 100;

/** Gives the person this pass, or none. The one before is gone from that instant: everybody has at most one. */
export function putPass(person: Person, pass: AccessPass | null, now: number): void {
  if (person.pass !== null) keepLast(person.formerPasses, { pass: person.pass, goneAt: now }, FORMER_KEPT);
  person.pass = pass;
}

/** The pass after a sign-in with it: the first use of a one-time pass is its last. */
export function usePass(pass: AccessPass, now: number): void {
  pass.usedAt ??= now;
}
