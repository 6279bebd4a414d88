import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of WCAG 2.2 level A and AA, and what axe holds to be good practice beside them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds the screen as it stands against axe; `place` names it where something is wrong. */
export async function expectNoViolations(page: Page, place: string): Promise<void> {
  // Legacy mode looks at this frame alone and opens no page of its own: there are no frames.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

/** Holds the screen as it stands against axe, in both languages of the kiosk; leaves it in English. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const language of ['Deutsch', 'English']) {
    // Under an open question the rest of the page cannot be reached; its language was chosen before.
    const choice = page.getByRole('button', { name: language });
    if ((await page.getByRole('dialog').or(page.getByRole('alertdialog')).count()) === 0) await choice.click();
    await expectNoViolations(page, language);
  }
}
