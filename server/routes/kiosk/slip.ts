import { Empty } from '../../contract/sign-in.ts';
import { KIOSK_API, type DeskSlip } from '../../contract/kiosk.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

/** Draws a slip for the desk. */
export const slipRoute = (door: KioskDoor, draw: (call: { readonly kioskId: string }) => Promise<DeskSlip>): Route =>
  kioskPost(door, {
    path: KIOSK_API.slips,
    body: Empty,
    run: async ({ caller }, response) => {
      response.status(201).json(await draw({ kioskId: caller.kiosk.id }));
    },
  });
