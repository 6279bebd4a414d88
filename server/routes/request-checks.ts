import type { Request, RequestHandler } from 'express';
import { Refusal } from '../actions/refusal.ts';

/** 128 bit in base64url, as the server's generator writes every id. */
const ID = /^[\w-]{22}$/;

/** No call takes a query but the two of the sign-in, which read theirs with a schema. @throws {Refusal} */
export function demandNoQuery(request: Request): void {
  if (request.originalUrl.includes('?')) throw new Refusal('bad_request');
}

/** The `{id}` of the path. @throws {Refusal} `not_found`, as for an id that nobody has. */
export function idOf(request: Request): string {
  const { id } = request.params;
  if (typeof id !== 'string' || !ID.test(id)) throw new Refusal('not_found');
  return id;
}

/** Exactly one `Host` (RFC 9112 section 3.2), though none is ever read: with two, a proxy in front may route by the other one. @throws {Refusal} */
export const oneHost: RequestHandler = (request, _response, next) => {
  if (request.headersDistinct.host?.length !== 1) throw new Refusal('bad_request');
  next();
};
