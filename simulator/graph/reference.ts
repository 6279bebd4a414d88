import { bodyOf } from './body.ts';
import { GraphError } from './error.ts';
import type { GraphCall } from './operation.ts';

/** The id in the `@odata.id` of a `$ref` body, such as `https://graph.microsoft.com/v1.0/users/{id}`, in one of the sets. */
export function referencedId({ call }: Pick<GraphCall, 'call'>, sets: readonly string[]): string {
  const body = bodyOf(call);
  const address = body['@odata.id'];
  const wrong = (): GraphError => new GraphError(400, 'Request_BadRequest', `Invalid value specified for property '@odata.id': an address such as ${call.origin}/v1.0/${sets[0] ?? ''}/{id} is wanted.`);
  if (typeof address !== 'string' || Object.keys(body).length > 1) throw wrong();
  for (const origin of [call.origin, 'https://graph.microsoft.com']) {
    const found = address.startsWith(`${origin}/`) ? /^\/v1\.0\/(\w+)\/([\da-f-]{36})\/?$/i.exec(address.slice(origin.length)) : null;
    if (found !== null && sets.includes(found[1] ?? '')) return (found[2] ?? '').toLowerCase();
  }
  throw wrong();
}
