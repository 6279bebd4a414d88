import { Refusal } from '../../actions/refusal.ts';
import { APPROVE_API, type RecoveryCodesMade, type RecoveryCodesView } from '../../contract/approve.ts';
import { Empty } from '../../contract/sign-in.ts';
import type { Route } from '../route.ts';
import { approverGet, approverPost, type ApproverDoor } from './approver-door.ts';

interface RecoveryCodes {
  readonly read: (personId: string) => Promise<Omit<RecoveryCodesView, 'mayMake'>>;
  readonly make: (personId: string) => Promise<RecoveryCodesMade>;
}

/** A signed-in person's own recovery codes; making some wants the sign-in that enrolling a factor wants. */
export const recoveryCodeRoutes = (door: ApproverDoor, { read, make }: RecoveryCodes): Route[] => [
  approverGet(door, APPROVE_API.recoveryCodes, async ({ approver }, response) => {
    response.json({ ...(await read(approver.personId)), mayMake: approver.mayEnrol } satisfies RecoveryCodesView);
  }),
  approverPost(door, APPROVE_API.makeRecoveryCodes, Empty, async ({ approver }, response) => {
    if (!approver.mayEnrol) throw new Refusal('fresh_sign_in_needed');
    response.status(201).json(await make(approver.personId));
  }),
];
