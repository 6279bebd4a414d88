import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOLD_FOR_NOTICE_MS, NOT_ME_MS, TELL_TRIES_EVERY_MS } from '../domain/limits.ts';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { auditOf } from '../store/audit-log.ts';
import { declineCase } from './decline-case.ts';
import { markCollected } from './mark-collected.ts';
import { markShown } from './mark-shown.ts';
import { sayNotMe } from './say-not-me.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const HOMES = ['alice@contoso.example', 'alice@home.example'];
const toAlice = (): { to: string; subject: string; text: string }[] => world.tenant.mails.filter(({ to }) => HOMES.includes(to));
const tokens = (): string[] => world.tenant.mails.flatMap(({ text }) => /\/not-me\/([\w-]{22})/.exec(text)?.[1] ?? []);
const shown = async (): Promise<string> => {
  const { caseId } = await world.approved();
  await world.press(caseId);
  await markShown(world.deps)({ kioskId: world.kioskId, caseId });
  return caseId;
};
const press = async (token: string): Promise<void> => {
  await sayNotMe(world.deps)(token);
  await world.sweep();
};

describe('R19: whoever owns the account hears of it', () => {
  test('at every stored address, with the kiosk, the desk and a link, before anything is made', async () => {
    await world.approved();
    expect(toAlice().map(({ to, subject }) => [to, subject])).toEqual(HOMES.map((to) => [to, 'Your account is being recovered']));
    expect(toAlice()[0]?.text).toMatch(/Lobby, Main Street, Ground floor[^]*15 minutes[^]*https:\/\/approve\.example\/not-me\/[\w-]{22}[^]*\+49 30 1234/);
    expect(world.tenant.created).toEqual([]);
  });

  test('once more when a case with a yes ends without a pass, and not when the pass was taken', async () => {
    await world.approved();
    await world.advance(5 * 60_000);
    expect(toAlice().slice(2).map(({ to, subject }) => [to, subject])).toEqual(HOMES.map((to) => [to, 'The recovery of your account has ended without a pass']));
    world.tenant.mails.length = 0;
    const caseId = await shown();
    await markCollected(world.deps)({ kioskId: world.kioskId, caseId });
    await world.advance(16 * 60_000);
    expect((await world.state(caseId)).stage).toBe('ended');
    expect(toAlice()).toHaveLength(2);
  });

  test('R53: no link stands in the database, neither while its mail waits nor afterwards', async () => {
    world.tenant.noMailTo = (to) => to === 'alice@home.example';
    await world.approved();
    const [token = ''] = tokens();
    const { rows } = await world.database.db.selectFrom('due').selectAll().execute().then((all) => ({ rows: JSON.stringify(all) }));
    expect(rows).toContain('mail');
    expect(rows).not.toContain(token);
    expect(JSON.stringify(await world.database.db.selectFrom('not_me').selectAll().execute())).not.toContain(token);
  });
});

describe('F38: no pass before a notice was taken', () => {
  test('the press waits; when one address takes it the pass is made and the page gets it by pressing again', async () => {
    world.tenant.noMailTo = () => true;
    const { caseId } = await world.approved();
    expect((await world.press(caseId)).view.step).toBe('issuing');
    expect(await world.state(caseId)).toMatchObject({ stage: 'telling', toldAt: null });
    await world.advance(10_000);
    expect(world.tenant.created).toEqual([]);
    world.tenant.noMailTo = (to) => to === 'alice@contoso.example';
    await world.advance(10_000);
    expect((await world.state(caseId)).stage).toBe('issued');
    expect((await world.press(caseId)).sealed).toBeDefined();
  });

  test('when none does within 30 s the case fails, and nothing was asked of the directory', async () => {
    world.tenant.noMailTo = (to) => HOMES.includes(to);
    const { caseId } = await world.approved();
    await world.press(caseId);
    await world.advance(HOLD_FOR_NOTICE_MS - 1);
    expect((await world.state(caseId)).stage).toBe('telling');
    await world.advance(1);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect(world.tenant.created).toEqual([]);
  });

  test('a wait that outlives the yes ends without a pass', async () => {
    world.tenant.noMailTo = (to) => HOMES.includes(to);
    const { caseId } = await world.approved();
    await world.advance(100_000);
    await world.press(caseId);
    await world.advance(21_000);
    world.tenant.noMailTo = () => false;
    await world.advance(8_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect(world.tenant.created).toEqual([]);
  });
});

describe('A25: this was not me', () => {
  test('a pass that is on the screen is deleted, the case revoked, the person blocked, the desk alarmed', async () => {
    const caseId = await shown();
    await press(tokens()[0] ?? '');
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'revoked', repudiated: true });
    expect(world.tenant.passes).toEqual([]);
    expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
    expect(world.tenant.mails.filter(({ to }) => to === 'desk@contoso.example').map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Alarm: the owner of an account says/)]);
    expect((await auditOf(world.database.db, caseId)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['alarm.not-me', 'case.repudiated', 'case.pass-deleted']));
  });

  test('before the press, and while the pass is being made, it ends the case with no pass', async () => {
    const early = await world.approved();
    await press(tokens()[0] ?? '');
    expect(await world.state(early.caseId)).toMatchObject({ stage: 'ended', ending: 'revoked' });
    expect(world.tenant.created).toEqual([]);
    await world.database.db.deleteFrom('block').execute();
    const { caseId } = await world.approved();
    world.tenant.duringPost = () => press(tokens().at(-1) ?? '');
    await world.press(caseId);
    for (let second = 0; second < 15; second += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'revoked' });
    expect(world.tenant.passes).toEqual([]);
  });

  test('after the end nothing is left to delete; the person is blocked and the desk alarmed all the same', async () => {
    const caseId = await shown();
    await markCollected(world.deps)({ kioskId: world.kioskId, caseId });
    await world.advance(16 * 60_000);
    const before = await world.state(caseId);
    await press(tokens()[0] ?? '');
    expect(await world.state(caseId)).toEqual(before);
    expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
    expect(world.tenant.mails.some(({ to }) => to === 'desk@contoso.example')).toBe(true);
  });

  test('a link counts once, whatever is pressed afterwards: the same again, the other one of the case, a made-up one', async () => {
    await world.approved();
    await world.advance(5 * 60_000);
    const [first = '', , second = ''] = tokens();
    expect(first).not.toBe(second);
    await press(first);
    world.tenant.mails.length = 0;
    for (const token of [first, second, 'A'.repeat(22)]) await press(token);
    expect(world.tenant.mails).toEqual([]);
    expect(await world.database.db.selectFrom('block').selectAll().execute()).toHaveLength(1);
  });

  test('of fifty presses at once one counts', async () => {
    await shown();
    const token = tokens()[0] ?? '';
    await Promise.all(Array.from({ length: 50 }, () => sayNotMe(world.deps)(token)));
    await world.sweep();
    expect(world.tenant.mails.filter(({ to }) => to === 'desk@contoso.example')).toHaveLength(1);
  });

  test('a link is too old after its time, and not a moment before', async () => {
    await world.approved();
    const token = tokens()[0] ?? '';
    await world.advance(NOT_ME_MS, 'silent');
    await press(token);
    expect(await world.deps.blocks.isBlocked('alice')).toBe(false);
  });

  test('a process that dies right after the press leaves the rest to the next sweep', async () => {
    await shown();
    await sayNotMe(world.deps)(tokens()[0] ?? '');
    expect(world.tenant.passes).toHaveLength(1);
    await world.sweep();
    expect(world.tenant.passes).toEqual([]);
  });
});

describe('R20: tries that came to nothing', () => {
  const told = () => world.tenant.mails.filter(({ subject }) => /^Somebody tried to recover/.test(subject));

  test('are told together, a quarter of an hour after the first, to the person and the manager', async () => {
    world.tenant.badges.clear();
    for (const kiosk of ['kiosk-1', 'kiosk-2', 'kiosk-1']) {
      await world.start({}, undefined, kiosk);
      await world.advance(60_000);
    }
    expect(told()).toEqual([]);
    await world.advance(TELL_TRIES_EVERY_MS);
    expect(told().map(({ to }) => to)).toEqual([...HOMES, 'mona@contoso.example']);
    expect(told()[0]?.text).toContain('How often in the last minutes: 3');
    expect(told()[0]?.text.match(/Lobby/g)).toHaveLength(2);
    await world.advance(TELL_TRIES_EVERY_MS);
    expect(told()).toHaveLength(3);
  });

  test('a declined request is one, a case with a yes has its own notice, and who is nobody is told nothing', async () => {
    await world.start({ address: 'nobody@contoso.example' });
    const opened = await world.start();
    await world.sweep();
    const { requestId, ...approver } = await world.match(opened);
    await declineCase(world.deps)({ requestId, approver });
    await world.advance(TELL_TRIES_EVERY_MS);
    expect(told().map(({ to }) => to)).toEqual([...HOMES, 'mona@contoso.example']);
    expect(told()[0]?.text).toContain('How often in the last minutes: 1');
    await world.approved();
    await world.advance(60 * 60_000, 'silent');
    expect(told()).toHaveLength(3);
  });
});
