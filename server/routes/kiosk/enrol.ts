import { Refusal } from '../../actions/refusal.ts';
import { EnrolKiosk, KIOSK_API } from '../../contract/kiosk.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { proverPost } from './kiosk-post.ts';

/** Gives the key of this call to the kiosk whose code it is. */
export const enrolRoute = (door: KioskDoor, enrol: (code: string, keyThumbprint: string) => Promise<boolean>): Route =>
  proverPost(door, {
    path: KIOSK_API.enrol,
    body: EnrolKiosk,
    run: async ({ caller, body }, response) => {
      if (!(await enrol(body.code, caller.keyThumbprint))) throw new Refusal('enrol_code_wrong');
      response.status(204).end();
    },
  });
