import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { markCollected } from './mark-collected.ts';
import { markShown } from './mark-shown.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

test('a whole recovery: asked, matched, approved, pressed, shown, collected, closed by the directory', async () => {
  const { caseId } = await world.approved();
  const { view, sealed } = await world.press(caseId);
  expect(view.step).toBe('sealed');
  expect(sealed).toMatch(/^sealed:/);
  const call = { kioskId: world.kioskId, caseId };
  expect((await markShown(world.deps)(call)).step).toBe('shown');
  expect(await world.deps.cases.sealedPass(caseId)).toBeNull();
  expect((await markCollected(world.deps)(call)).step).toBe('next-steps');
  await world.advance(30_000);
  expect((await world.state(caseId)).stage).toBe('collected');
  world.tenant.methods.get('alice')?.push({ id: 'new', type: 'microsoftAuthenticatorAuthenticationMethod', name: null });
  await world.advance(30_000);
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'closed', address: '', language: 'en' });
  expect(world.tenant.deletes).toEqual([]);
  expect(world.tenant.mails.map(({ to }) => to).toSorted()).toEqual(['alice@contoso.example', 'alice@home.example', 'mona@contoso.example']);
  expect((await world.audit(caseId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('case.'))).toEqual([
    'case.started', 'case.approver-asked', 'case.request-opened', 'case.match-code-typed', 'case.approved', 'case.claimant-told', 'case.collect-code-typed',
    'case.issue-intended', 'case.pass-issued', 'case.pass-shown', 'case.pass-collected', 'case.ended',
  ]);
});
