import type { SeedPerson } from '../seed-file.ts';

/** Who a recovery is about: the person with the lost phone and those who may say yes. */
export const recovery: readonly SeedPerson[] = [
  {
    key: 'claimant',
    givenName: 'Mara',
    surname: 'Lindqvist',
    alias: 'mara.lindqvist',
    jobTitle: 'Payroll specialist',
    manager: 'manager',
    phones: [{ name: "Mara's old phone", lost: true }, { name: "Mara's new phone" }],
  },
  { key: 'manager', givenName: 'Jonas', surname: 'Okafor', alias: 'jonas.okafor', jobTitle: 'Head of payroll', manager: 'director' },
  { key: 'director', givenName: 'Helen', surname: 'Brandt', alias: 'helen.brandt', jobTitle: 'Finance director', appRoles: ['Vouch.Auditor'] },
  { key: 'deputy', givenName: 'Priya', surname: 'Nair', alias: 'priya.nair', jobTitle: 'Deputy head of payroll', manager: 'director' },
  { key: 'nofactor', givenName: 'Tomas', surname: 'Ruiz', alias: 'tomas.ruiz', jobTitle: 'Accountant', manager: 'nofactormanager' },
  { key: 'nofactormanager', givenName: 'Greta', surname: 'Holm', alias: 'greta.holm', jobTitle: 'Head of accounting', manager: 'director' },
  {
    key: 'hybrid',
    givenName: 'Samuel',
    surname: 'Adeyemi',
    alias: 'samuel.adeyemi',
    jobTitle: 'Plant engineer',
    manager: 'manager',
    pcs: [{ join: 'hybrid' }],
    method: 'softwareOath',
    onPremisesSyncEnabled: true,
  },
];
