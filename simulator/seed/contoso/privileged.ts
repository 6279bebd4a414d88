import type { SeedPerson } from '../seed-file.ts';

/** Accounts that no manager's yes may recover, each privileged in another way. */
export const privileged: readonly SeedPerson[] = [
  { key: 'globaladmin', givenName: 'Alice', surname: 'Root', alias: 'alice.root', jobTitle: 'Administrator', manager: 'manager', roles: [{ role: 'Global Administrator' }] },
  { key: 'eligible', givenName: 'Piotr', surname: 'Lang', alias: 'piotr.lang', jobTitle: 'Administrator on call', manager: 'manager', roles: [{ role: 'Global Administrator', eligible: true }] },
  { key: 'groupadmin', givenName: 'Grace', surname: 'Amari', alias: 'grace.amari', jobTitle: 'User support', manager: 'manager', memberOf: ['user-admins'] },
  { key: 'groupeligible', givenName: 'Ivan', surname: 'Petrov', alias: 'ivan.petrov', jobTitle: 'User support', manager: 'manager', memberOf: ['eligible-admins'] },
  { key: 'scopedadmin', givenName: 'Lucia', surname: 'Moretti', alias: 'lucia.moretti', jobTitle: 'Site support', manager: 'manager', roles: [{ role: 'Helpdesk Administrator', unit: 'north-site' }] },
  { key: 'appowner', givenName: 'Kenji', surname: 'Sato', alias: 'kenji.sato', jobTitle: 'Developer', manager: 'manager' },
  { key: 'authadmin', givenName: 'Nina', surname: 'Vogel', alias: 'nina.vogel', jobTitle: 'Identity support', manager: 'manager', roles: [{ role: 'Authentication Administrator' }] },
  { key: 'privilegedauthadmin', givenName: 'Owen', surname: 'Baker', alias: 'owen.baker', jobTitle: 'Identity lead', manager: 'manager', roles: [{ role: 'Privileged Authentication Administrator' }] },
  { key: 'policyadmin', givenName: 'Selma', surname: 'Aydin', alias: 'selma.aydin', jobTitle: 'Identity policies', manager: 'manager', roles: [{ role: 'Authentication Policy Administrator' }] },
  { key: 'globalreader', givenName: 'Paul', surname: 'Meier', alias: 'paul.meier', jobTitle: 'Internal audit', manager: 'manager', roles: [{ role: 'Global Reader' }] },
  { key: 'breakglass', givenName: 'Emergency', surname: 'Access', alias: 'emergency.access', jobTitle: 'Emergency account', manager: 'manager', memberOf: ['never-recover'] },
];
