import { limits } from '#server/testing';
import { expectAccessible } from './accessible.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { sayStillHere, startOver, typeDigits, untilAskedStillHere } from './actors/kiosk-screens.ts';
import { eventsOf, trueEnd } from './audit.ts';
import { expect, test } from './fixtures.ts';

/** Another code of as many digits. */
const wrongOf = (code: string): string => code.replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10));

test('the manager declines: the kiosk says so, and no pass is made', async ({ world, kiosk, manager, claimant }) => {
  await kiosk.start(lostPhone(claimant));
  await expectAccessible(kiosk.page);
  await manager.openRequest();
  await expect(kiosk.page.getByText('Step 3 of 4: your manager is looking at it')).toBeVisible();
  await manager.decline();
  await manager.seesHeading('You declined');
  await kiosk.seesHeading('The answer was no');
  await expectAccessible(kiosk.page);
  expect(await trueEnd(world)).toMatchObject({ ending: 'declined' });
  await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  await kiosk.seesHeading('Can you still open your PC?');
});

test('nobody answers: after eight minutes of being there the request ends', async ({ world, newPage, headlessManager: _asked, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  await kiosk.start(lostPhone(claimant));
  for (let asked = limits.STILL_HERE_EVERY_MS; asked < limits.REQUEST_MS; asked += limits.STILL_HERE_EVERY_MS) {
    await world.clock.advance(limits.STILL_HERE_EVERY_MS);
    await untilAskedStillHere(page);
    await sayStillHere(page);
  }
  await world.clock.advance(limits.STILL_HERE_EVERY_MS);
  await kiosk.seesHeading('Nobody answered');
  await expectAccessible(page);
  expect(await trueEnd(world)).toMatchObject({ ending: 'unanswered', why: 'time' });
});

test('a match code wrong three times ends the request, on the phone and at the kiosk', async ({ world, kiosk, manager, claimant }) => {
  const matchCode = await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  await manager.tap('Continue');
  await manager.tap('I called the kiosk and know their voice');
  await manager.typeMatchCode(wrongOf(matchCode));
  await expect(manager.page.getByText('You have 2 more tries.')).toBeVisible();
  await manager.typeMatchCode(wrongOf(wrongOf(matchCode)));
  await expect(manager.page.getByText('You have one more try; after that the request ends.')).toBeVisible();
  await manager.typeMatchCode(wrongOf(matchCode));
  await manager.seesHeading('The request is locked');
  await kiosk.seesHeading('Too many wrong codes');
  await expectAccessible(kiosk.page);
  expect(await trueEnd(world)).toMatchObject({ ending: 'locked', why: 'match-code' });
});

test('a stranger presses: without the collect code there is no pass, and three wrong ones end the request', async ({ world, kiosk, headlessManager, claimant }) => {
  const recovery = lostPhone(claimant);
  await headlessManager.approve(await kiosk.start(recovery));
  const { page } = kiosk;
  await kiosk.seesHeading('Approved. Press to get your pass');
  await expectAccessible(page);
  await kiosk.press(wrongOf(recovery.collectCode));
  await expect(page.getByText('That is not your collect code. You have 2 more tries.')).toBeVisible();
  await expectAccessible(page);
  for (const left of ['You have one more try.', 'Too many wrong codes']) {
    await typeDigits(page, wrongOf(recovery.collectCode));
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText(left)).toBeVisible();
  }
  expect(await trueEnd(world)).toMatchObject({ ending: 'locked', why: 'collect-code' });
  expect((await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods'))).toEqual([]);
});

test('the claimant stops: only after a second thought, and the manager is told', async ({ world, kiosk, manager, claimant }) => {
  const { page } = kiosk;
  await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByRole('dialog', { name: 'Start over?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'No, go on' }).click();
  await kiosk.seesHeading('Call your manager, or go to them');
  await startOver(page);
  await manager.seesHeading('They stopped it');
  expect(await trueEnd(world)).toMatchObject({ ending: 'cancelled', why: 'claimant' });
  expect(await page.content()).not.toContain(claimant.userPrincipalName);
});

test('"Are you still here?": silence stops the request and clears the screen', async ({ world, newPage, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  await kiosk.start(lostPhone(claimant));
  await world.clock.advance(limits.STILL_HERE_EVERY_MS);
  await untilAskedStillHere(page);
  await expect(page.getByRole('button', { name: 'I’m still here' })).toBeFocused();
  await expectAccessible(page);
  await page.clock.fastForward(limits.STILL_HERE_ANSWER_MS);
  await kiosk.seesHeading('Can you still open your PC?');
  expect(await trueEnd(world)).toMatchObject({ ending: 'cancelled' });
  expect(await page.content()).not.toContain(claimant.userPrincipalName);
});

test('a page that nobody answers for is given up by the server too', async ({ world, kiosk, claimant }) => {
  await kiosk.start(lostPhone(claimant));
  await world.clock.advance(limits.STILL_HERE_EVERY_MS + limits.STILL_HERE_ANSWER_MS);
  await kiosk.seesHeading('This request was stopped');
  await expectAccessible(kiosk.page);
  expect(await trueEnd(world)).toMatchObject({ ending: 'cancelled', why: 'silence' });
  expect(await eventsOf(world, 'case.pass-issued')).toEqual([]);
});
