import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDue } from './run-due.ts';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(async () => { await world.close(); });

const row = (caseId: string) => world.database.db.selectFrom('recovery_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
const edit = async (caseId: string, change: Record<string, unknown>): Promise<void> => {
  await world.database.db.updateTable('recovery_case').set(change).where('id', '=', caseId).execute();
};
/** Edits the text that decides, as who knows our JSON would. */
const editState = async (caseId: string, change: (state: Record<string, unknown>) => void): Promise<void> => {
  const state = JSON.parse((await row(caseId)).state) as Record<string, unknown>;
  change(state);
  await edit(caseId, { state: JSON.stringify(state) });
};

/** Nothing is made, and whoever meets the row says so where an operator hears it. */
async function isRefusedAloud(caseId: string): Promise<void> {
  const alarms: unknown[] = [];
  const deps = { ...world.deps, report: (_what: string, error: unknown) => { alarms.push(error); } };
  await expect(world.press(caseId)).rejects.toMatchObject({ code: 'tampered_case' });
  await world.database.db.updateTable('due').set({ due_at: new Date(0), lease: null, lease_ends_at: null }).where('subject', '=', caseId).execute();
  await runDue(deps)();
  expect(alarms).toEqual([expect.objectContaining({ code: 'tampered_case' })]);
  expect(world.tenant.created).toEqual([]);
}

describe('D09: a row that was edited past the server makes no pass, and is told of', () => {
  it.each<[string, (state: Record<string, unknown>) => void]>([
    ['status', (state) => { state['stage'] = 'retrying'; state['goAt'] = '2020-01-01T00:00:00.000Z'; }],
    ['manager', (state) => { state['approverId'] = 'somebody'; }],
    ['person', (state) => { state['person'] = { id: 'globaladmin', displayName: 'x', jobTitle: null }; }],
    ['expires', (state) => { state['lapsesAt'] = '2099-01-01T00:00:00.000Z'; }],
    ['approved_at', (state) => { (state['approvals'] as Record<string, unknown>[])[0]!['approvedAt'] = '2099-01-01T00:00:00.000Z'; }],
    ['minutes', (state) => { state['minutes'] = 60; }],
    ['page key', (state) => { state['pageKey'] = { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'b'.repeat(43) }; }],
    ['collect code', (state) => { state['collectCodeHash'] = 'x'; }],
  ])('%s in its text', async (_field, change) => {
    const { caseId } = await world.approved();
    await editState(caseId, change);
    await isRefusedAloud(caseId);
  });

  it.each<[string, Record<string, unknown>]>([
    ['stage', { stage: 'waiting' }],
    ['person_id', { person_id: 'globaladmin' }],
    ['is_real', { is_real: false }],
    ['intent_at', { intent_at: new Date(0) }],
    ['pass_id', { pass_id: 'pass-1' }],
    ['version', { version: 99 }],
    ['mac', { mac: 'x'.repeat(43) }],
    ['a shorter mac', { mac: '' }],
  ])('the column %s', async (_column, change) => {
    const { caseId } = await world.approved();
    await edit(caseId, change);
    await isRefusedAloud(caseId);
  });

  it('the text of another case', async () => {
    const { caseId } = await world.approved();
    const { caseId: other } = await world.start({ address: 'nobody@contoso.example' }, 'n'.repeat(22), 'kiosk-2');
    const { state, mac, version } = await row(other);
    await edit(caseId, { state, mac, version });
    await isRefusedAloud(caseId);
  });

  it('a seal that somebody put there is not given out, and a copy of another row does not open', async () => {
    const { caseId } = await world.approved();
    await world.press(caseId);
    const { sealed_pass: kept } = await row(caseId);
    expect(kept).not.toBeNull();
    for (const planted of ['eyJhbGciOiJFQ0RILUVTIn0..x.y.z', `${kept!.slice(0, -4)}AAAA`]) {
      await edit(caseId, { sealed_pass: planted });
      await expect(world.press(caseId)).rejects.toThrow(/is not ours|does not open/);
    }
    await edit(caseId, { sealed_pass: kept });
    expect(await world.press(caseId)).toMatchObject({ view: { step: 'sealed' } });
  });
});
