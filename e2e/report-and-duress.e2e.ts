import { expectAccessible } from './accessible.ts';
import { lostPhone, type Kiosk } from './actors/kiosk.ts';
import type { Manager } from './actors/manager.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import type { World } from './world.ts';

test.use({ worldOptions: { policy: { deskMail: 'desk@contoso.example' } } });

const alarms = async (world: World): Promise<readonly string[]> => (await world.tenant.mail()).filter(({ to }) => to.includes('desk@contoso.example')).map(({ body }) => body);

test('I did not expect this: said once more before it is done; the kiosk sees nothing of it, the desk has an alarm', async ({ world, kiosk, manager, claimant }) => {
  await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  await expect(kiosk.page.getByText('Step 3 of 4')).toBeVisible();
  const before = await kiosk.page.getByRole('main').innerText();
  await manager.tap('I did not expect this');
  await manager.seesHeading('You did not expect this?');
  await expectAccessible(manager.page);
  await manager.tap('Report it');
  await manager.seesHeading('You reported it');
  await expectAccessible(manager.page);
  await world.server.tick();
  expect(await alarms(world)).toHaveLength(1);
  expect((await alarms(world))[0]).not.toContain(claimant.displayName);
  expect(withoutSpans(await kiosk.page.getByRole('main').innerText())).toBe(withoutSpans(before));
  expect((await eventsOf(world, 'case.ended')).length).toBe(0);
});

/** How long ago something was, and how long it lasts still, differs from one look to the next. */
const withoutSpans = (text: string): string => text.replaceAll(/\d+ (?:minutes?|seconds?)(?: ago)?|\bnow\b/g, '…');

/** Each screen of phone and kiosk from the answer to the press, as they read. */
async function playedToPress(kiosk: Kiosk, manager: Manager, answer: string, matchCode: string): Promise<readonly string[]> {
  const seen: string[] = [];
  const look = async ({ page }: Kiosk | Manager): Promise<void> => { seen.push(withoutSpans(await page.getByRole('main').innerText())); };
  await manager.tap('Continue');
  await manager.tap(answer);
  await manager.typeMatchCode(matchCode);
  await expect(manager.page.getByRole('link', { name: 'Sign in again' })).toBeVisible();
  await look(manager);
  await manager.signInAgain();
  await manager.page.getByLabel('Code from your code app, six digits').fill(await manager.nextCode());
  await look(manager);
  await manager.tap('Approve');
  await manager.seesHeading(/^You said yes for/);
  await look(manager);
  await kiosk.seesHeading('Approved. Press to get your pass');
  await look(kiosk);
  await kiosk.press('2739');
  await kiosk.seesHeading('The pass could not be made');
  await look(kiosk);
  await manager.page.reload();
  await manager.seesHeading('It did not work');
  await look(manager);
  return seen;
}

test('I4: made to say yes, every screen reads as when Graph refuses, no pass is asked for, and the desk knows at once', async ({ world, kiosk, manager, claimant }) => {
  await world.tenant.fault({ match: { method: 'POST', path: '*/temporaryAccessPassMethods' }, effect: { kind: 'status', status: 403 }, times: 1 });
  const first = await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  const refused = await playedToPress(kiosk, manager, 'I called the kiosk and know their voice', first);
  expect(await alarms(world)).toEqual([]);
  const posts = async (): Promise<number> => (await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods')).length;
  const before = await posts();

  await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  const second = await kiosk.start(lostPhone(claimant));
  await manager.openNewRequest();
  expect(await playedToPress(kiosk, manager, 'Somebody is making me do this', second)).toEqual(refused);
  expect(await posts()).toBe(before);
  expect(await alarms(world)).toHaveLength(1);
});
