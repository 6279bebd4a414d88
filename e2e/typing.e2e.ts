import type { Page } from '@playwright/test';
import { expectNoViolations } from './accessible.ts';
import { setUpKiosk } from './actors/kiosk.ts';
import { askForSlip, speakIn, startOver } from './actors/kiosk-screens.ts';
import { expect, test } from './fixtures.ts';
import { faultsOf } from './languages/faults.ts';
import { SCREENS } from './languages/screens.ts';

test.use({ worldOptions: { policy: { kiosk: { addressDomains: ['contoso.example', 'fabrikam.example'], badgePrefix: 'ID:' } } } });

/** A tablet that lies down, with nothing else. */
const TABLET = { width: 1280, height: 800 };
const FIELD = 'Work address';

const keysOf = (page: Page) => page.getByRole('group', { name: 'Keyboard on the screen' });

/** The question of the address, by finger or by mouse. */
async function toAddress(page: Page, how: 'tap' | 'click'): Promise<void> {
  for (const name of ['No, none of these works', 'Set up a new phone', 'My phone']) await page.getByRole('button', { name })[how]();
  await expect(page.getByLabel(FIELD)).toBeFocused();
}

test('who has but a finger types the address on keys that come by themselves, cover nothing, and stay away when they were sent away', async ({ world, browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: TABLET });
  const page = await context.newPage();
  const kiosk = await setUpKiosk(world, page);
  await toAddress(page, 'tap');
  const [keys, field, go] = [keysOf(page), page.getByLabel(FIELD), page.getByRole('button', { name: 'Continue' })];
  const press = async (...names: readonly string[]): Promise<void> => { for (const name of names) await keys.getByRole('button', { name, exact: true }).tap(); };
  for (const seen of [keys, field, go, keys.getByRole('button', { name: '@contoso.example' })]) await expect(seen).toBeInViewport({ ratio: 1 });
  // The system's own keyboard stays away, and with it the ways out of the kiosk that it has.
  await expect(field).toHaveAttribute('inputmode', 'none');
  await expectNoViolations(page, 'keys');

  await press('a', 'd', 'a', 'One capital letter', 'capital L', 'o', 'full stop', 'at sign', 'x', '@fabrikam.example', 'Delete', 'Delete', '@contoso.example');
  await expect(field).toHaveValue('adaLo.@contoso.example');
  await expect(field).toBeFocused();
  // In the middle: at the caret, over what is selected.
  await field.evaluate((input: HTMLInputElement) => { input.setSelectionRange(3, 5); });
  await press('1', 'hyphen', 'Delete');
  await expect(field).toHaveValue('ada1.@contoso.example');
  await press('Delete', 'Delete', 'Delete', 'Delete', 'Delete', 'More signs', 'hash sign', 'Letters');
  await expect(field).toHaveValue('#.@contoso.example');
  await go.tap();
  await kiosk.seesHeading('Hold your badge against the reader');
  await expect(page.getByLabel('Badge number')).toHaveAttribute('inputmode', 'none');
  await expect(keys).toBeHidden();

  await page.getByRole('button', { name: 'Back', exact: true }).tap();
  await page.getByRole('button', { name: 'Hide the keyboard' }).tap();
  await expect(keys).toBeHidden();
  await go.tap();
  await page.getByRole('button', { name: 'Back', exact: true }).tap();
  await expect(field).toHaveValue('#.@contoso.example');
  await expect(keys).toBeHidden();
  // The next person has chosen nothing.
  await startOver(page);
  await toAddress(page, 'tap');
  await expect(keys).toBeVisible();
  // Nor do they cover anything at twice the text, from right to left.
  await page.getByRole('button', { name: 'Hide the keyboard' }).tap();
  for (let times = 0; times < 3; times += 1) await page.getByRole('button', { name: 'Larger text' }).tap();
  await speakIn(page, 'العربية', 'ar');
  await page.getByRole('button', { name: 'إظهار لوحة المفاتيح' }).tap();
  for (const seen of [page.locator('.keyboard'), page.locator('#address'), page.locator('main .button.main')]) await expect(seen).toBeInViewport({ ratio: 1 });
  await page.locator('.key.script').tap();
  await page.locator('.key').filter({ hasText: 'ض' }).tap();
  await expect(page.locator('#address')).toHaveValue('ض');
  await speakIn(page, 'English', 'en');
  await startOver(page);
  expect(await faultsOf(page, Object.keys(SCREENS), false)).toEqual([]);
  await context.close();
});

test('keys are one stop for Tab, are found by arrows and by name, speak what they did, and leave the focus to who uses them', async ({ kiosk }) => {
  const { page } = kiosk;
  await toAddress(page, 'click');
  const [keys, field] = [keysOf(page), page.getByLabel(FIELD)];
  await expect(keys).toBeHidden();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show the keyboard' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keys).toBeVisible();
  await page.keyboard.press('Tab');
  const key = (name: string) => keys.getByRole('button', { name, exact: true });
  await expect(key('1')).toBeFocused();
  const said = page.locator('vouch-keyboard [aria-live]');
  for (const [arrows, name, word] of [['ArrowDown', 'q', 'q'], ['End', 'at sign', 'at sign'], ['ArrowDown ArrowDown Home', 'One capital letter', 'at sign'], ['ArrowRight', 'capital Z', 'capital Z'], ['ArrowUp ArrowUp ArrowUp End', 'Delete', 'capital Z is deleted']] as const) {
    for (const arrow of arrows.split(' ')) await page.keyboard.press(arrow);
    await expect(key(name)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(said).toHaveText(word);
  }
  await expect(field).toHaveValue('q@');
  await expect(key('Delete')).toBeFocused();
  // What leads to other keys keeps the focus, wherever it stands among them.
  await page.keyboard.press('ArrowDown');
  for (let down = 0; down < 4; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(key('More signs')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(key('Letters')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(keys.locator(':focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(field).toBeFocused();
  // A keyboard that somebody brought types as ever.
  await page.keyboard.type('.bead');
  await expect(field).toHaveValue('q@.bead');
});

test('a badge that is held against the reader where none is asked for types nothing, shows nothing and presses nothing', async ({ world, newPage, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  // The speed of a reader on any machine: the page's clock stands while it types.
  const read = async (ends: string, prefix = ''): Promise<void> => {
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await page.keyboard.type(prefix + claimant.badge);
    if (ends !== '') await page.keyboard.press(ends);
    await page.clock.runFor(1_000);
    await page.clock.resume();
  };
  const untouched = async (heading: string): Promise<void> => {
    for (const [ends, prefix] of [['Enter', ''], ['Tab', 'ID:'], ['', '']] as const) {
      const before = await stateOf(page);
      await read(ends, prefix);
      expect([heading, await stateOf(page)]).toEqual([heading, before]);
    }
  };
  const press = (name: string): Promise<void> => page.getByRole('button', { name }).click();

  await page.getByRole('button', { name: 'No, none of these works' }).focus();
  await untouched('first');
  await press('No, none of these works');
  await page.getByRole('button', { name: 'Set up a new phone' }).focus();
  await untouched('purpose');
  await press('Set up a new phone');
  await press('My phone');
  await untouched('address');
  await page.getByLabel(FIELD).fill(claimant.userPrincipalName);
  await untouched('an address');
  await press('Continue');

  // Here it is asked for: wherever the focus is, with any end and with none.
  const asked = 'Hold your badge against the reader';
  for (const [ends, prefix] of [['Enter', ''], ['Tab', 'ID:'], ['', '']] as const) {
    await kiosk.seesHeading(asked);
    await press('Larger text');
    await read(ends, prefix);
    await kiosk.seesHeading('Make up a collect code');
    await press('Back');
  }
  await press('Continue');
  await untouched('collect code');
  await askForSlip(page);
  await untouched('slip');
});

/** All that a badge could have changed: the screen, what is typed, what has the focus. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([document.title, document.querySelector('main')?.textContent.replaceAll(/\s+/g, ' '), document.activeElement?.textContent, [...document.querySelectorAll('input')].map(({ value }) => value), document.querySelectorAll('dialog').length]));
