import { keepLast, LOG_LINES } from './keep-last.ts';
import type { SignInLine } from './log-lines.ts';
import type { Tenant } from './model.ts';
import { newGuid, type Random } from './random.ts';

/** Writes one line into the sign-in log; `errorCode` is the AADSTS number, 0 when it worked. */
export function recordSignIn(tenant: Pick<Tenant, 'signIns'>, given: { readonly now: number; readonly random: Random }, line: Omit<SignInLine, 'id' | 'at'>): void {
  keepLast(tenant.signIns, { id: newGuid(given.random), at: given.now, ...line }, LOG_LINES);
}
