import type { Person } from '../tenant/model.ts';
import { GraphError } from './error.ts';
import { graphInstant, selected } from './odata.ts';
import type { GraphCall } from './operation.ts';

/** Without `$select` exactly these come (Graph, user-get). */
const DEFAULT = ['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName', 'id'] as const;

const READERS = {
  id: (person) => person.id,
  businessPhones: (person) => person.businessPhones,
  displayName: (person) => person.displayName,
  givenName: (person) => person.givenName,
  jobTitle: (person) => person.jobTitle,
  mail: (person) => person.mail,
  mobilePhone: (person) => person.mobilePhone,
  officeLocation: (person) => person.officeLocation,
  preferredLanguage: (person) => person.preferredLanguage,
  surname: (person) => person.surname,
  userPrincipalName: (person) => person.userPrincipalName,
  otherMails: (person) => person.otherMails,
  employeeId: (person) => person.employeeId,
  accountEnabled: (person) => person.accountEnabled,
  userType: (person) => person.userType,
  createdDateTime: (person) => graphInstant(person.createdAt),
  onPremisesSyncEnabled: (person) => person.onPremisesSyncEnabled,
  signInSessionsValidFromDateTime: (person) => graphInstant(person.sessionsValidFrom),
} satisfies Record<string, (person: Person) => unknown>;

type UserProperty = keyof typeof READERS;

/** What an app may see with `User.ReadBasic.All` alone. */
const BASIC: readonly UserProperty[] = ['displayName', 'givenName', 'id', 'mail', 'surname', 'userPrincipalName'];

/** The properties asked for, or null for the default set. */
export function userSelect({ call, caller }: GraphCall): readonly UserProperty[] | null {
  const wanted = selected(call, Object.keys(READERS), 'user') as readonly UserProperty[] | null;
  const onlyBasic = caller.permissions.includes('User.ReadBasic.All') && !caller.permissions.some((each) => FULL.includes(each));
  if (onlyBasic && wanted?.some((property) => !BASIC.includes(property)) === true) {
    throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
  return wanted;
}

const FULL = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Permissions for reading a person, the least first. */
export const READ_USER = ['User.ReadBasic.All', ...FULL];

export const userJson = (person: Person, properties: readonly UserProperty[] | null): object =>
  Object.fromEntries((properties ?? DEFAULT).map((property) => [property, READERS[property](person)]));
