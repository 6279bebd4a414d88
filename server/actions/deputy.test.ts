import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEPUTY_NAMINGS, NO_APPROVING_AFTER_RECOVERY_MS } from '../domain/limits.ts';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { drawCode } from './draw-code.ts';
import { managerLinks } from './manager-links.ts';
import { nameDeputy, readDeputy, takeDeputyBack } from './own-deputy.ts';
import { passOnRequest } from './pass-on-request.ts';
import { readApprovers } from './read-approvers.ts';

let world: CaseWorld;
const DAY = 86_400_000;

const isManager = (id: string, change = {}): void => { world.tenant.managers.set('alice', { kind: 'person', person: person(id, change) }); };
const name = (address: string, by = 'mona') => nameDeputy(world.deps)(by, address);
const view = (of = 'mona') => readDeputy(world.deps)(of);
const mailsTo = (id: string): readonly string[] => world.tenant.mails.filter(({ to }) => to === `${id}@contoso.example`).map(({ subject }) => subject);
const named = async (): Promise<void> => {
  await name('dan@contoso.example');
  await world.sweep();
  await world.advance(DAY);
};
const askedNext = async (): Promise<unknown> => {
  const { caseId } = await world.start();
  await world.sweep();
  const { approverId, requestId } = await world.state(caseId);
  if (approverId !== 'mona') return approverId;
  await passOnRequest(world.deps)({ requestId: requestId ?? '', approver: { personId: 'mona', fresh: null } });
  await world.sweep();
  const after = await world.state(caseId);
  return after.stage === 'ended' ? after.ending : after.approverId;
};

/** Alice's manager is Mona. Dan can vouch, and so can Ada, who is also Mona under another account. */
beforeEach(async () => {
  world = await openCaseWorld({ line: ['manager', 'deputy'], factorWaitMs: DAY });
  for (const someone of [person('dan'), person('off', { accountEnabled: false }), person('guest', { userType: 'Guest' }), person('ada', { otherMails: ['mona@contoso.example'] })]) {
    world.tenant.people.set(someone.id, someone);
    world.tenant.factors.set(someone.id, 'ready');
  }
});
afterEach(() => world.close());

describe('naming', () => {
  test('A30: a colleague: both are told, and they wait as long as a factor does before they are asked', async () => {
    await name('dan@contoso.example');
    await world.sweep();
    expect(mailsTo('mona')).toEqual(['You named a deputy for the recovery kiosk']);
    expect(mailsTo('dan')).toEqual(['mona named you as deputy for the recovery kiosk']);
    expect((await view()).deputy).toEqual({ address: 'dan@contoso.example', namedAgoMs: 0, usableInMs: DAY });
    await world.advance(DAY - 1);
    expect(await askedNext()).toBe('unanswered');
    await world.advance(1);
    expect(await askedNext()).toBe('dan');
  });

  test.each([
    ['nobody', 'nobody@contoso.example', 'unknown-person'], ['an account out of service', 'off@contoso.example', 'disabled'], ['a guest', 'guest@contoso.example', 'not-member'],
    ['oneself', 'mona@contoso.example', 'is-manager'], ['one’s other account', 'ada@contoso.example', 'is-manager'],
  ])('A30, A31, T16: %s looks like anybody else to whoever names them, and is never asked', async (_who, address, why) => {
    await name(address);
    await world.sweep();
    expect((await view()).deputy).toEqual({ address, namedAgoMs: 0, usableInMs: DAY });
    expect(world.tenant.mails.map(({ to, subject }) => [to, subject])).toEqual([['mona@contoso.example', 'You named a deputy for the recovery kiosk']]);
    expect((await world.audit('deputy')).at(-1)).toMatchObject({ kind: 'deputy.unfit', data: { why } });
    await world.advance(DAY);
    expect(await askedNext()).toBe('unanswered');
  });

  test('A31: the answer waits for no look-up: while the directory finds nobody it comes all the same, and they are found later', async () => {
    const { directory } = world.deps;
    const deps = { ...world.deps, directory: { ...directory, findPerson: () => Promise.reject(new Error('asked too early')) } };
    await nameDeputy(deps)('mona', 'dan@contoso.example');
    world.tenant.down = true;
    await world.sweep();
    expect(mailsTo('dan')).toEqual([]);
    world.tenant.down = false;
    await world.advance(10_000);
    expect(mailsTo('dan')).toHaveLength(1);
  });

  test.each([['none', 'factor_missing'], ['waiting', 'factor_waiting']] as const)('T38: whose own factor is %s names nobody', async (state, code) => {
    world.tenant.factors.set('mona', state);
    await expect(name('dan@contoso.example')).rejects.toMatchObject({ code });
    expect((await view()).deputy).toBeNull();
  });

  test('nobody names deputies where the policy knows none', async () => {
    const deps = { ...world.deps, policy: { ...world.deps.policy, line: ['manager'] as const } };
    await expect(nameDeputy(deps)('mona', 'dan@contoso.example')).rejects.toMatchObject({ code: 'wrong_state' });
    expect((await readDeputy(deps)('mona')).onOffer).toBe(false);
  });

  test('A31, N01: five times a day and no more', async () => {
    for (let times = 0; times < (DEPUTY_NAMINGS[0]?.max ?? 0); times += 1) await name('dan@contoso.example');
    await expect(name('dan@contoso.example')).rejects.toMatchObject({ code: 'too_many' });
  });
});

describe('taking back', () => {
  test('counts at once, and both are told', async () => {
    await named();
    await takeDeputyBack(world.deps)('mona');
    await world.sweep();
    expect((await view()).deputy).toBeNull();
    expect(mailsTo('mona').at(-1)).toBe('You have no deputy for the recovery kiosk any more');
    expect(mailsTo('dan').at(-1)).toBe('You are no longer the deputy of mona for the recovery kiosk');
    expect(await askedNext()).toBe('unanswered');
  });

  test('A30, T14: between their yes and the press: nothing is made', async () => {
    await named();
    const opened = await world.start();
    await world.sweep();
    await passOnRequest(world.deps)({ requestId: (await world.state(opened.caseId)).requestId ?? '', approver: { personId: 'mona', fresh: null } });
    await world.sweep();
    const { matchCode } = await drawCode(world.deps)({ kioskId: world.kioskId, caseId: opened.caseId, round: 1 });
    const { requestId, ...approver } = await world.match({ ...opened, matchCode });
    expect(approver.personId).toBe('dan');
    await world.advance(3_000);
    await approveCase(world.deps)({ requestId, approver, body: { knownBy: 'video', factor: { kind: 'totp', code: FACTOR_CODE } } });
    await world.sweep();
    await takeDeputyBack(world.deps)('mona');
    expect((await world.press(opened.caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
    expect((await world.audit(opened.caseId)).at(-1)?.data).toMatchObject({ why: 'no-deputy' });
    expect(world.tenant.created).toEqual([]);
  });

  test('while the directory is away they are gone all the same', async () => {
    await named();
    world.tenant.down = true;
    await takeDeputyBack(world.deps)('mona');
    expect((await view()).deputy).toBeNull();
  });

  test('whoever is named anew waits anew, and whoever was before hears of it', async () => {
    await named();
    world.tenant.people.set('eve', person('eve'));
    await name('eve@contoso.example');
    await world.sweep();
    expect(mailsTo('dan').at(-1)).toBe('You are no longer the deputy of mona for the recovery kiosk');
    expect((await view()).deputy).toMatchObject({ address: 'eve@contoso.example', usableInMs: DAY });
    expect(await askedNext()).toBe('unanswered');
  });
});

describe('a deputy stands for a manager alone', () => {
  test('A30, T08: another manager: the deputy of the former one is not asked', async () => {
    await named();
    isManager('ada');
    expect(await askedNext()).toBe('ada');
  });

  test('A17: of a manager out of service: not asked', async () => {
    await named();
    isManager('mona', { accountEnabled: false });
    expect(await askedNext()).toBeNull();
  });

  test('A14: of a manager whose account was recovered: not asked before they could vouch themselves', async () => {
    await named();
    const recovered = world.deps.clock.now();
    const deps = { ...world.deps, cases: { ...world.deps.cases, lastPassFor: (id: string) => Promise.resolve(id === 'mona' ? recovered : null) } };
    const { caseId } = await world.start();
    const holder = async () => (await readApprovers(deps, managerLinks(deps), 'start', await world.state(caseId), 'alice')).find(({ role }) => role === 'deputy')?.holder;
    expect(await holder()).toEqual({ kind: 'none' });
    await world.advance(NO_APPROVING_AFTER_RECOVERY_MS);
    expect(await holder()).toMatchObject({ kind: 'person', person: { id: 'dan' } });
  });

  test('T07: a deputy who is the claimant is passed over', async () => {
    world.tenant.people.set('alice', person('alice'));
    await name('alice@contoso.example');
    await world.sweep();
    await world.advance(DAY);
    world.tenant.factors.set('alice', 'ready');
    expect(await askedNext()).toBe('unanswered');
  });

  test('T34: a row that was moved to another manager opens nothing, and nobody is passed over by it', async () => {
    await named();
    const { sealed } = await world.database.db.selectFrom('deputy').select('sealed').executeTakeFirstOrThrow();
    await world.database.db.insertInto('deputy').values({ manager_id: 'ada', sealed }).execute();
    isManager('ada');
    const { caseId } = await world.start();
    await world.sweep();
    expect((await world.state(caseId)).subject).toEqual({ kind: 'unresolved' });
  });
});
