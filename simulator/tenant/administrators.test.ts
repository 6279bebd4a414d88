import { beforeAll, expect, it } from 'vitest';
import { SEEDS } from '../seed/contoso.ts';
import type { SeedFile } from '../seed/seed-file.ts';
import { tenantOf } from '../seed/tenant-of.ts';
import { mayAdminister, rolesThatMay, seesPhonesMasked, type AdminAct } from './administrators.ts';
import type { Person, Tenant } from './model.ts';
import { seededRandom } from './random.ts';

/** The seed, and one more person for each role that it gives to nobody. */
const file: SeedFile = {
  ...(SEEDS['contoso'] as SeedFile),
  people: [
    ...(SEEDS['contoso'] as SeedFile).people,
    { key: 'helpdesk', givenName: 'Hilde', surname: 'Desk', alias: 'helpdesk', roles: [{ role: 'Helpdesk Administrator' }] },
    { key: 'reports', givenName: 'Rita', surname: 'Reports', alias: 'reports', roles: [{ role: 'Reports Reader' }] },
    // Exchange Administrator: a role that no rule names.
    { key: 'exchange', givenName: 'Ella', surname: 'Exchange', alias: 'exchange', roles: [{ role: '29232cdf-9323-42fd-ade2-1d097af3e4de' }] },
    { key: 'groupowner', givenName: 'Gus', surname: 'Owner', alias: 'groupowner' },
  ],
  groups: (SEEDS['contoso'] as SeedFile).groups?.map((group) => (group.key === 'user-admins' ? { ...group, owners: ['groupowner'] } : group)) ?? [],
};

let tenant: Tenant;
beforeAll(() => { tenant = tenantOf(file, { now: 0, realNow: 0, random: seededRandom('0'.repeat(32)), redirectUris: [] }); });

const who = (key: string): Person => {
  const found = tenant.people.find((person) => person.key === key);
  if (found === undefined) throw new RangeError(key);
  return found;
};
const may = (me: string, act: AdminAct, target: string): boolean => mayAdminister(tenant, who(me), act, who(target));

/** Entra, "Who can reset passwords": rows are targets, columns who may. */
it.each([
  ['claimant', ['authadmin', 'helpdesk', 'groupadmin', 'privilegedauthadmin', 'globaladmin']],
  ['reports', ['authadmin', 'helpdesk', 'groupadmin', 'privilegedauthadmin', 'globaladmin']],
  ['helpdesk', ['groupadmin', 'privilegedauthadmin', 'globaladmin']],
  ['authadmin', ['privilegedauthadmin', 'globaladmin']],
  ['groupadmin', ['privilegedauthadmin', 'globaladmin']],
  ['groupowner', ['privilegedauthadmin', 'globaladmin']],
  ['exchange', ['privilegedauthadmin', 'globaladmin']],
  ['groupeligible', ['privilegedauthadmin', 'globaladmin']],
  ['globaladmin', ['privilegedauthadmin']],
  ['policyadmin', ['privilegedauthadmin', 'globaladmin']],
])('the password of %s is reset by %j alone', (target, allowed) => {
  const administrators = ['authadmin', 'helpdesk', 'groupadmin', 'privilegedauthadmin', 'globaladmin', 'policyadmin', 'globalreader', 'scopedadmin', 'eligible', 'manager'];
  expect(administrators.filter((me) => may(me, 'reset-password', target))).toEqual(allowed);
  expect(administrators.filter((me) => may(me, 'revoke-sessions', target))).toEqual(allowed);
});

it.each([
  ['claimant', ['authadmin', 'privilegedauthadmin', 'globaladmin']],
  ['globalreader', ['privilegedauthadmin', 'globaladmin']],
  ['globaladmin', ['privilegedauthadmin']],
  ['privilegedauthadmin', ['globaladmin']],
])('a pass for %s is made by %j alone', (target, allowed) => {
  const administrators = ['authadmin', 'groupadmin', 'privilegedauthadmin', 'globaladmin', 'policyadmin', 'globalreader'];
  expect(administrators.filter((me) => may(me, 'write-methods', target))).toEqual(allowed);
});

it('lets nobody change their own, and readers only read', () => {
  for (const key of ['authadmin', 'privilegedauthadmin', 'globaladmin']) expect(may(key, 'write-methods', key), key).toBe(false);
  expect(may('globalreader', 'read-methods', 'claimant')).toBe(true);
  expect(may('globalreader', 'write-methods', 'claimant')).toBe(false);
  expect(may('groupadmin', 'read-methods', 'claimant')).toBe(false);
});

it('names who may, least role first', () => {
  expect(rolesThatMay(tenant, 'write-methods', who('claimant'))).toEqual(['Authentication Administrator', 'Privileged Authentication Administrator', 'Global Administrator']);
  expect(rolesThatMay(tenant, 'write-methods', who('globaladmin'))).toEqual(['Privileged Authentication Administrator', 'Global Administrator']);
  expect(rolesThatMay(tenant, 'write-policy', null)).toEqual(['Authentication Policy Administrator', 'Global Administrator']);
});

it('masks phone numbers for Authentication Administrators alone', () => {
  expect(['authadmin', 'privilegedauthadmin', 'globaladmin', 'globalreader'].filter((me) => seesPhonesMasked(tenant, who(me), who('claimant')))).toEqual(['authadmin']);
});
