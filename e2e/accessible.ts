import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { speakIn } from './actors/kiosk-screens.ts';

/** The rules of WCAG 2.2 level A and AA, and what axe holds to be good practice beside them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds the screen as it stands against axe; `place` names it where something is wrong. */
export async function expectNoViolations(page: Page, place: string): Promise<void> {
  // Half a megabyte to send and read: once a document, however many screens are shown in it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return found.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, RULES);
  expect(violations.map((violation) => `${place}: ${violation}`)).toEqual([]);
}

const SCREENS = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
/** Folder for a picture of each screen in each form, to look through by eye. */
const LOOK = process.env['LOOK'];

/**
 * Holds a page of the simulator as it stands against axe on a phone, and one that rearranges itself with the room it has
 * on a desk too. On both nothing runs out of it, with text at twice its size (WCAG 2.2, 1.4.4 and 1.4.10) and laid out
 * from right to left. Leaves it as it was, on a desk.
 */
export async function expectHolds(page: Page, place: string): Promise<void> {
  const rearranges = (await page.locator('.bench, .admin').count()) > 0;
  for (const size of ['phone', 'desk'] as const) {
    const viewport = SCREENS[size];
    await page.setViewportSize(viewport);
    const beyond = await page.evaluate(() => {
      const root = document.documentElement;
      const found: string[] = [];
      for (const direction of ['rtl', 'ltr']) {
        for (const percent of [200, 100]) {
          root.dir = direction;
          root.style.fontSize = `${percent}%`;
          const pixels = root.scrollWidth - root.clientWidth;
          if (pixels > 0) found.push(`${direction}, text at ${percent} %: ${pixels} pixels`);
        }
      }
      root.style.fontSize = '';
      return found;
    });
    expect(beyond, `${place}, ${size}: runs out of the page`).toEqual([]);
    if (LOOK !== undefined) await pictures(page, join(LOOK, `${place.replaceAll(/[^\w]+/g, '-')}-${size}`));
    if (size === 'phone' || rearranges) await expectNoViolations(page, `${place}, ${size}`);
  }
}

async function pictures(page: Page, path: string): Promise<void> {
  await page.screenshot({ path: `${path}.png`, fullPage: true });
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  await page.screenshot({ path: `${path}-rtl.png`, fullPage: true });
  await page.evaluate(() => { document.documentElement.dir = 'ltr'; });
}

/** Holds the screen as it stands against axe, in the two languages that every page has; leaves it in English. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [language, code] of [['Deutsch', 'de'], ['English', 'en']] as const) {
    // Under an open question the rest of the page cannot be reached; its language was chosen before.
    if ((await page.getByRole('dialog').or(page.getByRole('alertdialog')).count()) === 0) await speakIn(page, language, code);
    await expectNoViolations(page, language);
  }
}
