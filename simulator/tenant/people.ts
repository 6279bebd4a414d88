import type { Contact, Person, Tenant } from './model.ts';

/** By object id, or by user principal name in any case, as Graph takes both in a path. */
export function findPerson(tenant: Pick<Tenant, 'people'>, idOrName: string): Person | undefined {
  const wanted = idOrName.toLowerCase();
  return tenant.people.find((person) => person.id === wanted || person.userPrincipalName.toLowerCase() === wanted);
}

export const personByKey = (tenant: Pick<Tenant, 'people'>, key: string): Person | undefined => tenant.people.find((person) => person.key === key);

/** A person's manager of record. `none` also when the id leads nowhere, as after the manager's account was deleted. */
export function managerOf(tenant: Pick<Tenant, 'people' | 'contacts'>, person: Pick<Person, 'managerId'>): { readonly person: Person } | { readonly contact: Contact } | 'none' {
  const manager = tenant.people.find((each) => each.id === person.managerId);
  if (manager !== undefined) return { person: manager };
  const contact = tenant.contacts.find((each) => each.id === person.managerId);
  return contact === undefined ? 'none' : { contact };
}
