import type { Person, Tenant } from '../../tenant/model.ts';
import { peopleByEmployeeId, peopleVersion, personById, personByName } from '../../tenant/people-index.ts';
import type { Source } from '../odata/listing.ts';
import { sorted, type Order } from '../odata/order-by.ts';
import { USER } from './user-entity.ts';

const alone = (person: Person | undefined): readonly Person[] => (person === undefined ? [] : [person]);

/** Everybody in the tenant, found by id, name and employee number without a walk. */
export const everybody = (tenant: Pick<Tenant, 'id' | 'people'>): Source<Person> => ({
  entity: USER,
  all: tenant.people,
  tenantId: tenant.id,
  lookups: {
    id: (id) => alone(personById(tenant.people, id)),
    userPrincipalName: (name) => alone(personByName(tenant.people, name)),
    employeeId: (employeeId) => peopleByEmployeeId(tenant.people, employeeId),
  },
  sortedBy: (order) => inOrder(tenant.people, order),
});

/** Orders of a list of people, kept until somebody in it changes: sorting 100,000 anew for each page would take seconds. */
const orders = new WeakMap<readonly Person[], { readonly version: number; readonly known: Map<string, readonly Person[]> }>();

function inOrder(people: readonly Person[], order: Order): readonly Person[] {
  const version = peopleVersion(people);
  let kept = orders.get(people);
  if (kept?.version !== version) {
    kept = { version, known: new Map() };
    orders.set(people, kept);
  }
  const name = `${order.property} ${String(order.descending)}`;
  const known = kept.known.get(name) ?? sorted(people, order, USER);
  kept.known.set(name, known);
  return known;
}
