import type { Persona } from './persona.ts';

/** Who runs the desk and the kiosks, and the mailbox that mail is sent from. */
export const staff: readonly Persona[] = [
  { key: 'clerk', givenName: 'Nora', surname: 'Field', alias: 'nora.field', jobTitle: 'Service desk', manager: 'director', appRole: 'Vouch.Clerk' },
  { key: 'operator', givenName: 'Emil', surname: 'Strand', alias: 'emil.strand', jobTitle: 'Workplace operations', manager: 'director', appRole: 'Vouch.Operator' },
  { key: 'mailbox', givenName: 'Account', surname: 'Recovery', alias: 'account-recovery', jobTitle: 'Shared mailbox', pc: null, phones: [], method: 'none', traits: { accountEnabled: false, hasPhoto: false } },
];
