import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { demandKiosk, demandProof, type KioskCaller, type KioskDoor, type Prover } from './kiosk-door.ts';

type Demand<Caller> = (door: KioskDoor, request: Request, response: Response, body: Uint8Array) => Promise<Caller>;

export interface KioskPost<Caller, Body> {
  readonly path: string;
  readonly body: ZodType<Body>;
  /** Writes the answer. */
  readonly run: (call: { readonly caller: Caller; readonly body: Body; readonly request: Request }, response: Response) => Promise<void>;
}

const post =
  <Caller>(demand: Demand<Caller>) =>
  <Body>(door: KioskDoor, { path, body: schema, run }: KioskPost<Caller, Body>): Route => ({
    method: 'POST',
    path,
    handlers: [
      async (request, response) => {
        // What costs nothing comes first; the bytes are parsed only once the proof has covered them.
        demandNoQuery(request);
        demandOwnOrigin(request, door.origin);
        demandJson(request);
        const bytes = await readBytes(request, response);
        const caller = await demand(door, request, response, bytes);
        await run({ caller, body: parseBody(bytes, schema), request }, response);
      },
    ],
  });

/** A call by a registered kiosk that changes something. */
export const kioskPost: <Body>(door: KioskDoor, call: KioskPost<KioskCaller, Body>) => Route = post(demandKiosk);

/** The one call by a key that no kiosk has yet: the enrolment. */
export const proverPost: <Body>(door: KioskDoor, call: KioskPost<Prover, Body>) => Route = post(demandProof);
