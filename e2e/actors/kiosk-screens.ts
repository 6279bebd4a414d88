import { expect, type Page } from '@playwright/test';

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

/** *Start over*, and yes where a case would be lost. */
export async function startOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start over' }).click();
  const sure = page.getByRole('button', { name: 'Yes, start over' });
  const start = page.getByRole('heading', { name: 'Can you still open your PC?' });
  await expect(sure.or(start)).toBeVisible();
  if (await sure.isVisible()) await sure.click();
  await expect(start).toBeVisible();
}

export async function typeDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
}
