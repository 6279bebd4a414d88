import type { Contact, Person, Tenant } from './model.ts';
import { personById, personByName } from './people-index.ts';

/** By object id, or by user principal name in any case, as Graph takes both in a path. */
export function findPerson(tenant: Pick<Tenant, 'people'>, idOrName: string): Person | undefined {
  return personById(tenant.people, idOrName.toLowerCase()) ?? personByName(tenant.people, idOrName);
}

/** A person's manager of record. `none` also when the id leads nowhere, as after the manager's account was deleted. */
export function managerOf(tenant: Pick<Tenant, 'people' | 'contacts'>, person: Pick<Person, 'managerId'>): { readonly person: Person } | { readonly contact: Contact } | 'none' {
  if (person.managerId === null) return 'none';
  const manager = personById(tenant.people, person.managerId);
  if (manager !== undefined) return { person: manager };
  const contact = tenant.contacts.find((each) => each.id === person.managerId);
  return contact === undefined ? 'none' : { contact };
}
