import type { Response } from 'express';
import { Refusal } from '../../actions/refusal.ts';
import { APPROVE_API, NameDeputy, type DeputyView } from '../../contract/approve.ts';
import { Empty } from '../../contract/sign-in.ts';
import type { Route } from '../route.ts';
import { approverGet, approverPost, type Approver, type ApproverDoor } from './approver-door.ts';

interface OwnDeputy {
  readonly read: (managerId: string) => Promise<Omit<DeputyView, 'mayName'>>;
  readonly name: (managerId: string, address: string) => Promise<void>;
  readonly takeBack: (managerId: string) => Promise<void>;
}

/** A signed-in person's own deputy; naming one wants the sign-in that enrolling a factor wants. */
export const deputyRoutes = (door: ApproverDoor, { read, name, takeBack }: OwnDeputy): Route[] => {
  const show = async ({ personId, mayEnrol }: Approver, response: Response): Promise<void> => {
    response.json({ ...(await read(personId)), mayName: mayEnrol } satisfies DeputyView);
  };
  return [
    approverGet(door, APPROVE_API.deputy, ({ approver }, response) => show(approver, response)),
    approverPost(door, APPROVE_API.nameDeputy, NameDeputy, async ({ approver, body }, response) => {
      if (!approver.mayEnrol) throw new Refusal('fresh_sign_in_needed');
      await name(approver.personId, body.address);
      await show(approver, response);
    }),
    approverPost(door, APPROVE_API.takeDeputyBack, Empty, async ({ approver }, response) => {
      await takeBack(approver.personId);
      await show(approver, response);
    }),
  ];
};
