import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { passOnRequest } from './pass-on-request.ts';

let world: CaseWorld;
const open = async (skipAbsent: boolean): Promise<void> => {
  world = await openCaseWorld({ line: ['manager', 'managers-manager'], skipAbsent });
  world.tenant.people.set('dora', person('dora'));
  world.tenant.managers.set('mona', { kind: 'person', person: person('dora') });
  world.tenant.factors.set('dora', 'ready');
};
/** Everybody who is asked, one after the other, when each says that they are not available. */
const asked = async (): Promise<readonly string[]> => {
  const { caseId } = await world.start();
  await world.sweep();
  const found: string[] = [];
  for (;;) {
    const { stage, subject, approverId, requestId } = await world.state(caseId);
    if (stage !== 'waiting' || subject.kind !== 'real' || approverId === null) return found;
    found.push(approverId);
    await passOnRequest(world.deps)({ requestId: requestId ?? '', approver: { personId: approverId, fresh: null } });
    await world.sweep();
  }
};

beforeEach(() => open(true));
afterEach(() => world.close());

test('a manager who is away is passed over at once, and asked all the same when nobody else is left', async () => {
  world.tenant.away.set('mona', true);
  expect(await asked()).toEqual(['dora', 'mona']);
});

test.each<[string, () => void]>([
  ['nobody else has anything to sign with', () => { world.tenant.factors.set('dora', 'none'); }],
  ['the other one is away as well', () => { world.tenant.away.set('dora', true); }],
  ['their mailbox cannot be read', () => { world.tenant.away.set('mona', 'unreadable'); }],
])('a manager who is away is asked first where %s', async (_why, change) => {
  world.tenant.away.set('mona', true);
  change();
  expect((await asked())[0]).toBe('mona');
});

test('where the policy does not want it no mailbox is looked at', async () => {
  await world.close();
  await open(false);
  world.tenant.away.set('mona', true);
  expect(await asked()).toEqual(['mona', 'dora']);
});

test('A29, T08: who is away leaves their place to another whom the same late change chose, and two of these are still one too few', async () => {
  await world.close();
  world = await openCaseWorld({ line: ['manager', 'managers-manager'], skipAbsent: true, newManagerNeedsSecond: true });
  for (const id of ['dora', 'eve']) {
    world.tenant.people.set(id, person(id));
    world.tenant.factors.set(id, 'ready');
  }
  await world.deps.managers.remember(await world.deps.directory.managers(), world.deps.clock.now());
  world.tenant.managers.set('mona', { kind: 'person', person: person('eve') }).set('alice', { kind: 'person', person: person('mona') });
  await world.deps.managers.remember([{ personId: 'alice', managerId: null }, { personId: 'mona', managerId: null }], world.deps.clock.now());
  world.tenant.away.set('mona', true);
  expect(await asked()).toEqual([]);
});
