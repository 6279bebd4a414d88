import { afterEach, beforeEach, expect, test } from 'vitest';
import { MANAGER_SETTLED_MS, MANAGERS_LOOK_EVERY_MS, MANAGERS_LOOK_RETRY_MS } from '../domain/limits.ts';
import { openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { lookAtManagers } from './look-at-managers.ts';

let world: CaseWorld;
let look: () => Promise<void>;

const reportsTo = (id: string, managerId: string): void => { world.tenant.managers.set(id, { kind: 'person', person: person(managerId) }); };
const outcome = async (): Promise<unknown> => {
  const { caseId } = await world.start();
  await world.sweep();
  const { subject, approverId, needed } = await world.state(caseId);
  return subject.kind === 'decoy' ? subject.reason : { approverId, needed };
};

/** Alice's manager is Mona, Mona's is Dora; Eve, who reports to Dora, would like to be Alice's. */
beforeEach(async () => {
  world = await openCaseWorld({ line: ['manager', 'managers-manager'], newManagerNeedsSecond: true });
  for (const id of ['dora', 'eve', 'fred']) {
    world.tenant.people.set(id, person(id));
    world.tenant.factors.set(id, 'ready');
  }
  reportsTo('mona', 'dora');
  reportsTo('eve', 'dora');
  look = lookAtManagers(world.deps);
  await look();
});
afterEach(() => world.close());

const SETTLED = { approverId: 'mona', needed: 1 };
const LATELY = { approverId: 'eve', needed: 2 };

test('who has had a manager since before the first look needs one yes', async () => {
  expect(await outcome()).toEqual(SETTLED);
});

test('A28, T08: who got another manager a second ago needs two, before any look has seen it', async () => {
  reportsTo('alice', 'eve');
  expect(await outcome()).toEqual(LATELY);
});

test('A28, T08: seven days after a look has seen it, and not before, one is enough; a look between changes nothing', async () => {
  reportsTo('alice', 'eve');
  await world.advance(MANAGERS_LOOK_EVERY_MS);
  await look();
  await world.advance(MANAGER_SETTLED_MS - 1);
  await look();
  expect(await outcome()).toEqual(LATELY);
  await world.advance(MANAGERS_LOOK_EVERY_MS);
  await look();
  expect(await outcome()).toEqual({ approverId: 'eve', needed: 1 });
});

test('A28, T08: who is put back was changed as well', async () => {
  reportsTo('alice', 'eve');
  await world.advance(MANAGERS_LOOK_EVERY_MS);
  await look();
  reportsTo('alice', 'mona');
  expect(await outcome()).toEqual({ approverId: 'mona', needed: 2 });
});

test('A28, T08: a manager whose own manager is new is asked alone; whoever came above them so is not asked alone', async () => {
  reportsTo('mona', 'eve');
  expect(await outcome()).toEqual(SETTLED);
  await world.advance(86_400_000);
  world.tenant.factors.set('mona', 'none');
  expect(await outcome()).toBe('approver-no-factor');
});

test('A29, T08: two whom the change chose are one too few', async () => {
  reportsTo('alice', 'eve');
  reportsTo('eve', 'fred');
  expect(await outcome()).toBe('manager-changed-lately');
});

test('T08: with nobody second to ask nobody is asked', async () => {
  reportsTo('alice', 'eve');
  world.tenant.factors.set('dora', 'none');
  expect(await outcome()).toBe('manager-changed-lately');
  expect(world.tenant.mails).toEqual([]);
});

test('A28, T08: whom the last look did not know has changed', async () => {
  world.tenant.people.set('alice', person('alice'));
  await world.database.db.deleteFrom('manager_seen').where('person_id', '=', 'alice').execute();
  expect(await outcome()).toEqual({ approverId: 'mona', needed: 2 });
});

test('I11: before anything was seen nobody is asked, and the case goes on looking', async () => {
  await world.database.db.deleteFrom('manager_seen').execute();
  const { caseId } = await world.start();
  await world.sweep();
  expect((await world.state(caseId)).subject).toEqual({ kind: 'unresolved' });
  await lookAtManagers(world.deps)();
  await world.advance(10_000);
  expect(await world.state(caseId)).toMatchObject(SETTLED);
});

test('a look that failed is taken up again after a minute, and changes nothing meanwhile; one that worked stands for a day', async () => {
  await world.advance(MANAGERS_LOOK_EVERY_MS);
  reportsTo('alice', 'eve');
  world.tenant.down = true;
  await look();
  world.tenant.down = false;
  await look();
  const seen = async () => (await world.deps.managers.of('alice'))?.managerId;
  expect(await seen()).toBe('mona');
  await world.advance(MANAGERS_LOOK_RETRY_MS);
  await look();
  expect(await seen()).toBe('eve');
  reportsTo('alice', 'mona');
  await world.advance(MANAGERS_LOOK_EVERY_MS - 1);
  await look();
  expect(await seen()).toBe('eve');
});

test('whoever is gone is forgotten, and is new when they come back', async () => {
  world.tenant.people.delete('alice');
  await world.advance(MANAGERS_LOOK_EVERY_MS);
  await look();
  expect(await world.deps.managers.of('alice')).toBeNull();
  world.tenant.people.set('alice', person('alice'));
  await world.advance(MANAGERS_LOOK_EVERY_MS);
  await look();
  expect((await world.deps.managers.of('alice'))?.since).toEqual(world.deps.clock.now());
});
