import { ChangeMark, KIOSK_API } from '../../contract/kiosk.ts';
import type { Kiosk } from '../../ports.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

/** The mark by which the one holder of a device key is known. */
export const markRoute = (door: KioskDoor, change: (call: { readonly kiosk: Kiosk; readonly offer: ChangeMark }) => Promise<void>): Route =>
  kioskPost(door, {
    path: KIOSK_API.mark,
    body: ChangeMark,
    run: async ({ caller, body }, response) => {
      await change({ kiosk: caller.kiosk, offer: body });
      response.status(204).end();
    },
  });
