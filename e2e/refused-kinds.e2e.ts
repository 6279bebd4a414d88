import { KIOSK_API } from '#contract/kiosk';
import { limits, makeTestKiosk } from '#server/testing';
import { lostPhone, setUpKiosk, type Kiosk } from './actors/kiosk.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { differences, watchStart, type Seen, type Watched } from './outside-view.ts';
import type { World } from './world.ts';

/** Of each kind one start, with the reason that only the audit may tell; in this order, since quotas fill up. Null: asked, and nobody reacts. */
const KINDS: readonly (readonly [kind: string, person: string, badgeOf: string, reason: string | null])[] = [
  ['unknown', '', 'clerk', 'unknown-person'],
  ['globaladmin', 'globaladmin', 'globaladmin', 'person-privileged'],
  ['eligible', 'eligible', 'eligible', 'person-privileged'],
  ['groupadmin', 'groupadmin', 'groupadmin', 'person-privileged'],
  ['groupeligible', 'groupeligible', 'groupeligible', 'person-privileged'],
  ['scopedadmin', 'scopedadmin', 'scopedadmin', 'person-privileged'],
  ['appowner', 'appowner', 'appowner', 'person-privileged'],
  ['breakglass', 'breakglass', 'breakglass', 'person-privileged'],
  ['guest', 'guest', 'guest', 'person-not-member'],
  ['nomanager', 'nomanager', 'nomanager', 'no-manager'],
  ['disabled', 'disabled', 'disabled', 'person-disabled'],
  ['selfmanaged', 'selfmanaged', 'selfmanaged', 'manager-is-claimant'],
  ['contactmanager', 'contactmanager', 'contactmanager', 'manager-not-a-person'],
  ['nofactor', 'nofactor', 'nofactor', 'approver-no-factor'],
  ['newhire', 'newhire', 'newhire', 'person-too-new'],
  ['wrong badge', 'hybrid', 'clerk', 'proof-wrong'],
  ['nobody reacts', 'claimant', 'claimant', null],
  ['case open elsewhere', 'claimant', 'claimant', 'case-already-open'],
  ['too many cases', 'claimant', 'claimant', 'person-quota'],
  ['nobody reacts, again', 'quote', 'quote', null],
  ['too many prompts', 'accent', 'accent', 'approver-quota'],
];

/** A start at a kiosk of its own, watched to its end by {@link tillTheEnd}. */
async function startOf(world: World, [kind, person, badgeOf]: (typeof KINDS)[number]): Promise<Watched> {
  const device = await makeTestKiosk(world.server.kioskOrigin);
  await device.call('POST', KIOSK_API.enrol, { code: await world.host.addKiosk(kind) });
  const address = person === '' ? `nobody@${world.tenant.domain}` : world.tenant.person(person).userPrincipalName;
  return watchStart(device, { address, badge: world.tenant.person(badgeOf).badge }, () => world.server.tick());
}

const MINUTE_MS = 60_000;

/** With a line of so many steps: a new code whenever the next in line would be asked, to the end of the last request. */
async function tillTheEnd(world: World, watched: readonly Watched[], steps: number): Promise<readonly (readonly Seen[])[]> {
  const movesOnMs = (steps - 1) * limits.NEXT_IN_LINE_MS;
  for (let ms = MINUTE_MS; ms < movesOnMs + limits.REQUEST_MS; ms += MINUTE_MS) {
    await world.clock.advance(MINUTE_MS);
    if (ms % limits.NEXT_IN_LINE_MS === 0 && ms <= movesOnMs) for (const each of watched) await each.newCode(ms / limits.NEXT_IN_LINE_MS);
    if (ms % limits.STILL_HERE_EVERY_MS === 0) for (const each of watched) await each.stillHere();
  }
  await world.clock.advance(MINUTE_MS);
  return Promise.all(watched.map((each) => each.end()));
}

const LINES = [['manager'], ['manager', 'deputy', 'managers-manager']] as const;

for (const line of LINES)
  test.describe(`a line of ${line.length}`, () => {
    test.use({ worldOptions: { policy: { approvers: { line } } } });
    test(`I8, K17-K19: with ${line.length} in line every refused kind is to its kiosk what an unknown address is, byte by byte and event by event, to the end`, async ({ world, headlessManager: _enrolled }) => {
      // A stopped clock makes the times left comparable.
      await world.tenant.clock.freeze();
      const watched: Watched[] = [];
      for (const kind of KINDS) watched.push(await startOf(world, kind));
      const [unknown = [], ...others] = await tillTheEnd(world, watched, line.length);

      const stillHere = Math.ceil(((line.length - 1) * limits.NEXT_IN_LINE_MS + limits.REQUEST_MS) / limits.STILL_HERE_EVERY_MS) - 1;
      const count = (what: string | number): number => unknown.filter((one) => (one.status ?? one.what) === what).length;
      expect([count(201), count(200), count('event')]).toEqual([1, 1 + stillHere + line.length - 1, 1 + line.length]);
      expect(unknown.at(-1)?.body).toContain('"ending":"unanswered"');
      for (const [at, other] of others.entries()) expect([KINDS[at + 1]?.[0], differences(unknown, other)]).toEqual([KINDS[at + 1]?.[0], []]);

      const reasons = new Map((await eventsOf(world, 'case.turned-decoy')).map(({ subject, data }) => [subject, data['reason']]));
      expect(watched.map(({ caseId }, at) => [KINDS[at]?.[0], reasons.get(caseId) ?? null])).toEqual(KINDS.map(([kind, , , reason]) => [kind, reason]));
      const asked = (await world.tenant.mail()).filter(({ subject }) => subject.endsWith('asks you to confirm who they are'));
      expect(asked.map(({ to }) => to)).toEqual(KINDS.filter(([, , , reason]) => reason === null).map(() => [world.tenant.person('manager').userPrincipalName]));
    });
  });

test('a manager without a factor looks, at the kiosk, like an address that nobody has', async ({ world, newPage }) => {
  // With more time nobody is asked "Are you still here?" before the request ends.
  const unknown = lostPhone(world.tenant.person('clerk'), { address: `nobody@${world.tenant.domain}`, moreTime: true });
  const noFactor = lostPhone(world.tenant.person('nofactor'), { moreTime: true });
  const kiosks: Kiosk[] = [];
  const shown = async (): Promise<readonly string[]> => Promise.all(kiosks.map(async ({ page }) => (await page.locator('main').ariaSnapshot()).replaceAll(/\d( \d){2}|\d{3} \d{3}|\S+@\S+|\d+ (?:seconds|minutes) left/g, '…')));
  for (const recovery of [unknown, noFactor]) {
    const kiosk = await setUpKiosk(world, await newPage());
    await kiosk.start(recovery);
    kiosks.push(kiosk);
  }
  expect(new Set(await shown()).size).toBe(1);
  await world.clock.advance(limits.REQUEST_MS);
  for (const kiosk of kiosks) await kiosk.seesHeading('Nobody answered');
  expect(new Set(await shown()).size).toBe(1);
  expect((await eventsOf(world, 'case.turned-decoy')).map(({ data }) => data['reason'])).toEqual(['unknown-person', 'approver-no-factor']);
  expect(await world.tenant.mail()).toEqual([]);
});
