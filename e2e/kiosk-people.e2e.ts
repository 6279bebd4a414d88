import type { Page } from '@playwright/test';
import { limits } from '#server/testing';
import { expectAccessible } from './accessible.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { typeDigits, untilAskedStillHere } from './actors/kiosk-screens.ts';
import { trueEnd } from './audit.ts';
import { expect, test } from './fixtures.ts';

const FIRST = 'Can you still open your PC?';

/** Moves the focus on by Tab to what is called so, as who has no pointer must. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus');
  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(await focused.innerText({ timeout: 250 })).toContain(name);
  }).toPass({ intervals: [0], timeout: 10_000 });
}

test('by keyboard alone from the first screen to the match code', async ({ kiosk, claimant }) => {
  const { page } = kiosk;
  for (const [heading, choice] of [[FIRST, 'No, none of these works'], ['What do you want to do?', 'Set up a new phone'], ['What is lost or broken?', 'My phone']] as const) {
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
    await tabTo(page, choice);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByLabel('Work address')).toBeFocused();
  await page.keyboard.type(claimant.userPrincipalName);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Hold your badge against the reader');
  await page.keyboard.type(claimant.badge);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Make up a collect code');
  await page.keyboard.type('2739');
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Call your manager, or go to them');
  expect(await kiosk.matchCode()).toMatch(/^\d{6}$/);
});

test('every question, also with a wrong answer in it, is without a fault that axe knows, in both languages', async ({ world, kiosk, newPage, claimant }) => {
  const notSetUp = await newPage();
  await notSetUp.goto(world.server.kioskOrigin);
  await expect(notSetUp.getByRole('heading', { name: 'This kiosk is not set up' })).toBeVisible();
  await expectAccessible(notSetUp);

  const { page } = kiosk;
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await page.getByRole('button', { name: 'Set up a new phone' }).click();
  await kiosk.seesHeading('What is lost or broken?');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'My phone' }).click();
  await page.getByLabel('Work address').fill('no address');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This does not look like a work address.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Work address').fill(claimant.userPrincipalName);
  await page.getByRole('button', { name: 'Continue' }).click();
  await kiosk.seesHeading('Hold your badge against the reader');
  await expectAccessible(page);
  await page.keyboard.type(claimant.badge);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Make up a collect code');
  await expectAccessible(page);
  await typeDigits(page, '1234');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Many people choose this one.')).toBeVisible();
  await expectAccessible(page);
});

test('a badge is read wherever the focus is, and its Enter presses no other button', async ({ kiosk, claimant }) => {
  const { page } = kiosk;
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await page.getByRole('button', { name: 'Set up a new phone' }).click();
  await page.getByRole('button', { name: 'My phone' }).click();
  await page.getByLabel('Work address').fill(claimant.userPrincipalName);
  await page.getByRole('button', { name: 'Continue' }).click();
  await kiosk.seesHeading('Hold your badge against the reader');
  await page.getByRole('button', { name: 'Larger text' }).click();
  await page.keyboard.type(claimant.badge);
  await expect(page.getByLabel('Badge number')).toHaveValue(claimant.badge);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Make up a collect code');
});

test('who walks away in the middle of a question leaves nothing behind', async ({ world, newPage, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await page.getByRole('button', { name: 'Set up a new phone' }).click();
  await page.getByRole('button', { name: 'My phone' }).click();
  await page.getByLabel('Work address').fill(claimant.userPrincipalName);
  await untilAskedStillHere(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I’m still here' }).click();
  await expect(page.getByLabel('Work address')).toHaveValue(claimant.userPrincipalName);
  await untilAskedStillHere(page);
  await page.clock.fastForward(limits.IDLE_WARNING_MS);
  await kiosk.seesHeading(FIRST);
  expect(await page.content()).not.toContain(claimant.userPrincipalName);
});

test('the pass hides itself, and who walks away from it leaves neither pass nor name behind', async ({ world, newPage, headlessManager, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  const recovery = lostPhone(claimant);
  await headlessManager.approve(await kiosk.start(recovery));
  await kiosk.press(recovery.collectCode);
  const pass = await kiosk.readPass();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Spell it out' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hide it' }).click();
  await expect(page.locator('[data-pass]')).toBeHidden();
  expect(await page.content()).not.toContain(pass);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show it again' }).click();
  await page.clock.fastForward(limits.PASS_SHOWN_MS);
  await kiosk.seesHeading('Your pass is ready');

  await untilAskedStillHere(page);
  await page.clock.fastForward(limits.IDLE_WARNING_MS);
  await kiosk.seesHeading(FIRST);
  const left = await page.content();
  for (const trace of [pass, pass.slice(0, 4), claimant.userPrincipalName, claimant.displayName]) expect(left).not.toContain(trace);
  // It may be in the person's hand: it stays good.
  expect(await trueEnd(world)).toBeUndefined();
});

test('the time left is said at 60, 20 and 10 seconds, and not in between', async ({ world, newPage, headlessManager, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  await headlessManager.approve(await kiosk.start(lostPhone(claimant)));
  await kiosk.seesHeading('Approved. Press to get your pass');
  await page.evaluate(() => {
    const said: string[] = [];
    (window as unknown as { said: string[] }).said = said;
    new MutationObserver(() => {
      const text = document.querySelector('.ring [role=status]')?.textContent ?? '';
      if (text !== '' && said.at(-1) !== text) said.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const seconds of [60, 20, 10]) {
    await world.clock.advance(seconds === 60 ? 50_000 : seconds === 20 ? 40_000 : 12_000);
    await expect(async () => {
      await page.clock.fastForward(2_000);
      // Somebody is there: the idle question has its own story.
      await page.keyboard.press('Shift');
      expect(await page.evaluate(() => (window as unknown as { said: string[] }).said.at(-1))).toBe(`${seconds} seconds left`);
    }).toPass({ intervals: [0], timeout: 15_000 });
  }
  // The two clocks are moved by turns, so a fresh view may give time back; nothing but these three is ever said.
  expect(await page.evaluate(() => [...new Set((window as unknown as { said: string[] }).said)])).toEqual(['60 seconds left', '20 seconds left', '10 seconds left']);
});
