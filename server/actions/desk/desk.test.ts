import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskDeps } from '../../desk-routes.ts';
import { REMIND_MS, REQUEST_MS } from '../../domain/limits.ts';
import { deskRecords } from '../../store/desk-records.ts';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../../test-cases.ts';
import { runDue } from '../run-due.ts';
import { addPushPhone } from '../push-phones.ts';
import { typeMatchCode } from '../type-match-code.ts';
import { checkId } from './check-id.ts';
import { askToClear, clearBlock, readBlocks } from './clear-block.ts';
import { closeSlip } from './close-slip.ts';
import { readCases } from './read-cases.ts';
import { readFigures } from './read-figures.ts';
import { readManagers } from './read-managers.ts';
import { findSlip, readSlips } from './read-slips.ts';
import { revokeFactors } from './revoke-factors.ts';
import { searchAudit } from './search-audit.ts';
import { stopCase } from './stop-case.ts';

let world: CaseWorld;
let deps: DeskDeps;
let revoked: string[];
const factor = { kind: 'totp', code: FACTOR_CODE } as const;
const wrong = { kind: 'totp', code: '000000' } as const;

beforeEach(async () => {
  world = await openCaseWorld({ proofs: { usual: ['badge', 'id-check'], groups: [] } });
  revoked = [];
  const { issuer, sealPass: _none, ...shared } = world.deps;
  deps = {
    ...shared,
    issuer: { delete: (personId, passId) => issuer.delete(personId, passId), list: (personId) => issuer.list(personId) },
    records: { ...deskRecords(world.database.db), verify: () => Promise.resolve({ events: 0, faults: [] }) },
    revokeFactorsOf: (personId, clerkId) => { revoked.push(`${personId} by ${clerkId}`); return Promise.resolve(1); },
  };
  for (const [id, change] of [['carl', { displayName: 'Carl Clerk' }], ['olga', { displayName: 'Olga' }], ['carl2', { employeeId: '17' }]] as const) world.tenant.people.set(id, person(id, change));
  world.tenant.people.set('carl', person('carl', { displayName: 'Carl Clerk', employeeId: '17' }));
});
afterEach(() => world.close());

describe('live cases', () => {
  test('are told as they stand, with who was asked and whether the mail got away; no code and no pass is in it', async () => {
    const opened = await world.start();
    await world.sweep();
    await world.sweep();
    const [asked] = (await readCases(deps)()).cases;
    expect(asked).toMatchObject({ who: 'Alice Ahorn', address: 'alice@contoso.example', state: 'asked', approver: 'mona', reason: null, canStop: true });
    expect(asked?.story.map(({ kind, who }) => [kind, who])).toEqual([['started', 'alice@contoso.example'], ['asked', 'mona'], ['mail-taken', 'mona']]);
    await world.match(opened);
    expect((await readCases(deps)()).cases).toMatchObject([{ state: 'code-right' }]);
    expect(JSON.stringify(await readCases(deps)())).not.toContain(opened.matchCode);
  });

  test('what was delivered is told, by each way, with what failed and when they looked', async () => {
    await world.close();
    world = await openCaseWorld({ teamsAppId: 'app' });
    const phones = ['taken', 'gone'] as const;
    for (const [n] of phones.entries()) await addPushPhone(world.deps)('mona', { endpoint: `https://push.example/${n}`, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22), expiresInMs: null, language: 'en' });
    world.tenant.onPush = (endpoint) => Promise.resolve(phones[Number(endpoint.at(-1))] ?? 'taken');
    world.tenant.onTeams = () => Promise.resolve('refused');
    const opened = await world.start();
    await world.sweep();
    await world.advance(REMIND_MS);
    await world.match(opened);
    const [told] = (await readCases(world.deps)()).cases;
    expect(told?.story.map(({ kind, who }) => [kind, who]).slice(1).toSorted()).toEqual([
      ['asked', 'mona'], ['code-right', 'mona'], ['mail-taken', 'mona'], ['mail-taken', 'mona'], ['opened', 'mona'],
      ['push-gone', 'mona'], ['push-taken', 'mona'], ['push-taken', 'mona'], ['reminded', 'mona'], ['teams-missing', 'mona'], ['teams-missing', 'mona'],
    ]);
    expect(told?.story.find(({ kind }) => kind === 'opened')?.agoMs).toBe(0);
  });

  test('a decoy is told with its true reason, which the kiosk never says', async () => {
    world.tenant.factors.set('mona', 'none');
    await world.start();
    await world.sweep();
    expect((await readCases(deps)()).cases).toMatchObject([{ state: 'decoy', reason: 'approver-no-factor', who: 'alice@contoso.example' }]);
    expect(await readManagers(deps)()).toMatchObject({ managers: [{ who: 'mona', refused: 1 }] });
    world.tenant.factors.set('mona', 'ready');
    expect(await readManagers(deps)()).toEqual({ managers: [] });
  });

  test('a wrong code is told with the tries that are left', async () => {
    const opened = await world.start();
    await world.sweep();
    const { requestId, approverId } = await world.state(opened.caseId);
    const call = { requestId: requestId ?? '', approver: { personId: approverId ?? '', fresh: null } };
    await import('../open-request.ts').then(({ openRequest }) => openRequest(world.deps)(call));
    await typeMatchCode(world.deps)({ ...call, matchCode: opened.matchCode === '000000' ? '000001' : '000000' }).catch(() => undefined);
    expect((await readCases(deps)()).cases[0]?.story.at(-1)).toMatchObject({ kind: 'code-wrong', who: 'mona', left: 2 });
  });
});

describe('revoking a case', () => {
  test('ends one that waits, is approved, or has its pass; a pass is deleted; each names the clerk in the audit', async () => {
    const waiting = await world.start();
    await world.sweep();
    await stopCase(deps)({ caseId: waiting.caseId, clerkId: 'carl' });
    expect(await world.state(waiting.caseId)).toMatchObject({ stage: 'ended', ending: 'revoked' });

    const approved = await world.approved();
    await world.press(approved.caseId);
    expect(await world.state(approved.caseId)).toMatchObject({ stage: 'issued' });
    await stopCase(deps)({ caseId: approved.caseId, clerkId: 'carl' });
    expect(await world.state(approved.caseId)).toMatchObject({ stage: 'ended', ending: 'revoked' });
    expect([world.tenant.deletes, world.tenant.passes]).toEqual([world.tenant.created, []]);
    for (const { caseId } of [waiting, approved]) expect((await world.audit(caseId)).find(({ kind }) => kind === 'case.stopped-at-desk')?.personal).toEqual({ clerkId: 'carl' });
  });

  test('while the request for the pass is under way: what it made is deleted, and nobody sees it', async () => {
    const { caseId } = await world.approved();
    world.tenant.duringPost = async () => {
      world.tenant.duringPost = () => Promise.resolve();
      await stopCase(deps)({ caseId, clerkId: 'carl' });
    };
    await world.press(caseId).catch(() => undefined);
    for (let at = 0; at < 20; at += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'revoked' });
    expect(world.tenant.passes).toEqual([]);
  });

  test('is refused for one that is over, and not found for one that never was', async () => {
    const { caseId } = await world.start();
    await stopCase(deps)({ caseId, clerkId: 'carl' });
    await expect(stopCase(deps)({ caseId, clerkId: 'carl' })).resolves.toBeUndefined();
    await expect(stopCase(deps)({ caseId: 'nobody', clerkId: 'carl' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('slips', () => {
  test('say the true reason of their case, also when it is over, and are closed once', async () => {
    world.tenant.privileged.set('alice', 'role');
    const { caseId } = await world.start();
    await world.sweep();
    const number = await world.deps.slips.issue({ kioskId: world.kioskId, caseId, why: 'asked-at-kiosk', at: world.deps.clock.now() });
    await world.advance(REQUEST_MS);
    expect(await findSlip(deps)(number.replace('-', ''))).toMatchObject({ slip: { number, why: 'asked-at-kiosk' }, about: { state: 'ended', ending: 'unanswered', who: 'alice@contoso.example', reason: 'person-privileged' } });
    expect(await readSlips(deps)()).toMatchObject({ slips: [{ number }] });
    await closeSlip(deps)({ number, note: 'sent upstairs', clerkId: 'carl' });
    await expect(closeSlip(deps)({ number, note: 'again', clerkId: 'carl' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await world.audit(number)).at(-1)).toMatchObject({ kind: 'slip.closed', personal: { clerkId: 'carl', note: 'sent upstairs' } });
    await expect(findSlip(deps)('0000-0000')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('K19: the ID check', () => {
  const start = async () => {
    const opened = await world.start({ proof: { kind: 'id-check' } });
    return { ...opened, slip: 'slip' in opened.view ? opened.view.slip : '' };
  };

  test('is signed with the clerk\'s factor, for this slip and once', async () => {
    const { caseId, slip } = await start();
    await expect(checkId(deps)({ number: slip, clerkId: 'carl', factor: wrong })).rejects.toMatchObject({ code: 'factor_wrong' });
    expect(await world.state(caseId)).toMatchObject({ subject: { kind: 'unresolved' }, proof: { clerkId: null } });
    await checkId(deps)({ number: slip, clerkId: 'carl', factor });
    await world.sweep();
    expect(await world.state(caseId)).toMatchObject({ subject: { kind: 'real' }, proof: { clerkId: 'carl' } });
    await expect(checkId(deps)({ number: slip, clerkId: 'carl', factor })).rejects.toMatchObject({ code: 'not_found' });
    expect(await findSlip(deps)(slip)).toMatchObject({ slip: { closedNote: 'identity card seen' } });
  });

  test('R01: a clerk checks neither themself nor whose manager they are, under no account; nothing is signed for it', async () => {
    const { slip, caseId } = await start();
    world.tenant.people.set('mona2', person('mona2', { otherMails: ['mona@contoso.example'] }));
    for (const clerkId of ['alice', 'mona', 'mona2']) await expect(checkId(deps)({ number: slip, clerkId, factor: wrong })).rejects.toMatchObject({ code: 'clerk_is_party' });
    expect((await world.audit(caseId)).filter(({ kind }) => kind === 'factor.refused')).toEqual([]);
  });

  test('the clerk sees whose name must be on the card, and is offered nothing for an address that nobody has', async () => {
    const { slip } = await start();
    expect(await findSlip(deps)(slip)).toMatchObject({ about: { who: 'Alice Ahorn', state: 'at-desk', idSlip: slip } });
    const nobody = await world.start({ proof: { kind: 'id-check' }, address: 'nobody@contoso.example' }, undefined, 'kiosk-2');
    const other = 'slip' in nobody.view ? nobody.view.slip : '';
    expect(await findSlip(deps)(other)).toMatchObject({ about: { reason: 'unknown-person', idSlip: null } });
    await expect(checkId(deps)({ number: other, clerkId: 'carl', factor })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('while the directory does not answer nobody is checked', async () => {
    const { slip } = await start();
    world.tenant.down = true;
    await expect(checkId(deps)({ number: slip, clerkId: 'carl', factor })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('C07: clearing a block', () => {
  const blocked = async (): Promise<string> => {
    const { caseId } = await world.approved();
    await world.deps.notices.offer('hash', { caseId, personId: 'alice' }, []);
    await world.deps.notices.spend('hash', { caseId, personId: 'alice' }, []);
    return (await world.deps.blocks.standing())[0]?.id ?? '';
  };

  test('takes two people who are neither the blocked person nor their manager, each signed', async () => {
    const blockId = await blocked();
    await expect(clearBlock(deps)({ blockId, clerkId: 'olga', factor })).rejects.toMatchObject({ code: 'wrong_state' });
    for (const clerkId of ['alice', 'mona']) await expect(askToClear(deps)({ blockId, clerkId, factor })).rejects.toMatchObject({ code: 'clerk_is_party' });
    await expect(askToClear(deps)({ blockId, clerkId: 'carl', factor: wrong })).rejects.toMatchObject({ code: 'factor_wrong' });
    await askToClear(deps)({ blockId, clerkId: 'carl', factor });
    expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
    expect(await readBlocks(deps)('carl')).toMatchObject({ blocks: [{ who: 'Alice Ahorn', why: 'not-me', askedBy: 'Carl Clerk', askedByYou: true }] });
    for (const clerkId of ['carl', 'carl2']) await expect(clearBlock(deps)({ blockId, clerkId, factor })).rejects.toMatchObject({ code: 'needs_another' });
    for (const clerkId of ['alice', 'mona']) await expect(clearBlock(deps)({ blockId, clerkId, factor })).rejects.toMatchObject({ code: 'clerk_is_party' });
    expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
    await clearBlock(deps)({ blockId, clerkId: 'olga', factor });
    expect(await world.deps.blocks.isBlocked('alice')).toBe(false);
    expect((await world.audit(blockId)).map(({ kind, personal }) => [kind, personal])).toEqual([['factor.refused', { personId: 'carl' }], ['block.clearing-asked', { personId: 'alice', clerkId: 'carl' }], ['block.cleared', { personId: 'alice', clerkId: 'olga' }]]);
    await expect(clearBlock(deps)({ blockId, clerkId: 'olga', factor })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the database itself takes no second from the first', async () => {
    const blockId = await blocked();
    expect(await world.deps.blocks.askToClear(blockId, 'carl')).toBe(true);
    expect(await world.deps.blocks.askToClear(blockId, 'olga')).toBe(false);
    expect(await world.deps.blocks.clear(blockId, 'carl')).toBe(false);
    const both = await Promise.all([world.deps.blocks.clear(blockId, 'olga'), world.deps.blocks.clear(blockId, 'olga')]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });
});

test('a phone that is gone: revoked by address, signed, with the clerk\'s name', async () => {
  await expect(revokeFactors(deps)({ address: 'nobody@contoso.example', clerkId: 'carl', factor })).rejects.toMatchObject({ code: 'not_found' });
  await expect(revokeFactors(deps)({ address: 'mona@contoso.example', clerkId: 'carl', factor: wrong })).rejects.toMatchObject({ code: 'factor_wrong' });
  expect(revoked).toEqual([]);
  expect(await revokeFactors(deps)({ address: 'MONA@contoso.example', clerkId: 'carl', factor })).toEqual({ who: 'mona', count: 1 });
  expect(revoked).toEqual(['mona by carl']);
});

test('the audit log is found by person, case, kind and time, without patterns from outside; the verdict stands beside it', async () => {
  const { caseId } = await world.approved();
  const search = searchAudit(deps);
  const all = { person: '', caseId: '', kind: '', hours: 24 };
  const kindsOf = async (asked: Partial<typeof all>): Promise<readonly string[]> => (await search({ ...all, ...asked })).rows.map(({ kind }) => kind).toReversed();
  expect(await kindsOf({ caseId })).toEqual(expect.arrayContaining(['case.started', 'case.approved']));
  expect(await kindsOf({ person: 'mona@contoso.example', caseId })).toEqual(expect.arrayContaining(['case.approver-asked', 'case.approved']));
  expect(await kindsOf({ person: 'alice@contoso.example', kind: 'case.st' })).toEqual(['case.started']);
  expect(await kindsOf({ person: '%' })).toEqual([]);
  expect(await search(all)).toMatchObject({ more: false, verdict: { events: 0, faults: [] } });
  await world.advance(2 * 3_600_000);
  expect(await kindsOf({ hours: 1, kind: 'case.started' })).toEqual([]);
});

test('figures: each case in its hour by its ending, and how long a yes took', async () => {
  await world.approved();
  await runDue(world.deps)();
  const { hours, toApproval } = await readFigures(deps)();
  expect(hours).toHaveLength(24);
  expect(hours.at(-1)).toMatchObject({ endings: { open: 1 } });
  expect(hours.slice(0, -1).every(({ endings }) => Object.keys(endings).length === 0)).toBe(true);
  expect(toApproval).toMatchObject({ count: 1, bands: [{ underMs: 60_000, count: 1 }, { count: 1 }, { count: 1 }, { count: 1 }, { underMs: null, count: 1 }] });
});
