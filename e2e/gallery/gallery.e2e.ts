import type { Browser, Page } from '@playwright/test';
import { setUpKiosk } from '../actors/kiosk.ts';
import { expect, test } from '../fixtures.ts';
import { draw } from '../languages/faults.ts';
import { fileOf, LOOKS, screenNames, type Look } from './looks.ts';

/** A quarter of the size: large enough to be read in docs/gallery.md, small enough to be kept. */
const SCALE = 0.25;
/**
 * How many of a picture's pixels may differ, each by more than a fifth in colour (Playwright's `threshold`): edges of
 * letters do from one Chromium to the next. A button that is gone, or moved by its height, is more.
 */
const DIFFERING = 0.01;
/** How wide these words are in the letters of the pictures, 100 pixels high: those of Debian's Chromium, DejaVu Sans. */
const PROBE = { words: 'What do you want to do?', width: 1254 };

for (const look of LOOKS) {
  test(`every screen looks as in docs/gallery: ${look.say}`, async ({ world, browser }) => {
    test.slow();
    const page = await standing(browser, look);
    await setUpKiosk(world, page);
    test.skip((await widthOf(page, PROBE.words)) !== PROBE.width, 'This machine has other letters than the pictures');
    await page.mouse.move(0, 0);
    await nameNobody(page);
    for (const screen of screenNames) {
      await draw(page, screen);
      await expect.soft(page, screen).toHaveScreenshot([look.name, `${fileOf(screen)}.png`], { maxDiffPixelRatio: DIFFERING, scale: 'device' });
    }
  });
}

async function standing(browser: Browser, { viewport, colorScheme }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: SCALE, locale: 'en-GB', reducedMotion: 'reduce' });
  return context.newPage();
}

const widthOf = (page: Page, words: string): Promise<number> =>
  page.evaluate((text) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    return Math.round(context.measureText(text).width);
  }, words);

/** What is another one at each run: the code that set this kiosk up, and the address of its tenant's pages. */
const nameNobody = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kiosk = document.querySelector('vouch-kiosk') as Element & { model: { readonly setUpCode: string; readonly view: object | null } };
    const { view } = kiosk.model;
    kiosk.model = { ...kiosk.model, setUpCode: '', ...(view !== null && 'links' in view && { view: { ...view, links: { securityInfo: 'https://mysignins.microsoft.com/security-info' } } }) };
  });
