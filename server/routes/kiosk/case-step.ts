import { Empty } from '../../contract/sign-in.ts';
import type { KioskView } from '../../contract/kiosk.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';

export type CaseStep = (call: { readonly kioskId: string; readonly caseId: string }) => Promise<KioskView>;

/** A step that needs nothing said but which case: still here, renew, shown, collected, cancel. */
export const caseStepRoute = (door: KioskDoor, path: string, step: CaseStep): Route =>
  kioskPost(door, {
    path,
    body: Empty,
    run: async ({ caller, request }, response) => {
      response.json(await step({ kioskId: caller.kiosk.id, caseId: idOf(request) }));
    },
  });
