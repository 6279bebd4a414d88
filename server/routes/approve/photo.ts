import { Refusal } from '../../actions/refusal.ts';
import { APPROVE_API } from '../../contract/approve.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { approverGet, type Approver, type ApproverDoor } from './approver-door.ts';
import { imageTypeOf } from './image-type.ts';

/** Null when the directory holds none. @throws {Refusal} not_found for a request of another approver. */
export type ReadPhoto = (call: { readonly requestId: string; readonly approver: Approver }) => Promise<{ readonly bytes: Uint8Array } | null>;

/** The claimant's photo, through our own origin: the phone asks nobody else, and gets an image or nothing. */
export const photoRoute = (door: ApproverDoor, read: ReadPhoto): Route =>
  approverGet(door, APPROVE_API.photo, async ({ approver, request }, response) => {
    const photo = await read({ requestId: idOf(request), approver });
    const type = photo === null ? null : imageTypeOf(photo.bytes);
    if (photo === null || type === null) throw new Refusal('not_found');
    response.type(type).end(photo.bytes);
  });
