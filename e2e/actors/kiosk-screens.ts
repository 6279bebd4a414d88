import { expect, type Page } from '@playwright/test';
import { limits } from '#server/testing';

/** What anybody can do on any screen of a kiosk. */

/** Asks for a desk slip and gives its number; {@link backFromSlip} leads back. */
export async function askForSlip(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Get help at the desk' }).click();
  const number = page.getByRole('img', { name: /^Slip number: / });
  return (await number.innerText()).trim();
}

export async function backFromSlip(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back to where I was' }).click();
}

/** Chooses a language by its own name: on the first screen all are in sight, later behind the button that names the present one. */
export async function speakIn(page: Page, name: string, code: string): Promise<void> {
  const list = page.locator('header .language-button');
  if (await list.isVisible()) await list.click();
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', code);
}

/** *Start over*, and yes where a case would be lost. */
export async function startOver(page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button', { name: 'Start over' }).click();
  const sure = page.getByRole('button', { name: 'Yes, start over' });
  const start = page.getByRole('heading', { name: 'Can you still open your PC?' });
  await expect(sure.or(start)).toBeVisible();
  if (await sure.isVisible()) await sure.click();
  await expect(start).toBeVisible();
}

/** Holds a badge against the reader, a keyboard that ends with Enter. All at once: in a pause between two signs it would be a hand. */
export async function holdBadge(page: Page, serial: string): Promise<void> {
  await Promise.all([...Array.from(serial), 'Enter'].flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]));
}

export async function typeDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
}

/** Less than the time to answer, so that no step of the page's clock jumps over the question. */
const CLOCK_STEP_MS = 10_000;

/**
 * Moves the page's clock on until it asks "Are you still here?". In steps: a view that comes meanwhile says anew when
 * to ask. The page's clock must have been installed before the page was opened.
 */
export async function untilAskedStillHere(page: Page): Promise<void> {
  const question = page.getByRole('alertdialog', { name: 'Are you still here?' });
  await expect(async () => {
    await page.clock.fastForward(CLOCK_STEP_MS);
    await expect(question).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [0], timeout: 30_000 });
}

/** Says nothing to the question, until the page is a fresh one. */
export async function staySilent(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.clock.fastForward(limits.IDLE_WARNING_MS);
  await loaded;
}

/** Says yes to the question, and waits until the page is connected as before. */
export async function sayStillHere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I’m still here' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(page.getByText('The connection is gone.')).toBeHidden();
}
