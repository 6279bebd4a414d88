import { z } from 'zod';

/** Why somebody signs in with Entra (`fresh`: `max_age=0`; `enrol` and `desk`: `acrs` c1). The desk knows `desk` alone, approvers the others. */
export type SignInFor = 'view' | 'fresh' | 'enrol' | 'desk';

/**
 * Why a sign-in ended without one, in the query (`signin`) of the page it came back to. `stale`: it was not begun here,
 * or too long ago; `step-up`: more was wanted than Entra made sure of; `failed`: an answer that Entra would not give.
 */
export const SIGN_IN_PROBLEMS = ['declined', 'unavailable', 'stale', 'step-up', 'failed'] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** Answer to signing out here: where Entra ends its own session, for a device that others use; null when it cannot be asked. */
export interface SignedOut {
  readonly entra: string | null;
}

export const Empty = z.strictObject({});

/** The same paths on the approver's origin and on the desk's. The query of `signIn` says where to return to, and why. */
export const SIGN_IN_API = { signIn: '/auth/sign-in', callback: '/auth/callback', signOut: '/auth/sign-out' } as const;
