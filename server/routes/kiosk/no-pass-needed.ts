import { KIOSK_API, NoPassNeeded, type Purpose } from '../../contract/kiosk.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

/** Counts somebody who was helped without a pass. */
export const noPassNeededRoute = (door: KioskDoor, count: (call: { readonly kioskId: string; readonly purpose: Purpose }) => Promise<void>): Route =>
  kioskPost(door, {
    path: KIOSK_API.noPassNeeded,
    body: NoPassNeeded,
    run: async ({ caller, body }, response) => {
      await count({ kioskId: caller.kiosk.id, purpose: body.purpose });
      response.status(204).end();
    },
  });
