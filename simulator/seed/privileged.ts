import { ROLES } from '../tenant/groups-and-roles.ts';
import type { Persona } from './persona.ts';

/** Accounts that no manager's yes may recover, each privileged in another way. */
export const privileged: readonly Persona[] = [
  { key: 'globaladmin', givenName: 'Alice', surname: 'Root', alias: 'alice.root', jobTitle: 'Administrator', manager: 'manager', role: { templateId: ROLES.globalAdministrator.templateId } },
  { key: 'eligible', givenName: 'Piotr', surname: 'Lang', alias: 'piotr.lang', jobTitle: 'Administrator on call', manager: 'manager', role: { templateId: ROLES.globalAdministrator.templateId, eligible: true } },
  { key: 'groupadmin', givenName: 'Grace', surname: 'Amari', alias: 'grace.amari', jobTitle: 'User support', manager: 'manager', groups: ['user-admins'] },
  { key: 'groupeligible', givenName: 'Ivan', surname: 'Petrov', alias: 'ivan.petrov', jobTitle: 'User support', manager: 'manager', groups: ['eligible-admins'] },
  { key: 'scopedadmin', givenName: 'Lucia', surname: 'Moretti', alias: 'lucia.moretti', jobTitle: 'Site support', manager: 'manager', role: { templateId: ROLES.helpdeskAdministrator.templateId, unit: 'north-site' } },
  { key: 'appowner', givenName: 'Kenji', surname: 'Sato', alias: 'kenji.sato', jobTitle: 'Developer', manager: 'manager', owns: 'sync' },
  { key: 'breakglass', givenName: 'Emergency', surname: 'Access', alias: 'emergency.access', jobTitle: 'Emergency account', manager: 'manager', groups: ['never-recover'] },
];
