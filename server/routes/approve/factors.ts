import type { Response } from 'express';
import { Refusal } from '../../actions/refusal.ts';
import { APPROVE_API, ConfirmEnrolment, Empty, type EnrolmentStarted, type FactorsView } from '../../contract/approve.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { approverGet, approverPost, type Approver, type ApproverDoor } from './approver-door.ts';

/** What a signed-in person does with factors of their own. Each refuses by throwing a {@link Refusal}. */
export interface OwnFactors {
  readonly list: (personId: string) => Promise<FactorsView['factors']>;
  readonly start: (approver: Approver) => Promise<EnrolmentStarted>;
  readonly confirm: (approver: Approver, asked: ConfirmEnrolment) => Promise<void>;
  readonly revoke: (approver: Approver, factorId: string) => Promise<void>;
  /** Revokes all, ends their other sessions and what they have approved and is not yet collected. */
  readonly phoneGone: (approver: Approver) => Promise<void>;
}

/** The page `/factors`. */
export function factorRoutes(door: ApproverDoor, own: OwnFactors): Route[] {
  const sendView = async (approver: Approver, response: Response): Promise<void> => {
    const { personId, displayName, mayEnrol } = approver;
    response.json({ displayName, factors: await own.list(personId), mayEnrol } satisfies FactorsView);
  };
  return [
    approverGet(door, APPROVE_API.factors, ({ approver }, response) => sendView(approver, response)),
    approverPost(door, APPROVE_API.enrolments, Empty, async ({ approver }, response) => {
      if (!approver.mayEnrol) throw new Refusal('fresh_sign_in_needed');
      response.status(201).json(await own.start(approver));
    }),
    approverPost(door, APPROVE_API.confirm, ConfirmEnrolment, async ({ approver, body }, response) => {
      await own.confirm(approver, body);
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
