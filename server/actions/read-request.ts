import type { ApproveView } from '../contract/approve.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { approveView } from './approve-view.ts';
import { placeOf } from './kiosk-view.ts';
import type { ApproverCall, Approver } from './own-request.ts';

export type RequestNeeds = Pick<Deps, 'clock' | 'cases' | 'factors' | 'kiosks'>;

/** The approver's view of a case, with the state of their own factor. */
export const readRequest =
  ({ clock, factors, kiosks }: RequestNeeds) =>
  async ({ requestId, approver }: ApproverCall, recoveryCase: RecoveryCase): Promise<ApproveView> => {
    const [status, kiosk] = await Promise.all([factors.status(approver.personId), kiosks.kiosk(recoveryCase.kioskId)]);
    if (kiosk === null) throw new Unavailable('the kiosk');
    const factor = status === 'ready' && !hasFreshSignIn(approver, recoveryCase) ? 'fresh-sign-in' : status;
    return approveView(recoveryCase, { requestId, kiosk: placeOf(kiosk), factor, now: clock.now() });
  };

/** With a code app each approval wants an Entra sign-in of its own, made after it was asked for. */
export function hasFreshSignIn({ fresh }: Approver, recoveryCase: RecoveryCase): boolean {
  if (fresh === null || recoveryCase.stage !== 'waiting' || fresh.requestId !== recoveryCase.requestId) return false;
  return fresh.at.getTime() >= recoveryCase.askedAt.getTime();
}
