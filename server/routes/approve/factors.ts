import type { Response } from 'express';
import { Refusal } from '../../actions/refusal.ts';
import { APPROVE_API, ConfirmEnrolment, ConfirmPasskey, RenameFactor, type EnrolmentStarted, type FactorsView, type PasskeyStarted } from '../../contract/approve.ts';
import { Empty } from '../../contract/sign-in.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { approverGet, approverPost, type Approver, type ApproverDoor } from './approver-door.ts';

/** What a signed-in person does with factors of their own. Each refuses by throwing a {@link Refusal}. */
export interface OwnFactors {
  /** What can be set up here. */
  readonly kinds: FactorsView['kinds'];
  readonly list: (personId: string) => Promise<FactorsView['factors']>;
  readonly start: (approver: Approver) => Promise<EnrolmentStarted>;
  readonly confirm: (approver: Approver, asked: ConfirmEnrolment) => Promise<void>;
  readonly startPasskey: (approver: Approver) => Promise<PasskeyStarted>;
  readonly confirmPasskey: (approver: Approver, asked: ConfirmPasskey) => Promise<void>;
  readonly rename: (approver: Approver, factorId: string, name: string) => Promise<void>;
  readonly revoke: (approver: Approver, factorId: string) => Promise<void>;
  /** Revokes all, ends their other sessions and what they have approved and is not yet collected. */
  readonly phoneGone: (approver: Approver) => Promise<void>;
}

/** Setting something up wants a sign-in of just now that Entra calls multi-factor (ASVS 6.8.4). */
function demandEnrolling({ mayEnrol }: Approver): void {
  if (!mayEnrol) throw new Refusal('fresh_sign_in_needed');
}

/** The page `/factors`. */
export function factorRoutes(door: ApproverDoor, own: OwnFactors): Route[] {
  const sendView = async (approver: Approver, response: Response): Promise<void> => {
    const { personId, displayName, mayEnrol } = approver;
    response.json({ displayName, factors: await own.list(personId), kinds: own.kinds, mayEnrol } satisfies FactorsView);
  };
  return [
    approverGet(door, APPROVE_API.factors, ({ approver }, response) => sendView(approver, response)),
    approverPost(door, APPROVE_API.enrolments, Empty, async ({ approver }, response) => {
      demandEnrolling(approver);
      response.status(201).json(await own.start(approver));
    }),
    approverPost(door, APPROVE_API.confirm, ConfirmEnrolment, async ({ approver, body }, response) => {
      await own.confirm(approver, body);
      await sendView(approver, response);
    }),
    approverPost(door, APPROVE_API.passkeys, Empty, async ({ approver }, response) => {
      demandEnrolling(approver);
      response.status(201).json(await own.startPasskey(approver));
    }),
    approverPost(door, APPROVE_API.confirmPasskey, ConfirmPasskey, async ({ approver, body }, response) => {
      await own.confirmPasskey(approver, body);
      await sendView(approver, response);
    }),
    approverPost(door, APPROVE_API.rename, RenameFactor, async ({ approver, body, request }, response) => {
      await own.rename(approver, idOf(request), body.name);
      await sendView(approver, response);
    }),
    approverPost(door, APPROVE_API.phoneGone, Empty, async ({ approver }, response) => {
      await own.phoneGone(approver);
      await sendView(approver, response);
    }),
    approverPost(door, APPROVE_API.revoke, Empty, async ({ approver, request }, response) => {
      await own.revoke(approver, idOf(request));
      await sendView(approver, response);
    }),
  ];
}
