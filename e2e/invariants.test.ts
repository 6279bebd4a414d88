import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#simulator';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { gatherEvidence, judge, type Evidence, type Judging } from './invariants.ts';
import { makeTestPages } from '../server/test-pages.ts';
import { createWorld, type World } from './world.ts';

/** A case that went well and one that was declined, as they really went: every planted violation is one change to this. */
let evidence: Evidence;
let simulator: Simulator;
let world: World;
const pages = makeTestPages();

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, pagesPort: 0 });
  world = await createWorld(simulator, { pages: pages.folder });
  const claimant = world.tenant.person('claimant');
  const kiosk = await setUpHeadlessKiosk(world);
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrol();
  const first = await kiosk.start(claimant);
  await manager.typeMatchCode(await manager.openRequest(), first.matchCode === '000000' ? '000001' : '000000');
  await manager.approve(first.matchCode);
  await first.fetchPass();
  await world.clock.advance(20 * 60_000);
  await kiosk.start(claimant);
  await manager.decline(await manager.openRequest());
  kiosk.leave();
  evidence = await gatherEvidence(world);
});
afterAll(async () => {
  await world.close();
  await simulator.close();
  pages.remove();
});

type Draft = { -readonly [Key in keyof Evidence]: Evidence[Key] };
type Event = Evidence['events'][number];

const withEvents = (change: (events: readonly Event[]) => readonly Event[]) => (draft: Draft): void => { draft.events = change(draft.events); };
const changed = (kind: string, change: (event: Event) => Event) => withEvents((events) => events.map((event) => (event.kind === kind ? change(event) : event)));
const without = (kind: string) => withEvents((events) => events.filter((event) => event.kind !== kind));
const renumbered = (events: readonly Event[]): readonly Event[] => events.map((event, index) => ({ ...event, seq: index + 1 }));
const twice = (kind: string) => withEvents((events) => renumbered(events.flatMap((event) => (event.kind === kind ? [event, event] : [event]))));
const claimantOf = (draft: Draft): Evidence['people'][number] => draft.people.find(({ key }) => key === 'claimant')!;
const asked = (method: string, path: string): Evidence['requests'][number] => ({ method, path, query: '', status: 201 });

test('what really happened is in order, and every invariant was checked on something', () => {
  const checked = judge(evidence, { settled: true });
  for (const [invariant, count] of Object.entries(checked)) expect(count, invariant).toBeGreaterThan(0);
});

const planted: readonly [invariant: string, what: string, plant: (draft: Draft) => void, judging?: Judging][] = [
  ['I1', 'two passes in one case', twice('case.pass-issued')],
  ['I1', 'a pass shown twice', twice('case.pass-shown')],
  ['I1', 'a live pass replaced', (draft) => {
    const pass = { id: 'f'.repeat(8), createdAt: 0, startAt: 0, lifetimeInMinutes: 60, isUsableOnce: true, usedAt: null };
    draft.people = draft.people.map((person) => (person.key === 'claimant' ? { ...person, formerPasses: [{ pass, goneAt: 1 }] } : person));
  }],
  ['I2', 'no approval', without('case.approved')],
  ['I2', 'an approval by somebody else', changed('case.approved', (event) => ({ ...event, personal: { approverId: 'somebody' } }))],
  ['I2', 'an approval that was too old', changed('case.approved', (event) => ({ ...event, at: new Date(Date.parse(event.at) - 121_000).toISOString() }))],
  ['I2', 'no match code', changed('case.match-code-typed', (event) => ({ ...event, data: { ...event.data, right: false } }))],
  ['I2', "somebody else's badge", (draft) => { draft.badges = draft.badges.map((badge) => ({ ...badge, personId: 'somebody' })); }],
  ['I2', 'one yes used in two cases', withEvents((events) => [...events, { ...events.find(({ kind }) => kind === 'case.approved')!, subject: 'other', seq: events.length + 1 }])],
  ['I4', 'a pass asked for an administrator', (draft) => {
    const admin = draft.people.find(({ key }) => key === 'globaladmin')!;
    draft.requests = [...draft.requests, asked('POST', `/v1.0/users/${admin.id}/authentication/temporaryAccessPassMethods`)];
  }],
  ['I5', 'a pass that nobody knows', (draft) => {
    const pass = { ...claimantOf(draft).pass!, id: 'unknown' };
    draft.people = draft.people.map((person) => (person.key === 'claimant' ? { ...person, pass } : person));
  }, { settled: true }],
  ['I6', 'an event that is missing', withEvents((events) => events.filter((_, index) => index !== 3))],
  ['I6', 'an end that was not logged', withEvents((events) => renumbered(events.filter(({ kind }) => kind !== 'case.ended')))],
  ['I6', 'a log that does not verify', (draft) => { draft.auditVerdict = 'broken: event 7'; }],
  ['I7', 'a try that came back', changed('case.match-code-typed', (event) => ({ ...event, data: { ...event.data, triesLeft: 3 } }))],
  ['I7', 'a count that was rolled back', (draft) => { draft.cases = draft.cases.map((row) => ({ ...row, state: { ...row.state, matchTriesLeft: 3 } })); }],
  ['I9', 'a case that went on after its end', withEvents((events) => {
    const ended = events.findLast(({ kind }) => kind === 'case.ended')!;
    return [...events, { ...ended, kind: 'case.approved', seq: events.length + 1 }];
  })],
  ['I10', 'an address in a path', (draft) => { draft.requests = [...draft.requests, asked('GET', '/v1.0/users/alice@contoso.example')]; }],
];

test.each(planted)('%s catches %s', (invariant, _what, plant, judging) => {
  const draft: Draft = { ...evidence };
  plant(draft);
  expect(() => judge(draft, judging)).toThrow(new RegExp(`^${invariant}: `, 'm'));
});
