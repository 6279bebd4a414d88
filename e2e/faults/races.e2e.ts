import { Writable } from 'node:stream';
import { startServer } from '#server';
import { readConfig, systemRandom } from '#server/testing';
import { sql } from 'kysely';
import { eventsOf } from '../audit.ts';
import { expect, test } from '../fixtures.ts';
import { invariantsHold } from '../invariants.ts';
import { SOON } from '../soon.ts';
import type { World } from '../world.ts';
import { balancer } from './balancer.ts';
import { mortalServer } from './crash.ts';
import { freePort } from './cutting-proxy.ts';
import { CREATE, fiveMinutes, posts } from './press-under-fault.ts';

const PASS = /^\S{8,48}$/;
const LOOK_MS = 2_500;
const times = <T>(count: number, act: () => Promise<T>): Promise<PromiseSettledResult<T>[]> => Promise.allSettled(Array.from({ length: count }, act));
const fulfilled = <T>(results: readonly PromiseSettledResult<T>[]): T[] => results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));

const silent = (): Writable => new Writable({ write: (_chunk, _encoding, done) => { done(); } });

function orders<T>(items: readonly T[]): T[][] {
  return items.length === 0 ? [[]] : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

const ACTS = ['approve', 'deny', 'cancel', 'expire'] as const;

/** Who is first wins; after a yes only the claimant can still end the case before the press. */
function expectedEnding(order: readonly (typeof ACTS)[number][]): string {
  const [first] = order;
  return first === 'deny' ? 'declined' : first === 'expire' ? 'unanswered' : 'cancelled';
}

test('X01: approve, deny, cancel and expire at one tick, in all 24 orders, end a case once', async ({ world, headlessKiosk, headlessManager: manager }) => {
  test.slow();
  const people = ['claimant', 'hybrid', 'quote', 'accent', 'rtl', 'longname'].map((key) => world.tenant.person(key));
  const endings: Record<string, number> = {};
  await world.tenant.clock.set(world.simulator.clockOf(world.tenant.id).now(), 'frozen');
  const all = orders(ACTS);
  // Each order one after the other, then some of them at once, where the database decides who is first.
  const runs = [...all.map((order) => ({ order, atOnce: false })), ...all.filter((_, index) => index % 2 === 0).map((order) => ({ order, atOnce: true }))];
  for (const [index, { order, atOnce }] of runs.entries()) {
    // With more time nobody is asked whether they are still here before the request ends.
    const recovery = await headlessKiosk.start(people[index % people.length]!, { moreTime: true });
    const upTo = async (leftMs: number): Promise<void> => {
      const view = await recovery.view();
      await world.clock.advance(view.step === 'waiting' ? view.remainingMs - leftMs : 0);
    };
    await upTo(30_000);
    const requestId = await manager.openRequest();
    await manager.typeMatchCode(requestId, recovery.matchCode);
    await upTo(50);
    const code = await manager.nextCode();
    const acts = {
      approve: () => manager.sayYes(requestId, code),
      deny: () => manager.decline(requestId),
      cancel: () => recovery.cancel(),
      expire: () => world.clock.advance(50),
    };
    if (atOnce) await Promise.all(order.map((act) => acts[act]()));
    else for (const act of order) await acts[act]();
    await world.clock.advance(0);

    const [ended, ...more] = await eventsOf(world, 'case.ended', recovery.id);
    expect(ended, order.join()).toBeDefined();
    expect(more, order.join()).toEqual([]);
    const [approved, ...again] = await eventsOf(world, 'case.approved', recovery.id);
    expect(again, order.join()).toEqual([]);
    expect(approved?.seq ?? 0, order.join()).toBeLessThan(ended?.seq ?? 0);
    const ending = String(ended?.data['ending']);
    if (!atOnce) expect(ending, order.join()).toBe(expectedEnding(order));
    endings[ending] = (endings[ending] ?? 0) + 1;
    expect(await recovery.view(), order.join()).toMatchObject({ step: 'ended', ending });
    // Five requests a day is what one approver gets.
    await world.clock.advance(5 * 60 * 60_000);
  }
  expect(await posts(world)).toBe(0);
  console.log(`X01   24 orders one after the other and 12 at once, one ending each: ${JSON.stringify(endings)}`);
});

/** Two instances on one database behind one address; both are closed with the world. */
async function twoInstances(world: World): Promise<void> {
  const front = await balancer();
  const ports = [await freePort(), await freePort()];
  front.to(ports);
  const outside = { clock: world.simulator.clockOf(world.tenant.id), random: systemRandom, log: silent() };
  await world.replaceServer(async () => {
    const [one, other] = await Promise.all(ports.map((port) => startServer(readConfig({ ...world.env, PORT: String(port), KIOSK_ORIGIN: front.origin }), outside)));
    return {
      kioskOrigin: front.origin,
      approveOrigin: one!.approveOrigin,
      tick: async () => { await Promise.all([one!.tick(), other!.tick()]); },
      close: async () => {
        await front.close();
        await Promise.all([one!.close(), other!.close()]);
      },
    };
  });
}

test('X02: two instances, a hundred presses of one case: one create call, one pass', async ({ world, claimant, headlessKiosk, headlessManager: manager }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.approve(recovery.matchCode);
  await twoInstances(world);
  await recovery.view();
  const answers = fulfilled(await times(100, () => recovery.press()));
  expect(await posts(world)).toBe(1);
  const sealed = new Set(answers.flatMap((answer) => (answer.sealed === undefined ? [] : [answer.sealed])));
  expect(sealed.size).toBe(1);
  expect(await recovery.open([...sealed][0] ?? '')).toMatch(PASS);
  expect(await recovery.shown()).toMatchObject({ step: 'shown' });
  console.log(`X02   100 presses at two instances: ${await posts(world)} create call, ${sealed.size} sealed pass, ${answers.filter(({ step }) => step === 'refused').length} refused`);
});

test('X03: an instance that stands still past its lease while another takes over delivers nothing', async ({ world }) => {
  const mortal = await mortalServer(world);
  const { recovery, manager, requestId, child } = mortal;
  await manager.sayYes(requestId);
  await world.tenant.fault({ match: CREATE, effect: { kind: 'delay', ms: 1_500, when: 'after' }, times: 1 });
  const pressing = recovery.press();
  await expect.poll(() => posts(world), SOON).toBe(1);
  child.freeze();
  const other = await startServer(readConfig(world.env), { clock: world.simulator.clockOf(world.tenant.id), random: systemRandom, log: silent() });
  for (const ms of [30_000, 1_000, 1_000, 2_000, 4_000]) {
    await world.tenant.clock.advance(ms);
    await other.tick();
  }
  const ended = await eventsOf(world, 'case.ended', recovery.id);
  expect(ended.map(({ data }) => data['ending'])).toEqual(['failed']);
  child.thaw();
  expect(await pressing).not.toHaveProperty('sealed');
  expect(await eventsOf(world, 'case.pass-issued', recovery.id)).toEqual([]);
  await child.kill();
  await other.close();
  await world.restart();
  await fiveMinutes(world);
  await invariantsHold(world, { settled: true });
  expect(await posts(world)).toBe(1);
  await mortal.close();
  console.log('X03   the other one deleted the pass; the one that woke gave nothing out');
});

for (const [name, state] of [['serialization failure', '40001'], ['deadlock', '40P01']] as const) {
  test(`X04: a ${name} on approve is tried again: one count, one event`, async ({ world, claimant, headlessKiosk, headlessManager: manager }) => {
    const recovery = await headlessKiosk.start(claimant);
    const requestId = await manager.openRequest();
    await manager.typeMatchCode(requestId, recovery.matchCode);
    await world.clock.advance(LOOK_MS);
    await failOnce(world, state);
    expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved' });
    expect(await eventsOf(world, 'case.approved', recovery.id)).toHaveLength(1);
    expect(await recovery.fetchPass()).toMatch(PASS);
  });
}

/** The next change of a case fails as PostgreSQL fails who loses against another; a sequence is not rolled back with it. */
async function failOnce({ db }: World, state: string): Promise<void> {
  await sql`create sequence losing`.execute(db);
  await sql.raw(`create function lose() returns trigger language plpgsql as $$ begin
    if nextval('losing') = 1 then raise exception 'lost' using errcode = '${state}'; end if;
    return new; end $$`).execute(db);
  await sql`create trigger losing before insert on audit_event for each row execute function lose()`.execute(db);
}

test('X05: a server that was blocked past the approval does not use it', async ({ world, claimant, headlessKiosk, headlessManager: manager }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.approve(recovery.matchCode);
  await world.tenant.clock.advance(120_000);
  expect(await recovery.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
  expect(await posts(world)).toBe(0);
});

test('F30: a hundred approvals with one code are one approval', async ({ world, claimant, headlessKiosk, headlessManager: manager }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  await manager.typeMatchCode(requestId, recovery.matchCode);
  await world.clock.advance(LOOK_MS);
  const code = await manager.nextCode();
  const answers = fulfilled(await times(100, () => manager.sayYes(requestId, code)));
  expect(await eventsOf(world, 'case.approved', recovery.id)).toHaveLength(1);
  console.log(`F30   100 approvals with one code: 1 event, ${answers.filter(({ step }) => step === 'approved').length} answered yes`);
  expect(await recovery.fetchPass()).toMatch(PASS);
});

test('O10: of a thousand match codes at once three are looked at', async ({ world, claimant, headlessKiosk, headlessManager: manager }) => {
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  const wrong = recovery.matchCode === '000000' ? '000001' : '000000';
  const answers = fulfilled(await times(1_000, () => manager.typeMatchCode(requestId, wrong)));
  const typed = await eventsOf(world, 'case.match-code-typed', recovery.id);
  expect(typed.map(({ data }) => data['triesLeft'])).toEqual([2, 1, 0]);
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'locked' });
  expect(await manager.typeMatchCode(requestId, recovery.matchCode)).toMatchObject({ step: 'refused', code: 'wrong_state' });
  console.log(`O10   1000 guesses: ${typed.length} looked at, ${answers.filter((answer) => answer.step === 'refused' && answer.code === 'match_code_wrong').length} told wrong`);
});
