import type { ApproveView } from '../contract/approve.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import type { FactorKind } from '../domain/factor-kinds.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { approveView, type SigningWays } from './approve-view.ts';
import { factorKindsNow } from './factor-kinds-now.ts';
import { placeOf } from './kiosk-view.ts';
import type { ApproverCall, Approver } from './own-request.ts';
import { releaseCode } from './release-code.ts';

export type RequestNeeds = Pick<Deps, 'clock' | 'cases' | 'factors' | 'kiosks' | 'policy' | 'quotas' | 'keyedHash'>;

/** The approver's view of a case, with the state of their own factors. */
export const readRequest =
  (deps: RequestNeeds) =>
  async ({ requestId, approver }: ApproverCall, recoveryCase: RecoveryCase): Promise<ApproveView> => {
    const [ways, kiosk] = await Promise.all([signingWays(deps, approver, recoveryCase), deps.kiosks.kiosk(recoveryCase.kioskId)]);
    if (kiosk === null) throw new Unavailable('the kiosk');
    return approveView(recoveryCase, { requestId, kiosk: placeOf(kiosk), ways, removes: deps.policy.removeLostMethod, releaseCode: releaseCode(deps, recoveryCase), now: deps.clock.now() });
  };

/** A passkey where there is one: it wants no other sign-in, and nobody can be talked out of it. */
async function signingWays(deps: RequestNeeds, approver: Approver, recoveryCase: RecoveryCase): Promise<SigningWays> {
  const allowed = await factorKindsNow(deps)(recoveryCase);
  const statusOf = async (kind: FactorKind): Promise<'ready' | 'waiting' | 'none'> => {
    const status = allowed.includes(kind) ? await deps.factors.status(approver.personId, [kind]) : 'none';
    return status === 'forged' ? 'none' : status;
  };
  const [passkey, totp] = await Promise.all([statusOf('passkey'), statusOf('totp')]);
  const codeApp = totp !== 'ready' ? null : hasFreshSignIn(approver, recoveryCase) ? 'totp' : 'fresh-sign-in';
  if (passkey === 'ready') return { factor: 'passkey', codeApp };
  return { factor: codeApp ?? (passkey === 'waiting' || totp === 'waiting' ? 'waiting' : 'none'), codeApp };
}

/** With a code app each approval wants an Entra sign-in of its own, made after it was asked for. */
export function hasFreshSignIn({ fresh }: Approver, recoveryCase: RecoveryCase): boolean {
  if (fresh === null || recoveryCase.stage !== 'waiting' || fresh.requestId !== recoveryCase.requestId) return false;
  return fresh.at.getTime() >= recoveryCase.askedAt.getTime();
}
