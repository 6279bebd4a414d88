import { KIOSK_API, type KioskState } from '../../contract/kiosk.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskGet } from './kiosk-get.ts';

/** The first screen of a page that was just loaded. */
export const stateRoute = (door: KioskDoor, read: (call: { readonly kioskId: string }) => Promise<KioskState>): Route =>
  kioskGet(door, KIOSK_API.state, async ({ caller }, response) => {
    response.json(await read({ kioskId: caller.kiosk.id }));
  });
