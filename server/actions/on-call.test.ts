import { afterEach, beforeEach, expect, test } from 'vitest';
import { ON_CALL_TRIED } from '../domain/limits.ts';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { drawCode } from './draw-code.ts';
import { passOnRequest } from './pass-on-request.ts';

let world: CaseWorld;

const start = async (): Promise<string> => {
  const { caseId } = await world.start();
  await world.sweep();
  return caseId;
};
const asked = async (caseId: string): Promise<string | null> => (await world.state(caseId)).approverId;
const passesOn = async (caseId: string): Promise<void> => {
  const { requestId, approverId } = await world.state(caseId);
  await passOnRequest(world.deps)({ requestId: requestId ?? '', approver: { personId: approverId ?? '', fresh: null } });
  await world.sweep();
};

/** Alice's manager is Mona. On call are Eva, Ben and four others, in no order; Cem has nothing to sign with. */
beforeEach(async () => {
  world = await openCaseWorld({ line: ['manager', 'on-call'], onCallGroupId: 'guarded' });
  const members = ['eva', 'cem', 'ben', 'gil', 'fay', 'dan'];
  for (const id of members) {
    world.tenant.people.set(id, person(id));
    world.tenant.factors.set(id, id === 'cem' ? 'none' : 'ready');
  }
  world.tenant.members.set('guarded', members);
});
afterEach(() => world.close());

test('after the manager they are asked one after the other, in the same order each time, those who can sign, and not more than are tried', async () => {
  const caseId = await start();
  const order: (string | null)[] = [];
  while ((await world.state(caseId)).stage === 'waiting') {
    order.push(await asked(caseId));
    await passesOn(caseId);
  }
  expect(order).toEqual(['mona', 'ben', 'dan', 'eva', 'fay', 'gil'].slice(0, 1 + ON_CALL_TRIED));
  expect(await world.state(caseId)).toMatchObject({ ending: 'unanswered' });
  expect(world.tenant.mails).toHaveLength(1 + ON_CALL_TRIED);
});

test('I8: how often the kiosk gets another code hangs on the policy, not on who is in the group', async () => {
  const full = await start();
  world.tenant.members.set('guarded', []);
  const { caseId: empty } = await world.start({ address: 'nobody@contoso.example' }, 'nonce-of-another', 'kiosk-2');
  expect([(await world.state(full)).steps, (await world.state(empty)).steps]).toEqual([1 + ON_CALL_TRIED, 1 + ON_CALL_TRIED]);
});

test('a manager who cannot be asked, or none: the first on call is', async () => {
  world.tenant.factors.set('mona', 'none');
  expect(await asked(await start())).toBe('ben');
});

test('A32, T08: of a group that many may change nobody is asked', async () => {
  world.tenant.factors.set('mona', 'none');
  world.tenant.members.set('open to many', world.tenant.members.get('guarded') ?? []);
  await world.close();
  const members = world.tenant.members;
  world = await openCaseWorld({ line: ['on-call'], onCallGroupId: 'open to many' });
  for (const [id, people] of members) world.tenant.members.set(id, people);
  for (const id of members.get('guarded') ?? []) {
    world.tenant.people.set(id, person(id));
    world.tenant.factors.set(id, 'ready');
  }
  const caseId = await start();
  expect((await world.state(caseId)).subject).toEqual({ kind: 'decoy', reason: 'nobody-on-call' });
});

test('T07: on call or not, nobody vouches for themselves', async () => {
  world.tenant.members.set('guarded', ['alice']);
  world.tenant.people.set('alice', person('alice'));
  world.tenant.factors.set('alice', 'ready').set('mona', 'none');
  expect((await world.state(await start())).subject.kind).toBe('decoy');
});

test('A17, A32: who is taken out of the group between their yes and the press has given none', async () => {
  world.tenant.factors.set('mona', 'none');
  const opened = await world.start();
  await world.sweep();
  const { requestId, ...approver } = await world.match(opened);
  await world.advance(3_000);
  await approveCase(world.deps)({ requestId, approver, body: { knownBy: 'video', factor: { kind: 'totp', code: FACTOR_CODE } } });
  await world.sweep();
  world.tenant.members.set('guarded', ['dan']);
  expect((await world.press(opened.caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
  expect((await world.audit(opened.caseId)).at(-1)?.data).toMatchObject({ why: 'nobody-on-call' });
  expect(world.tenant.created).toEqual([]);
});

test('two on call can be the two who agree', async () => {
  await world.close();
  world = await openCaseWorld({ line: ['on-call'], onCallGroupId: 'guarded', sensitiveGroupIds: ['board'] });
  world.tenant.groups.set('alice', ['board']);
  for (const id of ['ben', 'dan']) {
    world.tenant.people.set(id, person(id));
    world.tenant.passkeys.set(id, 'ready');
  }
  world.tenant.members.set('guarded', ['dan', 'ben']);
  const opened = await world.start();
  await world.sweep();
  expect(await world.state(opened.caseId)).toMatchObject({ approverId: 'ben', needed: 2 });
  await passesOn(opened.caseId);
  expect(await asked(opened.caseId)).toBe('dan');
  await drawCode(world.deps)({ kioskId: world.kioskId, caseId: opened.caseId, round: 1 });
});

test('I11: while the group cannot be read nobody is passed over', async () => {
  const { directory } = world.deps;
  Object.assign(directory, { guardedGroup: () => Promise.reject(new Error('away')) });
  expect((await world.state(await start())).subject).toEqual({ kind: 'unresolved' });
});
