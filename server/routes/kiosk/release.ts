import { KIOSK_API, TypeReleaseCode, type KioskView } from '../../contract/kiosk.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

type TypeCode = (call: { readonly kioskId: string; readonly caseId: string; readonly releaseCode: string }) => Promise<KioskView>;

/** The code from the approver's phone. */
export const releaseRoute = (door: KioskDoor, type: TypeCode): Route =>
  kioskPost(door, {
    path: KIOSK_API.release,
    body: TypeReleaseCode,
    run: async ({ caller, body, request }, response) => {
      response.json(await type({ kioskId: caller.kiosk.id, caseId: idOf(request), releaseCode: body.releaseCode }));
    },
  });
