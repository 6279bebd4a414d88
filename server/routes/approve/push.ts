import { AddPush, APPROVE_API, type PushView } from '../../contract/approve.ts';
import { Empty } from '../../contract/sign-in.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { approverGet, approverPost, type ApproverDoor } from './approver-door.ts';

interface PushPhones {
  readonly read: (personId: string) => Promise<PushView>;
  readonly add: (personId: string, phone: AddPush) => Promise<void>;
  readonly remove: (personId: string, id: string) => Promise<void>;
}

/** *Notify me on this phone*: a signed-in person's own browsers. */
export const pushRoutes = (door: ApproverDoor, { read, add, remove }: PushPhones): Route[] => [
  approverGet(door, APPROVE_API.push, async ({ approver }, response) => {
    response.json(await read(approver.personId));
  }),
  approverPost(door, APPROVE_API.addPush, AddPush, async ({ approver: { personId }, body }, response) => {
    await add(personId, body);
    response.status(201).json(await read(personId));
  }),
  approverPost(door, APPROVE_API.removePush, Empty, async ({ approver: { personId }, request }, response) => {
    await remove(personId, idOf(request));
    response.json(await read(personId));
  }),
];
