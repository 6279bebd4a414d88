import { afterEach, beforeEach, expect, it } from 'vitest';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { WRONG_CODES_IN_ALL } from '../domain/limits.ts';
import type { Deps } from '../ports.ts';
import { approveCase } from './approve-case.ts';
import { factorKindsNow } from './factor-kinds-now.ts';
import { openRequest } from './open-request.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(async () => { await world.close(); });

async function matched(change: Partial<Deps> = {}) {
  const deps = { ...world.deps, ...change };
  const opened = await world.start();
  await world.sweep();
  const { requestId, ...approver } = await world.match(opened);
  await world.advance(3_000);
  const call = { requestId, approver };
  const give = (code: string) => approveCase(deps)({ ...call, body: { knownBy: 'in-person', factor: { kind: 'totp', code } } });
  return { caseId: opened.caseId, view: () => openRequest(deps)(call), give };
}

it('O11: after fifty wrong codes of all managers together codes sign nothing for an hour, and the operator hears of it once', async () => {
  const alarms: string[] = [];
  const { caseId, view, give } = await matched({ report: (what) => { alarms.push(what); } });
  const [{ max, windowMs }] = WRONG_CODES_IN_ALL as readonly [(typeof WRONG_CODES_IN_ALL)[number]];
  for (let wrong = 1; wrong < max; wrong += 1) await expect(give('000000')).rejects.toMatchObject({ code: 'factor_wrong' });
  expect([alarms.length, await view()]).toMatchObject([0, { factor: 'totp' }]);
  await expect(give('000000')).rejects.toMatchObject({ code: 'factor_wrong' });
  await expect(give(FACTOR_CODE)).rejects.toMatchObject({ code: 'factor_not_allowed' });
  expect([alarms.length, await view()]).toMatchObject([1, { factor: 'none' }]);
  const { recoveryCase } = (await world.deps.cases.load(caseId))!;
  expect(await factorKindsNow(world.deps)(recoveryCase)).toEqual(['passkey']);
  await world.advance(windowMs);
  expect(await factorKindsNow(world.deps)(recoveryCase)).toEqual(['passkey', 'totp']);
});

it('O20: where the policy wants passkeys alone a code is refused before it is looked at', async () => {
  const { view, give } = await matched({ policy: { ...world.deps.policy, factors: { totp: false } } });
  await expect(give(FACTOR_CODE)).rejects.toMatchObject({ code: 'factor_not_allowed' });
  expect(await view()).toMatchObject({ step: 'decide', codeApp: null });
});

it('L14: a manager who was disabled during the session approves nothing more', async () => {
  const { caseId, give } = await matched();
  world.tenant.managers.set('alice', { kind: 'person', person: person('mona', { accountEnabled: false }) });
  expect(await give(FACTOR_CODE)).toMatchObject({ step: 'ended', ending: 'failed' });
  expect((await world.state(caseId)).subject).toEqual({ kind: 'decoy', reason: 'manager-disabled' });
});
