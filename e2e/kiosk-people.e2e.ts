import type { Page } from '@playwright/test';
import { limits } from '#server/testing';
import { expectAccessible } from './accessible.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { holdBadge, typeDigits, untilAskedStillHere } from './actors/kiosk-screens.ts';
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
  await holdBadge(page, claimant.badge);
  await kiosk.seesHeading('Make up a collect code');
  await page.keyboard.type('2739');
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Call your manager, or go to them');
  expect(await kiosk.matchCode()).toMatch(/^\d{6}$/);
});

test('who sits brings everything down: what is asked and the tools stand within reach, Tab goes from the top down, and the next person finds all as it was', async ({ kiosk }) => {
  const { page } = kiosk;
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.getByRole('button', { name: 'Make it easier' }).click();
  await page.getByLabel('Lower the controls').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await kiosk.seesHeading('What do you want to do?');
  const places = (): Promise<number[]> => Promise.all(['Set up a new phone', 'Larger text', 'Start over'].map(async (name) => (await page.getByRole('button', { name }).boundingBox())?.y ?? 0));
  const lowered = await places();
  expect(lowered.toSorted((a, b) => a - b)).toEqual(lowered);
  // As far down as three answers go.
  expect(lowered[0]).toBeGreaterThan(1920 * 0.4);
  for (const name of ['Set up a new phone', 'Larger text', 'Start over']) await tabTo(page, name);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading(FIRST);
  expect((await page.getByRole('button', { name: 'Larger text' }).boundingBox())?.y).toBeLessThan(200);
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
  await holdBadge(page, claimant.badge);
  await kiosk.seesHeading('Make up a collect code');
  await expectAccessible(page);
  await typeDigits(page, '1234');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Many people choose this one.')).toBeVisible();
  await expectAccessible(page);
});

test('U09: whichever question is left alone, a minute later it is the first screen again and nothing is left of who was there', async ({ world, newPage, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  const press = (name: string) => (): Promise<void> => page.getByRole('button', { name }).click();
  const steps = [
    press('No, none of these works'),
    press('Set up a new phone'),
    press('My phone'),
    () => page.getByLabel('Work address').fill(claimant.userPrincipalName),
    press('Continue'),
    async () => {
      await kiosk.seesHeading('Hold your badge against the reader');
      await holdBadge(page, claimant.badge);
      await kiosk.seesHeading('Make up a collect code');
      await page.keyboard.type('27');
    },
  ];
  for (let taken = 1; taken <= steps.length; taken += 1) {
    for (const step of steps.slice(0, taken)) await step();
    await untilAskedStillHere(page);
    if (taken === 4) {
      await expectAccessible(page);
      await page.getByRole('button', { name: 'I’m still here' }).click();
      await expect(page.getByLabel('Work address')).toHaveValue(claimant.userPrincipalName);
      await untilAskedStillHere(page);
    }
    await page.clock.fastForward(limits.IDLE_WARNING_MS);
    await kiosk.seesHeading(FIRST);
    const left = `${await page.content()} ${await page.evaluate(() => JSON.stringify([...document.querySelectorAll('input')].map(({ value }) => value)))}`;
    for (const trace of [claimant.userPrincipalName, claimant.badge]) expect([taken, left.includes(trace)]).toEqual([taken, false]);
  }
});

test('E25: the pass hides itself, and who walks away from it leaves neither pass nor name behind, in the page, its tree, its selection or its title', async ({ world, newPage, headlessManager, claimant }) => {
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
  await page.keyboard.press('Control+a');
  const left = [await page.content(), await page.locator('body').ariaSnapshot(), await page.evaluate(() => String(getSelection())), await page.title()].join(' ');
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

test('E23, U05: neither while it is shown nor when all is over does the browser give the pass away', async ({ kiosk, headlessManager, claimant }) => {
  const { page } = kiosk;
  const recovery = lostPhone(claimant);
  await headlessManager.approve(await kiosk.start(recovery));
  await kiosk.press(recovery.collectCode);
  const pass = await kiosk.readPass();

  const taken = page.waitForEvent('download', { timeout: 500 }).then(() => 'a download', () => 'nothing');
  for (const key of ['Control+p', 'Control+s', 'Control+n', 'Control+u', 'F12', 'Alt+ArrowLeft']) await page.keyboard.press(key);
  const copied = await page.evaluate(() => {
    const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true });
    document.querySelector('[data-pass]')?.dispatchEvent(event);
    return event.defaultPrevented ? '' : 'copied';
  });
  expect([copied, await taken, page.context().pages().length]).toEqual(['', 'nothing', 1]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-pass]')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await kiosk.keepPass();
  await page.getByRole('contentinfo').getByRole('button').last().click();
  const traces = [pass, pass.slice(0, 4), claimant.displayName, claimant.userPrincipalName];
  const source = await (await page.request.get(page.url())).text();
  const twin = await page.context().newPage();
  await twin.goto(page.url());
  await twin.getByRole('heading', { level: 1 }).waitFor();
  expect(traces.filter((trace) => source.includes(trace))).toEqual([]);
  const seen = async (at: typeof page): Promise<readonly string[]> => {
    const content = await at.content();
    return traces.filter((trace) => content.includes(trace));
  };
  expect(await seen(twin)).toEqual([]);
  await page.reload();
  await kiosk.seesHeading(FIRST);
  expect(await seen(page)).toEqual([]);
  for (const by of [-1, 1, -5]) {
    await page.evaluate((steps) => { history.go(steps); }, by);
    await kiosk.seesHeading(FIRST);
    expect(await seen(page)).toEqual([]);
  }
});
