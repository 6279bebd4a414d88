import type { SeedPerson } from '../seed-file.ts';

/** Accounts that cannot be recovered by their manager for some other reason. */
export const refused: readonly SeedPerson[] = [
  { key: 'guest', givenName: 'Omar', surname: 'Haddad', alias: 'omar_fabrikam.example#EXT#', jobTitle: 'Consultant', manager: 'manager', pcs: [], userType: 'Guest', externalGuest: true },
  { key: 'nomanager', givenName: 'Rosa', surname: 'Klein', alias: 'rosa.klein', jobTitle: 'Archivist' },
  { key: 'disabled', givenName: 'Leo', surname: 'Dahl', alias: 'leo.dahl', jobTitle: 'Former clerk', manager: 'manager', accountEnabled: false },
  { key: 'selfmanaged', givenName: 'Vera', surname: 'Cole', alias: 'vera.cole', jobTitle: 'Managing partner', manager: 'selfmanaged' },
  { key: 'contactmanager', givenName: 'Ben', surname: 'Arkady', alias: 'ben.arkady', jobTitle: 'Field agent', manager: 'agency' },
  { key: 'newhire', givenName: 'Aiko', surname: 'Mori', alias: 'aiko.mori', jobTitle: 'Trainee', manager: 'manager', createdDaysAgo: 1, pcs: [{ join: 'none' }], method: 'none' },
];
