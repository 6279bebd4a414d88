import { KIOSK_API, PressForPass, type Pressed } from '../../contract/kiosk.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

/** The one answer that carries a pass, sealed for the page that asks. */
export const pressRoute = (door: KioskDoor, press: (call: { readonly kioskId: string; readonly caseId: string; readonly collectCode: string; readonly lostMethod?: string | null }) => Promise<Pressed>): Route =>
  kioskPost(door, {
    path: KIOSK_API.press,
    body: PressForPass,
    run: async ({ caller, body, request }, response) => {
      response.json(await press({ kioskId: caller.kiosk.id, caseId: idOf(request), ...body }));
    },
  });
