import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import { Refusal } from '../../actions/refusal.ts';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { APPROVER_COOKIES, readCookie } from '../session-cookies.ts';

/** Who is signed in on a phone. */
export interface Approver {
  /** Names the session inside the server; opens nothing. */
  readonly idHash: string;
  readonly personId: string;
  readonly displayName: string;
  /** Signed in anew for one request, and when. */
  readonly fresh: { readonly requestId: string; readonly at: Date } | null;
  /** Signed in with the context that enrolling a factor wants. */
  readonly mayEnrol: boolean;
}

export interface ApproverDoor {
  readonly origin: string;
  /** The live session of a cookie's value, else null. */
  readonly find: (cookie: string) => Promise<Approver | null>;
  /** Lets the session of an approver who used a passkey live on, under the cookie that this gives; null when it has ended. */
  readonly keep: (idHash: string) => Promise<string | null>;
}

/** Null when nobody is signed in, whatever the reason. */
export async function approverOf(door: ApproverDoor, request: Request): Promise<Approver | null> {
  const cookie = readCookie(request, APPROVER_COOKIES.session);
  return cookie === null ? null : door.find(cookie);
}

async function demandApprover(door: ApproverDoor, request: Request): Promise<Approver> {
  const approver = await approverOf(door, request);
  if (approver === null) throw new Refusal('sign_in_needed');
  return approver;
}

export interface ApproverCall<Body> {
  readonly approver: Approver;
  readonly body: Body;
  readonly request: Request;
}

/** Something that a signed-in approver reads. `run` writes the answer. */
export const approverGet = (door: ApproverDoor, path: string, run: (call: ApproverCall<null>, response: Response) => Promise<void>): Route => ({
  method: 'GET',
  path,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      await run({ approver: await demandApprover(door, request), body: null, request }, response);
    },
  ],
});

/** Something that a signed-in approver changes. */
export const approverPost = <Body>(door: ApproverDoor, path: string, schema: ZodType<Body>, run: (call: ApproverCall<Body>, response: Response) => Promise<void>): Route => ({
  method: 'POST',
  path,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      demandOwnOrigin(request, door.origin);
      demandJson(request);
      const approver = await demandApprover(door, request);
      await run({ approver, body: parseBody(await readBytes(request, response), schema), request }, response);
    },
  ],
});
