import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { changeCase } from './change-case.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const block = async (caseId: string): Promise<void> => {
  await changeCase(world.deps)(caseId, { type: 'decline' }, () => ({ block: { personId: 'alice', why: 'reported', caseId } }));
};

test('a block that was written with a change of a case makes the next start of that person a decoy, at any kiosk', async () => {
  const first = await world.start();
  await world.sweep();
  await block(first.caseId);
  expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
  expect(await world.deps.blocks.isBlocked('mona')).toBe(false);
  const again = await world.start({}, undefined, 'kiosk-2');
  await world.sweep();
  expect(await world.state(again.caseId)).toMatchObject({ stage: 'waiting', subject: { kind: 'decoy', reason: 'person-blocked' } });
});

test('a block that came after the yes stops the press', async () => {
  const { caseId } = await world.approved();
  await world.database.db.insertInto('block').values({ id: 'b', person_id: 'alice', why: 'reported', case_id: 'other', at: world.deps.clock.now(), first_cleared_by: null, cleared_by: null }).execute();
  expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(world.tenant.created).toEqual([]);
});

test('one person alone clears no block', async () => {
  const values = { id: 'b', person_id: 'alice', why: 'reported' as const, case_id: 'case', at: world.deps.clock.now(), cleared_at: world.deps.clock.now() };
  const insert = (first: string | null, second: string) => world.database.db.insertInto('block').values({ ...values, first_cleared_by: first, cleared_by: second }).execute();
  await expect(insert(null, 'carl')).rejects.toThrow('check constraint');
  await expect(insert('carl', 'carl')).rejects.toThrow('check constraint');
  await insert('carl', 'clara');
});
