import type { Request, Response } from 'express';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { demandKiosk, type KioskCaller, type KioskDoor } from './kiosk-door.ts';

const NO_BODY = new Uint8Array();

/** Something that a registered kiosk reads. `run` writes the answer. */
export const kioskGet = (door: KioskDoor, path: string, run: (call: { readonly caller: KioskCaller; readonly request: Request }, response: Response) => Promise<void>): Route => ({
  method: 'GET',
  path,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      await run({ caller: await demandKiosk(door, request, response, NO_BODY), request }, response);
    },
  ],
});
