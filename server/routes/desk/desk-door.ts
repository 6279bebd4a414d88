import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import { Refusal } from '../../actions/refusal.ts';
import { DESK_API } from '../../contract/desk.ts';
import { DESK_ACTS, mayDo, type DeskAct } from '../../domain/desk-acts.ts';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { DESK_COOKIES, readCookie } from '../session-cookies.ts';

/** Who is signed in at the desk. */
export interface Clerk {
  readonly personId: string;
  readonly displayName: string;
  /** App roles, as the ID token of their sign-in had them. */
  readonly roles: readonly string[];
}

export interface DeskDoor {
  readonly origin: string;
  /** The live session of a cookie's value, else null. */
  readonly find: (cookie: string) => Promise<Clerk | null>;
  /** Into the audit log: that somebody looked, or tried what they may not. */
  readonly note: (kind: 'desk.read' | 'desk.refused', act: DeskAct, clerkId: string) => Promise<void>;
}

export async function clerkOf(door: DeskDoor, request: Request): Promise<Clerk | null> {
  const cookie = readCookie(request, DESK_COOKIES.session);
  return cookie === null ? null : door.find(cookie);
}

/** @throws {Refusal} sign_in_needed, role_missing */
export async function demandRole(door: DeskDoor, request: Request, act: DeskAct): Promise<Clerk> {
  const clerk = await clerkOf(door, request);
  if (clerk === null) throw new Refusal('sign_in_needed');
  if (mayDo(clerk.roles, act)) return clerk;
  await door.note('desk.refused', act, clerk.personId);
  throw new Refusal('role_missing');
}

interface DeskCall<Body> {
  readonly clerk: Clerk;
  readonly body: Body;
}

/** Something that the desk reads. That it was read, and by whom, is in the log before the answer is. */
export const deskGet = (door: DeskDoor, act: DeskAct, read: (clerk: Clerk) => Promise<unknown>): Route => ({
  method: 'GET',
  path: DESK_API[act],
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      const clerk = await demandRole(door, request, act);
      await door.note('desk.read', act, clerk.personId);
      response.json(await read(clerk));
    },
  ],
});

/** Reads a body from our own page of somebody who may do this, or refuses. */
async function received<Body>(door: DeskDoor, act: DeskAct, schema: ZodType<Body>, request: Request, response: Response): Promise<DeskCall<Body>> {
  demandNoQuery(request);
  demandOwnOrigin(request, door.origin);
  demandJson(request);
  const clerk = await demandRole(door, request, act);
  return { clerk, body: parseBody(await readBytes(request, response), schema) };
}

/** Something that the desk looks up with a body, since what is asked for names people. */
export const deskFind = <Body>(door: DeskDoor, act: DeskAct, schema: ZodType<Body>, find: (call: DeskCall<Body>) => Promise<unknown>): Route => ({
  method: 'POST',
  path: DESK_API[act],
  handlers: [
    async (request, response) => {
      const call = await received(door, act, schema, request, response);
      await door.note('desk.read', act, call.clerk.personId);
      response.json(await find(call));
    },
  ],
});

/** Something that the desk changes; the change itself says by whom. */
export const deskPost = <Body>(door: DeskDoor, act: DeskAct, schema: ZodType<Body>, change: (call: DeskCall<Body>) => Promise<unknown>): Route => ({
  method: 'POST',
  path: DESK_API[act],
  handlers: [
    async (request, response) => {
      response.json((await change(await received(door, act, schema, request, response))) ?? {});
    },
  ],
});

/** What a passkey is to sign, for whoever may do the act that it is asked for. */
export const deskPasskey = <Body extends { readonly act: DeskAct }>(door: DeskDoor, schema: ZodType<Body>, ask: (call: DeskCall<Body>) => Promise<unknown>): Route => ({
  method: 'POST',
  path: DESK_API.passkey,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      demandOwnOrigin(request, door.origin);
      demandJson(request);
      if ((await clerkOf(door, request)) === null) throw new Refusal('sign_in_needed');
      const body = parseBody(await readBytes(request, response), schema);
      const clerk = await demandRole(door, request, body.act);
      if (!DESK_ACTS[body.act].signed) throw new Refusal('bad_request');
      response.json(await ask({ clerk, body }));
    },
  ],
});
