import type { Call } from '../http.ts';
import type { PassRequest } from '../tenant/temporary-access-pass.ts';
import { bodyOf } from './body.ts';
import { methodsError } from './error.ts';

const TYPE = 'microsoft.graph.temporaryAccessPassAuthenticationMethod';
const KNOWN = ['@odata.type', 'startDateTime', 'lifetimeInMinutes', 'isUsableOnce'];

/** The body of the create call. Every field may be left out; no body at all is an error, as with every JSON entity. */
export function passRequest(call: Call): PassRequest {
  if (call.body.length === 0) throw invalid('Empty Payload. JSON content expected.');
  const body = bodyOf(call);
  for (const name of Object.keys(body)) if (!KNOWN.includes(name)) throw invalid(`The property '${name}' does not exist on type '${TYPE}'.`);
  const { '@odata.type': type = `#${TYPE}`, startDateTime, lifetimeInMinutes, isUsableOnce } = body;
  if (type !== `#${TYPE}`) throw invalid(`The type of the payload is not '${TYPE}'.`);
  const request: { startAt?: number; lifetimeInMinutes?: number; isUsableOnce?: boolean } = {};
  if (given(startDateTime)) {
    if (typeof startDateTime !== 'string' || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(startDateTime) || Number.isNaN(Date.parse(startDateTime))) throw invalid("Cannot convert the value of 'startDateTime' to the expected type 'Edm.DateTimeOffset'.");
    request.startAt = Date.parse(startDateTime);
  }
  if (given(lifetimeInMinutes)) {
    if (typeof lifetimeInMinutes !== 'number' || !Number.isInteger(lifetimeInMinutes)) throw invalid("Cannot convert the value of 'lifetimeInMinutes' to the expected type 'Edm.Int32'.");
    request.lifetimeInMinutes = lifetimeInMinutes;
  }
  if (given(isUsableOnce)) {
    if (typeof isUsableOnce !== 'boolean') throw invalid("Cannot convert the value of 'isUsableOnce' to the expected type 'Edm.Boolean'.");
    request.isUsableOnce = isUsableOnce;
  }
  return request;
}

const given = (value: unknown): boolean => value !== undefined && value !== null;
const invalid = (message: string) => methodsError(400, 'badRequest', message);
