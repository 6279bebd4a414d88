import { afterEach, beforeEach, expect, test } from 'vitest';
import { Unavailable } from '../ports.ts';
import { openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { addPushPhone, readPushPhones, removePushPhone } from './push-phones.ts';
import { openRequest } from './open-request.ts';
import { Refusal } from './refusal.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const MINUTE = 60_000;
const phone = (name: string, change: object = {}) => ({ endpoint: `https://push.example/${name}`, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22), expiresInMs: null, language: 'de' as const, ...change });
const sent = (): string[] => {
  const list: string[] = [];
  world.tenant.onPush = (endpoint, { body }) => { list.push(`${endpoint.slice(21)}: ${body}`); return Promise.resolve('taken'); };
  return list;
};
const pushesOf = async (caseId: string): Promise<string[]> => (await world.audit(caseId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('request.push'));

test('who is asked is told on each phone of theirs, in its language, and nobody else; nothing names the person', async () => {
  const list = sent();
  world.tenant.people.set('bob', person('bob'));
  world.tenant.factors.set('bob', 'ready');
  await addPushPhone(world.deps)('mona', phone('one'));
  await addPushPhone(world.deps)('mona', phone('two', { language: 'en' }));
  await addPushPhone(world.deps)('bob', phone('other'));
  const { caseId } = await world.start();
  await world.sweep();
  expect(list.toSorted()).toEqual(['one: Jemand bittet um Ihre Zustimmung.', 'two: Someone asks for your approval.']);
  expect(await pushesOf(caseId)).toEqual(['request.push-taken', 'request.push-taken']);
});

test('a phone of which the service says that it is gone is told no more; what is refused is not tried again either', async () => {
  for (const outcome of ['gone', 'refused'] as const) {
    await addPushPhone(world.deps)('mona', phone(outcome));
    world.tenant.onPush = () => Promise.resolve(outcome);
    const { caseId } = await world.start();
    await world.sweep();
    expect(await pushesOf(caseId)).toEqual([`request.push-${outcome}`]);
    expect((await readPushPhones(world.deps)('mona')).phones).toEqual([]);
  }
});

test('a service that does not answer is asked again while the request lives, and the log says when it was given up', async () => {
  await addPushPhone(world.deps)('mona', phone('one'));
  let tries = 0;
  world.tenant.onPush = () => { tries += 1; return Promise.reject(new Unavailable('a push service')); };
  const { caseId } = await world.start();
  await world.sweep();
  await world.advance(MINUTE / 4);
  expect(tries).toBeGreaterThan(1);
  world.tenant.onPush = () => Promise.resolve('taken');
  await world.advance(MINUTE / 4);
  expect(await pushesOf(caseId)).toEqual(['request.push-taken']);
});

test('who has opened the request by another way is not told any more', async () => {
  await addPushPhone(world.deps)('mona', phone('one'));
  world.tenant.onPush = () => Promise.reject(new Unavailable('a push service'));
  const { caseId } = await world.start();
  await world.sweep();
  const { requestId } = await world.state(caseId);
  await openRequest(world.deps)({ requestId: requestId ?? '', approver: { personId: 'mona', fresh: null } });
  const list = sent();
  await world.advance(MINUTE);
  expect(list).toEqual([]);
  expect(await pushesOf(caseId)).toEqual([]);
});

test('an address is with one person, once, ends by itself, and its owner alone takes it away', async () => {
  world.tenant.people.set('bob', person('bob'));
  world.tenant.factors.set('bob', 'ready');
  await addPushPhone(world.deps)('mona', phone('one'));
  await addPushPhone(world.deps)('mona', phone('one'));
  const [mine] = (await readPushPhones(world.deps)('mona')).phones;
  await expect(removePushPhone(world.deps)('bob', mine?.id ?? '')).rejects.toEqual(new Refusal('not_found'));
  await addPushPhone(world.deps)('bob', phone('one', { expiresInMs: MINUTE }));
  expect((await readPushPhones(world.deps)('mona')).phones).toEqual([]);
  expect((await readPushPhones(world.deps)('bob')).phones).toMatchObject([{ mark: mine?.mark }]);
  await world.advance(MINUTE);
  expect((await readPushPhones(world.deps)('bob')).phones).toEqual([]);
});

test('no more than five, none without a factor, none at an address that the policy does not name', async () => {
  for (let n = 0; n < 5; n += 1) await addPushPhone(world.deps)('mona', phone(String(n)));
  await expect(addPushPhone(world.deps)('mona', phone('5'))).rejects.toEqual(new Refusal('too_many'));
  await expect(addPushPhone(world.deps)('alice', phone('x'))).rejects.toEqual(new Refusal('factor_missing'));
  for (const endpoint of ['https://10.0.0.1/x', 'https://push.example.evil.example/x', 'https://push.example:444/x'])
    await expect(addPushPhone(world.deps)('mona', phone('x', { endpoint }))).rejects.toEqual(new Refusal('bad_request'));
  await expect(addPushPhone({ ...world.deps, pusher: null })('mona', phone('x'))).rejects.toEqual(new Refusal('wrong_state'));
  expect(await readPushPhones({ ...world.deps, pusher: null })('mona')).toEqual({ key: null, phones: [] });
});

test('a row that was moved to another person opens for neither', async () => {
  await addPushPhone(world.deps)('mona', phone('one'));
  await world.database.db.updateTable('push_phone').set({ person_id: 'bob' }).execute();
  const [moved] = await world.deps.pushPhones.of('bob');
  await expect(world.deps.pushPhones.target(moved?.id ?? '', 'bob')).rejects.toThrow('does not open');
  expect(await world.deps.pushPhones.target(moved?.id ?? '', 'mona')).toBeNull();
});
