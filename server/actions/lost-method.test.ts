import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Deps, SignInMethod } from '../ports.ts';
import { FACTOR_CODE, openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { markShown } from './mark-shown.ts';
import { openRequest } from './open-request.ts';
import type { Approver } from './own-request.ts';
import { pressForPass } from './press-for-pass.ts';
import { readKioskState } from './read-kiosk-state.ts';
import { undoApproval } from './undo-approval.ts';

const HELLO: SignInMethod = { id: 'hello', type: 'windowsHelloForBusinessAuthenticationMethod', name: 'PC' };
const PHONE: SignInMethod = { id: 'old', type: 'microsoftAuthenticatorAuthenticationMethod', name: 'Pixel 6' };
const NUMBER: SignInMethod = { id: 'number', type: 'phoneAuthenticationMethod', name: '+49 1512345678' };

let world: CaseWorld;
beforeEach(async () => {
  world = await openCaseWorld({ removeLostMethod: true });
  world.tenant.methods.set('alice', [PHONE, NUMBER, HELLO]);
});
afterEach(() => world.close());

const methodIds = (): readonly string[] => (world.tenant.methods.get('alice') ?? []).map(({ id }) => id);
const kinds = async (caseId: string): Promise<readonly string[]> => (await world.audit(caseId)).map(({ kind }) => kind.replace('case.', ''));

/** Approved and pressed: the question, and the answer that names a method by what its owner reads. */
async function asked(): Promise<{ readonly caseId: string; readonly requestId: string; readonly approver: Approver; readonly keyOf: (name: string) => string }> {
  const approved = await world.approved();
  const { view, lostMethods = [] } = await world.press(approved.caseId);
  expect(view.step).toBe('lost-method');
  return { ...approved, keyOf: (name) => lostMethods.find((method) => method.name === name)?.key ?? '' };
}
const press = (caseId: string, lostMethod: string | null) => world.press(caseId, undefined, lostMethod);

test('the chosen method goes: sessions first, then the pass, then the method, each in the log', async () => {
  const { caseId, keyOf } = await asked();
  expect(world.tenant.writes).toEqual([]);
  const { view, sealed } = await press(caseId, keyOf('Pixel 6'));
  expect([view, sealed === undefined]).toMatchObject([{ step: 'sealed', lostMethod: 'removed' }, false]);
  expect(world.tenant.writes).toEqual(['sessions', 'pass', 'method old']);
  expect(methodIds()).toEqual(['number', 'hello']);
  expect((await kinds(caseId)).slice(-8)).toEqual(['collect-code-typed', 'lost-method-asked', 'collect-code-typed', 'lost-method-answered', 'issue-intended', 'sessions-ended', 'pass-issued', 'lost-method-removed']);
  // Recording the removal does not take the pass from a page whose answer was lost.
  expect((await world.press(caseId)).sealed).toBe(sealed);
});

test('approver and owner are told beforehand that sessions end and a method goes, and only where the policy does it', async () => {
  const said = /signed out everywhere, and the sign-in method that they name as lost is deleted/;
  const { caseId, matchCode, view } = await world.start();
  await world.sweep();
  const { requestId, ...approver } = await world.match({ caseId, matchCode, view });
  expect(await openRequest(world.deps)({ requestId, approver })).toMatchObject({ step: 'decide', removes: true });
  await world.advance(3_000);
  await approveCase(world.deps)({ requestId, approver, body: { knownBy: 'video', factor: { kind: 'totp', code: FACTOR_CODE } } });
  await world.sweep();
  expect(world.tenant.mails.find(({ to }) => to === 'alice@contoso.example')?.text).toMatch(said);

  Object.assign(world.deps.policy, { removeLostMethod: false });
  await world.approved();
  expect(world.tenant.mails.findLast(({ to }) => to === 'alice@contoso.example')?.text).not.toMatch(said);
});

test('the list names methods by what their owner knows them by, and by no id of the directory; the log keeps neither', async () => {
  const { caseId } = await world.approved();
  const { lostMethods } = await world.press(caseId);
  expect(lostMethods?.map(({ kind, name }) => [kind, name])).toEqual([['authenticator', 'Pixel 6'], ['number', '78']]);
  for (const { key } of lostMethods ?? []) expect(key).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(lostMethods)).not.toMatch(/old|hello|1512/);
  expect(JSON.stringify(await world.audit(caseId))).not.toMatch(/Pixel|1512/);
});

test('nobody sees the list without the collect code, nor after a reload', async () => {
  const { caseId } = await world.approved();
  await expect(world.press(caseId, '0000')).rejects.toMatchObject({ code: 'collect_code_wrong', triesLeft: 2 });
  await world.press(caseId);
  await expect(world.press(caseId, '0000')).rejects.toMatchObject({ code: 'collect_code_wrong', triesLeft: 1 });
  expect(await readKioskState(world.deps)({ kioskId: world.kioskId })).toMatchObject({ view: { step: 'approved' } });
  expect(world.tenant.writes).toEqual([]);
});

test('a gate that closed after the yes shows no list and ends no session', async () => {
  const { caseId } = await world.approved();
  world.tenant.privileged.set('alice', 'role');
  const { view, lostMethods } = await world.press(caseId);
  expect([view, lostMethods]).toMatchObject([{ step: 'ended', ending: 'failed' }, undefined]);
  expect(world.tenant.writes).toEqual([]);
});

test('none of these: sessions end, the pass is made, nothing is deleted', async () => {
  const { caseId } = await asked();
  const { view } = await press(caseId, null);
  expect(view).toMatchObject({ step: 'sealed' });
  expect(view).not.toHaveProperty('lostMethod');
  expect(world.tenant.writes).toEqual(['sessions', 'pass']);
});

test('what was not on offer at this press is no answer: another case, another kind, a method that came later', async () => {
  const { caseId, keyOf } = await asked();
  const keyOfHello = world.deps.keyedHash('lost-method', `${caseId}:${HELLO.type}:${HELLO.id}`);
  world.tenant.methods.get('alice')?.push({ id: 'later', type: PHONE.type, name: 'New' });
  const keyOfLater = world.deps.keyedHash('lost-method', `${caseId}:${PHONE.type}:later`);
  const keyElsewhere = world.deps.keyedHash('lost-method', `other:${PHONE.type}:old`);
  for (const key of [keyOfHello, keyOfLater, keyElsewhere, '']) await expect(press(caseId, key)).rejects.toMatchObject({ code: 'bad_request' });
  expect(world.tenant.writes).toEqual([]);
  expect((await press(caseId, keyOf('78'))).view).toMatchObject({ lostMethod: 'removed' });
  expect(methodIds()).toEqual(['old', 'hello', 'later']);
});

test('nobody is asked where nothing may be deleted: a lost PC, the only second factor', async () => {
  const { caseId } = await world.approved({ lost: 'pc' });
  expect((await world.press(caseId)).view.step).toBe('sealed');
  await world.advance(15 * 60_000);
  world.tenant.methods.set('alice', [PHONE]);
  world.tenant.passes = [];
  const next = await world.approved();
  expect((await world.press(next.caseId)).view.step).toBe('sealed');
  expect(world.tenant.writes).toEqual(['sessions', 'pass', 'sessions', 'pass']);
  expect(methodIds()).toEqual(['old']);
});

test('without the switch nobody is asked, no session ends, nothing is deleted', async () => {
  const off = await openCaseWorld();
  off.tenant.methods.set('alice', [PHONE, HELLO]);
  const { caseId } = await off.approved();
  expect((await off.press(caseId)).view.step).toBe('sealed');
  expect(off.tenant.writes).toEqual(['pass']);
  await off.close();
});

describe('when a call fails', () => {
  test.each(['no', 'lost'] as const)('sessions (%s) once: nothing is made under it, one more try does it all', async (fate) => {
    const { caseId, keyOf } = await asked();
    world.tenant.sessionEnds = [fate];
    expect((await press(caseId, keyOf('Pixel 6'))).view.step).toBe('issuing');
    expect(world.tenant.writes).toEqual(['sessions']);
    await world.advance(0);
    expect(world.tenant.writes).toEqual(['sessions', 'sessions', 'pass', 'method old']);
    expect((await world.press(caseId)).view).toMatchObject({ step: 'sealed', lostMethod: 'removed' });
  });

  test('sessions always: no pass is made and nothing is deleted', async () => {
    const { caseId, keyOf } = await asked();
    world.tenant.sessionEnds = ['no', 'no', 'no'];
    await press(caseId, keyOf('Pixel 6'));
    await world.advance(0);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect([world.tenant.writes, world.tenant.passes, methodIds()]).toEqual([['sessions', 'sessions'], [], ['old', 'number', 'hello']]);
  });

  test('the pass refused: nothing is deleted', async () => {
    const { caseId, keyOf } = await asked();
    world.tenant.posts = [{ outcome: 'refused', status: 403, code: 'accessDenied' }];
    expect((await press(caseId, keyOf('Pixel 6'))).view).toMatchObject({ step: 'ended', ending: 'failed' });
    await world.advance(60_000);
    expect([world.tenant.writes, methodIds()]).toEqual([['sessions', 'pass'], ['old', 'number', 'hello']]);
  });

  test('the pass made and its answer lost: deleted with the orphan stands nothing, the second try takes the method', async () => {
    const { caseId, keyOf } = await asked();
    world.tenant.posts = ['lost'];
    await press(caseId, keyOf('Pixel 6'));
    expect([world.tenant.deletes, methodIds()]).toEqual([['pass-1'], ['old', 'number', 'hello']]);
    await world.advance(1_000);
    expect(world.tenant.writes).toEqual(['sessions', 'pass', 'sessions', 'pass', 'method old']);
    expect((await world.press(caseId)).sealed).toBeDefined();
  });

  test.each(['no', 'lost'] as const)('the deletion (%s): the pass is given all the same, the kiosk says so, the desk is told, there is no second try', async (fate) => {
    const { caseId, keyOf } = await asked();
    world.tenant.removals = [fate];
    const { view, sealed } = await press(caseId, keyOf('Pixel 6'));
    expect([view, sealed === undefined]).toMatchObject([{ step: 'sealed', lostMethod: 'kept' }, false]);
    await world.advance(60_000);
    expect(world.tenant.writes).toEqual(['sessions', 'pass', 'method old']);
    expect(world.tenant.mails.filter(({ to }) => to === 'desk@contoso.example').map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Note: a lost sign-in method/)]);
    const [kept] = (await world.audit(caseId)).filter(({ kind }) => kind === 'case.lost-method-kept');
    expect(kept?.data).toMatchObject({ methodType: PHONE.type, why: fate === 'no' ? 'status-503' : 'no-answer' });
  });

  test('the directory cannot be read after the pass: nothing is deleted unseen', async () => {
    const { caseId, keyOf } = await asked();
    world.tenant.duringPost = () => { world.tenant.down = true; return Promise.resolve(); };
    expect((await press(caseId, keyOf('Pixel 6'))).view).toMatchObject({ step: 'sealed', lostMethod: 'kept' });
    expect(world.tenant.writes).toEqual(['sessions', 'pass']);
  });
});

describe('at the moment of deletion everything is read anew', () => {
  const changeDuringPost = (methods: SignInMethod[]): void => {
    world.tenant.duringPost = () => { world.tenant.methods.set('alice', methods); return Promise.resolve(); };
  };

  test.each([
    ['gone already', [NUMBER, HELLO], 'removed'],
    ['the last second factor by now', [PHONE], 'kept'],
    ['of another kind under the same id', [{ ...PHONE, type: HELLO.type }, NUMBER], 'removed'],
  ] as const)('%s: no call is made', async (_what, methods, end) => {
    const { caseId, keyOf } = await asked();
    changeDuringPost([...methods]);
    expect((await press(caseId, keyOf('Pixel 6'))).view).toMatchObject({ lostMethod: end });
    expect(world.tenant.writes).toEqual(['sessions', 'pass']);
    expect(methodIds()).toEqual(methods.map(({ id }) => id));
  });

  test('taken back by the approver while the pass is made: nothing is deleted', async () => {
    const { caseId, requestId, approver, keyOf } = await asked();
    world.tenant.duringPost = async () => { await undoApproval(world.deps)({ requestId, approver }); };
    await press(caseId, keyOf('Pixel 6'));
    for (let second = 0; second < 60; second += 1) await world.advance(1_000);
    expect([world.tenant.passes, methodIds()]).toEqual([[], ['old', 'number', 'hello']]);
  });
});

describe('a process that dies', () => {
  const dying = (cases: Partial<Deps['cases']>): Deps => ({ ...world.deps, cases: { ...world.deps.cases, ...cases } });

  test('with the method deleted and that not recorded: the sweep finds it gone, and the pass is still there to be fetched', async () => {
    const { caseId, keyOf } = await asked();
    const deps = dying({ sealedPass: () => Promise.reject(new Error('killed')) });
    const { sealed } = await pressForPass(deps)({ kioskId: world.kioskId, caseId, collectCode: '4711', lostMethod: keyOf('Pixel 6') });
    await markShown(world.deps)({ kioskId: world.kioskId, caseId });
    expect(sealed).toBeDefined();
    await world.advance(30_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'shown', lostMethod: { state: 'removed' } });
    expect(world.tenant.writes).toEqual(['sessions', 'pass', 'method old']);
  });

  test('with sessions ended and nothing sent: no pass, no deletion', async () => {
    const { caseId, keyOf } = await asked();
    world.tenant.duringPost = () => Promise.reject(new Error('killed'));
    await expect(press(caseId, keyOf('Pixel 6'))).rejects.toThrow('killed');
    for (const ms of [30_000, 1_000, 1_000, 2_000, 4_000]) await world.advance(ms);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect([world.tenant.passes, methodIds()]).toEqual([[], ['old', 'number', 'hello']]);
  });

  test('with the answer recorded and no pass begun: the sweep makes it, and the page presses again', async () => {
    const { caseId, keyOf } = await asked();
    const deps = dying({ load: (id) => world.deps.cases.load(id).then((stored) => (stored?.recoveryCase.lostMethod?.state === 'chosen' ? Promise.reject(new Error('killed')) : stored)) });
    await expect(pressForPass(deps)({ kioskId: world.kioskId, caseId, collectCode: '4711', lostMethod: keyOf('Pixel 6') })).rejects.toThrow('killed');
    await world.advance(20_000);
    expect((await world.press(caseId)).view).toMatchObject({ step: 'sealed', lostMethod: 'removed' });
  });
});

test('no answer: shortly before the yes lapses the pass is made and nothing is deleted', async () => {
  const { caseId } = await asked();
  await world.advance(89_999);
  expect((await world.state(caseId)).stage).toBe('approved');
  await world.advance(1);
  expect((await world.press(caseId)).view.step).toBe('sealed');
  expect(world.tenant.writes).toEqual(['sessions', 'pass']);
});

test('a new number under the id of the deleted one closes the case, once the old one was seen gone', async () => {
  const { caseId, keyOf } = await asked();
  await press(caseId, keyOf('78'));
  await markShown(world.deps)({ kioskId: world.kioskId, caseId });
  // A read that lags behind the deletion.
  world.tenant.methods.set('alice', [PHONE, NUMBER, HELLO]);
  await world.advance(30_000);
  expect((await world.state(caseId)).stage).toBe('shown');
  world.tenant.methods.set('alice', [PHONE, HELLO]);
  await world.advance(30_000);
  world.tenant.methods.set('alice', [PHONE, { ...NUMBER, name: '+49 1519999999' }, HELLO]);
  await world.advance(30_000);
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'closed' });
});
