import type { IncomingHttpHeaders } from 'node:http';
import { tenantNow } from './tenant/clock.ts';
import { keepLast, LOG_LINES } from './tenant/keep-last.ts';
import type { RequestLine } from './tenant/log-lines.ts';
import type { Tenant } from './tenant/model.ts';
import { newGuid } from './tenant/random.ts';
import type { World } from './world.ts';

/** What of a query may be written down: OData options. A sign-in's query can carry hints and codes. */
const LOGGED = (name: string): boolean => name.startsWith('$');

/** Spaces and quotes stay as they are; what would look like another option, or like something escaped, does not. */
const readable = (value: string): string => value.replaceAll(/[%&+#]/g, encodeURIComponent);

/** It goes back as a header, so what no header can carry does not count as sent. */
const CLIENT_REQUEST_ID = /^[\x20-\x7e]{1,64}$/;

/** Opens the line of one call; its end is filled in when the answer is known. */
export function openLine(
  tenant: Tenant,
  world: World,
  { method, headers, path, query, operation }: { method: string; headers: IncomingHttpHeaders; path: string; query: URLSearchParams; operation: string | null },
): RequestLine {
  const id = newGuid(world.random);
  const sent = headers['client-request-id'] ?? query.get('client-request-id');
  const line: RequestLine = {
    id,
    clientRequestId: typeof sent === 'string' && CLIENT_REQUEST_ID.test(sent) ? sent : id,
    at: tenantNow(tenant, world.now()),
    realAt: world.now(),
    method,
    path,
    query: [...query].filter(([name]) => LOGGED(name)).map(([name, value]) => `${name}=${readable(value)}`).join('&'),
    operation,
    appId: null,
    userId: null,
    status: null,
    ms: null,
    faultId: null,
  };
  keepLast(tenant.requests, line, LOG_LINES);
  return line;
}
