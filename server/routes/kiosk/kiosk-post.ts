import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { demandKiosk, type KioskDoor } from './kiosk-door.ts';

/** What costs nothing comes first. */
export const beforeProof = (request: Request, origin: string): void => {
  demandNoQuery(request);
  demandOwnOrigin(request, origin);
  demandJson(request);
};

export interface KioskPost<Kiosk, Body> {
  readonly path: string;
  readonly body: ZodType<Body>;
  readonly run: (call: { readonly kiosk: Kiosk; readonly body: Body; readonly request: Request }, response: Response) => Promise<void>;
}

/** A call by a registered kiosk that changes something. */
export const kioskPost = <Kiosk, Body>(door: KioskDoor<Kiosk>, { path, body: schema, run }: KioskPost<Kiosk, Body>): Route => ({
  method: 'POST',
  path,
  handlers: [
    async (request, response) => {
      beforeProof(request, door.origin);
      const bytes = await readBytes(request, response);
      const kiosk = await demandKiosk(door, request, response, bytes);
      await run({ kiosk, body: parseBody(bytes, schema), request }, response);
    },
  ],
});
