import type { PersonFacts } from './gate.ts';

/** Two accounts of one person must not vouch for each other, nor be two people at the desk: same id, same number of employment, or a shared mailbox. */
export function isSamePerson(a: Identity, b: Identity): boolean {
  if (a.id === b.id) return true;
  if (a.employeeId !== null && a.employeeId !== '' && a.employeeId === b.employeeId) return true;
  const mine = new Set(addressesOf(a));
  return addressesOf(b).some((address) => mine.has(address));
}

type Identity = Pick<PersonFacts, 'id' | 'employeeId' | 'userPrincipalName' | 'mail' | 'otherMails'>;

const addressesOf = ({ userPrincipalName, mail, otherMails }: Identity): readonly string[] =>
  [userPrincipalName, mail, ...otherMails].filter((address) => address !== null && address !== '').map((address) => String(address).toLowerCase());
