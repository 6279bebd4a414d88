import type { SignInLine } from './log-lines.ts';
import type { Tenant } from './model.ts';
import { newGuid, type Random } from './random.ts';

/** At least so many lines are kept; older ones go many at a time, since each time moves all the others. */
const KEPT = 20_000;

/** Writes one line into the sign-in log; `errorCode` is the AADSTS number, 0 when it worked. */
export function recordSignIn(tenant: Pick<Tenant, 'signIns'>, given: { readonly now: number; readonly random: Random }, line: Omit<SignInLine, 'id' | 'at'>): void {
  tenant.signIns.push({ id: newGuid(given.random), at: given.now, ...line });
  if (tenant.signIns.length > KEPT * 1.1) tenant.signIns.splice(0, tenant.signIns.length - KEPT);
}
