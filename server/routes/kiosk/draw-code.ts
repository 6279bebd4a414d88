import { DrawCode, KIOSK_API, type CaseOpened } from '../../contract/kiosk.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

type Draw = (call: { readonly kioskId: string; readonly caseId: string; readonly round: number }) => Promise<CaseOpened>;

/** The match code of a new round. */
export const drawCodeRoute = (door: KioskDoor, draw: Draw): Route =>
  kioskPost(door, {
    path: KIOSK_API.code,
    body: DrawCode,
    run: async ({ caller, body, request }, response) => {
      response.json(await draw({ kioskId: caller.kiosk.id, caseId: idOf(request), round: body.round }));
    },
  });
