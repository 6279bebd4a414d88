import { RECOVERY_PASS_POLICY } from '../tenant/pass-policy.ts';
import { apps } from './contoso/apps.ts';
import { names } from './contoso/names.ts';
import { privileged } from './contoso/privileged.ts';
import { recovery } from './contoso/recovery.ts';
import { refused } from './contoso/refused.ts';
import { staff } from './contoso/staff.ts';
import type { SeedFile } from './seed-file.ts';

/** Keys are stable; ids, secrets and the domain are new each time, so that nobody can lean on them. */
const contosoDefault: SeedFile = {
  name: 'contoso-default',
  displayName: 'Contoso',
  contacts: [{ key: 'agency', displayName: 'Northwind Agency', mail: 'office@northwind.example' }],
  administrativeUnits: [{ key: 'north-site', displayName: 'North site' }],
  groups: [
    { key: 'everybody', displayName: 'All of Contoso', everybody: true },
    { key: 'user-admins', displayName: 'User administrators', isAssignableToRole: true, roles: [{ role: 'User Administrator' }] },
    { key: 'eligible-admins', displayName: 'Eligible administrators', isAssignableToRole: true, roles: [{ role: 'User Administrator', eligible: true }] },
    { key: 'never-recover', displayName: 'Never recover by kiosk' },
  ],
  people: [...recovery, ...staff, ...privileged, ...refused, ...names],
  apps,
};

const { state, minimumLifetimeInMinutes } = RECOVERY_PASS_POLICY;
const contoso: SeedFile = { ...contosoDefault, name: 'contoso', passPolicy: { state, minimumLifetimeInMinutes }, passkeyPolicy: { state, isAttestationEnforced: false } };

/** Seeds by name; they differ in the policies alone: what a recovery desk needs, or Microsoft's defaults. */
export const SEEDS: Readonly<Record<string, SeedFile>> = { contoso, 'contoso-default': contosoDefault };
