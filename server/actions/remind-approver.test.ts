import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEXT_IN_LINE_MS, PROMPTS_PER_APPROVER, REMIND_MS } from '../domain/limits.ts';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { cancelCase } from './cancel-case.ts';
import { openRequest } from './open-request.ts';
import { addPushPhone } from './push-phones.ts';
import { stillHere } from './still-here.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const SECOND = 1_000;
const toMona = (): string[] => world.tenant.mails.filter(({ to }) => to === 'mona@contoso.example').map(({ subject }) => subject);
const links = (): (string | undefined)[] => world.tenant.mails.filter(({ to }) => to === 'mona@contoso.example').map(({ text }) => /https:\S+/.exec(text)?.[0]);

test('who has not looked is reminded once, by every way, with the same link; the next in line is not asked before', async () => {
  const pushed: string[] = [];
  world.tenant.onPush = (_endpoint, { body }) => { pushed.push(body); return Promise.resolve('taken'); };
  await addPushPhone(world.deps)('mona', { endpoint: 'https://push.example/1', p256dh: 'p'.repeat(87), auth: 'a'.repeat(22), expiresInMs: null, language: 'en' });
  const { caseId } = await world.start();
  await world.sweep();
  await world.advance(REMIND_MS - SECOND);
  expect([toMona().length, pushed.length]).toEqual([1, 1]);
  await world.advance(SECOND);
  expect(toMona()).toEqual(['Alice Ahorn asks you to confirm who they are', 'Alice Ahorn is still waiting for you to confirm who they are']);
  expect(pushed).toEqual(['Someone asks for your approval.', 'Someone is still waiting for you.']);
  expect(new Set(links()).size).toBe(1);
  expect(REMIND_MS).toBeLessThan(NEXT_IN_LINE_MS);
  for (let step = 0; step < 4; step += 1) {
    await stillHere(world.deps)({ kioskId: world.kioskId, caseId });
    await world.advance(REMIND_MS);
  }
  expect(toMona()).toHaveLength(2);
  expect((await world.audit(caseId)).filter(({ kind }) => kind === 'request.reminded')).toHaveLength(1);
});

test('who has looked is not, nor who is asked no more', async () => {
  const opened = await world.start();
  await world.sweep();
  const { requestId } = await world.state(opened.caseId);
  await openRequest(world.deps)({ requestId: requestId ?? '', approver: { personId: 'mona', fresh: null } });
  await world.advance(REMIND_MS);
  expect(toMona()).toHaveLength(1);
  await cancelCase(world.deps)({ kioskId: world.kioskId, caseId: opened.caseId });
  const second = await world.start();
  await world.sweep();
  await cancelCase(world.deps)({ kioskId: world.kioskId, caseId: second.caseId });
  await world.advance(REMIND_MS);
  expect(toMona()).toHaveLength(2);
});

test('a sweep that died after the reminder was queued queues no second one', async () => {
  const { caseId } = await world.start();
  await world.sweep();
  await world.advance(REMIND_MS);
  const { requestId } = await world.state(caseId);
  const at = world.deps.clock.now();
  await world.database.db.insertInto('due').values({ kind: 'remind', subject: requestId ?? '', due_at: at, since: at, tries: 0, sealed_mail: null }).execute();
  await world.sweep();
  expect(toMona()).toHaveLength(2);
});

test('R10: a reminder is no prompt and never more than one to each: whoever is asked as often as may be gets twice as many mails at most', async () => {
  const [{ max }] = PROMPTS_PER_APPROVER as unknown as readonly [{ readonly max: number }];
  for (let n = 0; n < max + 2; n += 1) {
    const name = `staff${n}`;
    world.tenant.people.set(name, { ...world.tenant.people.get('alice')!, id: name, userPrincipalName: `${name}@contoso.example`, displayName: name, mail: null, otherMails: [] });
    world.tenant.managers.set(name, world.tenant.managers.get('alice')!);
    world.tenant.badges.set(`0${n}A1B2C3`, name);
    const { caseId } = await world.start({ address: `${name}@contoso.example`, proof: { kind: 'badge', serial: `0${n}A1B2C3` } });
    await world.sweep();
    await world.advance(REMIND_MS);
    await cancelCase(world.deps)({ kioskId: world.kioskId, caseId });
  }
  expect(toMona()).toHaveLength(2 * max);
});
