import { beginChange } from '../tenant/journal.ts';
import { isTooNew, seenTenant } from '../tenant/seen.ts';
import { findPerson } from '../tenant/people.ts';
import { charge } from '../tenant/throttling.ts';
import type { Person } from '../tenant/model.ts';
import { GraphError } from './error.ts';
import type { GraphAnswer, GraphCall, GraphOperation } from './operation.ts';
import { resourceUnits } from './resource-unit.ts';

/**
 * Has an operation handled as a directory spread over the world does it: within its limits, reading what has arrived,
 * and remembering what it changes for those who read behind. A GET sees the lagging tenant; whatever writes has the real one.
 */
export async function conduct(operation: GraphOperation, graph: GraphCall): Promise<GraphAnswer> {
  const used = withinLimits(operation, graph);
  const { tenant, now, call } = graph;
  const answer = await (operation.method === 'GET' ? operation.handle({ ...graph, tenant: seenTenant(tenant, now) }) : changing(operation, graph, Object.values(call.params)));
  // Documented: said only from four fifths on.
  return used <= 0.8 ? answer : { ...answer, headers: { ...answer.headers, 'x-ms-throttle-limit-percentage': used.toFixed(2) } };
}

async function changing(operation: GraphOperation, graph: GraphCall, names: readonly string[]): Promise<GraphAnswer> {
  const done = beginChange(graph.tenant, names, graph.now);
  try {
    return await operation.handle(graph);
  } finally {
    done();
  }
}

/** How much of the nearest limit is used. @throws Graph's 429; its body is not evidenced, its headers are documented. */
function withinLimits({ service, method, cost = 1 }: GraphOperation, { tenant, caller, call, now }: GraphCall): number {
  if (service !== 'directory' && service !== 'reports' && service !== 'authentication-methods') return 0;
  const appId = caller.app.clientId;
  const charged = charge(tenant, { service, appId, isWrite: method !== 'GET', units: resourceUnits(call, cost) }, now);
  if (!('exceeded' in charged)) return charged.used;
  const { retryAfter, scope, reason } = charged.exceeded;
  throw new GraphError(429, 'TooManyRequests', 'Too many requests', false, {
    'retry-after': String(retryAfter),
    'x-ms-throttle-scope': `${scope}/${appId}/${tenant.id}`,
    'x-ms-throttle-information': reason,
  });
}

/** A person by id or user principal name, once Graph knows of them. */
export function knownPerson({ tenant, now }: Pick<GraphCall, 'tenant' | 'now'>, named: string): Person | undefined {
  const person = findPerson(tenant, named);
  return person === undefined || isTooNew(tenant, person.id, now) ? undefined : person;
}
