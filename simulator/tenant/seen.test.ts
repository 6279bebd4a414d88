import { describe, expect, it } from 'vitest';
import { SEEDS } from '../seed/contoso.ts';
import { tenantOf } from '../seed/tenant-of.ts';
import { beginChange } from './journal.ts';
import type { Person, Tenant } from './model.ts';
import { addPerson, changePerson, removePerson } from './people-index.ts';
import { seededRandom } from './random.ts';
import { permissionsSeen, seenTenant, sessionsValidFromSeen } from './seen.ts';
import type { Lags } from './settings.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const LAG = 30_000;

const personByKey = (tenant: Tenant, key: string): Person | undefined => tenant.people.find((person) => person.key === key);

function contosoWith(lags: Partial<Lags>): Tenant {
  const file = SEEDS['contoso'];
  if (file === undefined) throw new RangeError('There is no contoso.');
  const tenant = tenantOf(file, { now: NOW, realNow: NOW, random: seededRandom('1'.repeat(32)), redirectUris: [] });
  tenant.settings = { ...tenant.settings, lags: { ...tenant.settings.lags, ...lags } };
  return tenant;
}

function change(tenant: Tenant, names: readonly string[], now: number, work: () => void): void {
  const done = beginChange(tenant, names, now);
  work();
  done();
}

/** What a reader sees of somebody at the edges of a lag. */
const over = <T>(tenant: Tenant, read: (seen: Tenant) => T): T[] => [0, LAG - 1, LAG].map((ms) => read(seenTenant(tenant, NOW + ms)));

describe('reads behind writes', () => {
  it('are the tenant itself where nothing lags, and nothing is noted then', () => {
    const tenant = contosoWith({});
    const claimant = personByKey(tenant, 'claimant')!;
    change(tenant, [claimant.id], NOW, () => { changePerson(tenant.people, claimant, { jobTitle: 'Other' }); });
    expect(tenant.changes).toEqual([]);
    expect(seenTenant(tenant, NOW)).toBe(tenant);
  });

  it.each([
    ['userMs', { jobTitle: 'Other' }, 'jobTitle'],
    ['userMs', { accountEnabled: false }, 'accountEnabled'],
    ['managerMs', { managerId: null }, 'managerId'],
  ] as const)('%s holds back %j', (lag, to, property) => {
    const tenant = contosoWith({ [lag]: LAG });
    const claimant = personByKey(tenant, 'claimant')!;
    const before = claimant[property];
    change(tenant, [claimant.userPrincipalName.toUpperCase()], NOW, () => { changePerson(tenant.people, claimant, to); });
    expect(over(tenant, (seen) => personByKey(seen, 'claimant')?.[property])).toEqual([before, before, Object.values(to)[0]]);
  });

  it('each lag holds back its own part alone', () => {
    const tenant = contosoWith({ managerMs: LAG });
    const claimant = personByKey(tenant, 'claimant')!;
    const { managerId } = claimant;
    change(tenant, [claimant.id], NOW, () => { changePerson(tenant.people, claimant, { managerId: null, jobTitle: 'Other' }); claimant.methods.splice(0); });
    expect(personByKey(seenTenant(tenant, NOW), 'claimant')).toMatchObject({ managerId, jobTitle: 'Other', methods: [] });
  });

  it('methods, groups and roles', () => {
    const tenant = contosoWith({ methodsMs: LAG, groupsMs: LAG, rolesMs: LAG });
    const [claimant, [group], [role]] = [personByKey(tenant, 'claimant')!, tenant.groups, tenant.roleAssignments] as const;
    change(tenant, [claimant.id], NOW, () => { claimant.methods.splice(0); });
    change(tenant, [group!.id], NOW, () => { group!.memberIds.splice(0); });
    change(tenant, [], NOW, () => { tenant.roleAssignments.push({ ...role!, id: 'new', principalId: claimant.id }); });
    expect(over(tenant, (seen) => [personByKey(seen, 'claimant')!.methods.length > 0, seen.groups[0]!.memberIds.length > 0, seen.roleAssignments.some(({ id }) => id === 'new')])).toEqual([[true, true, false], [true, true, false], [false, false, true]]);
  });

  it('new people are not there yet, deleted ones still are', () => {
    const tenant = contosoWith({ newUserMs: LAG, deletedMs: LAG });
    const [claimant, deputy] = [personByKey(tenant, 'claimant')!, personByKey(tenant, 'deputy')!];
    change(tenant, [], NOW, () => { addPerson(tenant.people, { ...structuredClone(claimant), id: 'new', key: 'new', userPrincipalName: 'new@x.example', employeeId: null }); });
    change(tenant, [deputy.id], NOW, () => { removePerson(tenant.people, deputy); });
    expect(over(tenant, (seen) => ['new', 'deputy', 'claimant'].map((key) => personByKey(seen, key) !== undefined))).toEqual([[false, true, true], [false, true, true], [true, false, true]]);
  });

  it('several changes of one thing come through one after the other', () => {
    const tenant = contosoWith({ userMs: LAG });
    const claimant = personByKey(tenant, 'claimant')!;
    for (const [ms, jobTitle] of [[0, 'A'], [10_000, 'B']] as const) change(tenant, [claimant.id], NOW + ms, () => { changePerson(tenant.people, claimant, { jobTitle }); });
    expect([10_000, LAG, LAG + 10_000].map((ms) => personByKey(seenTenant(tenant, NOW + ms), 'claimant')?.jobTitle)).toEqual(['Payroll specialist', 'A', 'B']);
  });

  it('a revocation and a grant are felt late', () => {
    const tenant = contosoWith({ revokeMs: LAG, grantsMs: LAG });
    const [claimant, [app]] = [personByKey(tenant, 'claimant')!, tenant.apps] as const;
    const { sessionsValidFrom } = claimant;
    change(tenant, [claimant.id, app!.clientId], NOW, () => { claimant.sessionsValidFrom = NOW; app!.permissions = []; });
    change(tenant, [claimant.id], NOW + 10_000, () => { claimant.sessionsValidFrom = NOW + 10_000; });
    expect([10_000, LAG, LAG + 10_000].map((ms) => sessionsValidFromSeen(tenant, claimant, NOW + ms))).toEqual([sessionsValidFrom, NOW, NOW + 10_000]);
    expect([0, LAG].map((ms) => permissionsSeen(tenant, app!, NOW + ms).length > 0)).toEqual([true, false]);
  });

  it('changes that no lag can reach any more are forgotten', () => {
    const tenant = contosoWith({ userMs: LAG });
    const claimant = personByKey(tenant, 'claimant')!;
    for (const [i, ms] of [0, 100_000, 500_000].entries()) change(tenant, [claimant.id], NOW + ms, () => { changePerson(tenant.people, claimant, { jobTitle: String(i) }); });
    expect(tenant.changes).toHaveLength(1);
  });
});
