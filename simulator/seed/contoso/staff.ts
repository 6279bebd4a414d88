import type { SeedPerson } from '../seed-file.ts';

/** Who runs the desk and the kiosks, and the mailbox that mail is sent from. */
export const staff: readonly SeedPerson[] = [
  { key: 'clerk', givenName: 'Nora', surname: 'Field', alias: 'nora.field', jobTitle: 'Service desk', manager: 'director', appRoles: ['Vouch.Clerk'] },
  { key: 'operator', givenName: 'Emil', surname: 'Strand', alias: 'emil.strand', jobTitle: 'Workplace operations', manager: 'director', appRoles: ['Vouch.Operator'] },
  { key: 'mailbox', givenName: 'Account', surname: 'Recovery', alias: 'account-recovery', jobTitle: 'Shared mailbox', pcs: [], phones: [], method: 'none', accountEnabled: false, hasPhoto: false },
];
