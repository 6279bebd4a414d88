import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { APIResponse, Page } from '@playwright/test';
import { signInOn } from '../kit/index.ts';
import { expect, test as base } from '../stage.ts';
import { askForTokens, signInToApp } from './app-session.ts';
import { bring, give, type Scene } from './bring.ts';
import type { Answered, LetIn, Refused } from './cell.ts';
import { isPictured, pictureOf, type Square } from './screens.ts';
import { PLACE_NAMES, STATE_NAMES, WORDINGS, type Place } from './states.ts';
import { cellOf } from './table.ts';
import { visitTo, type Visit } from './visits.ts';

/*
 * Every square of docs/messages.md, played in Chromium. One page and one tenant with a frozen clock for each place and
 * wording; states are set by control calls. `PICTURES=1` writes the pictures anew.
 */

const PICTURES = process.env['PICTURES'] === undefined ? null : resolve(import.meta.dirname, '../../docs/pictures/messages');

const test = base.extend<{ readonly calls: Scene['calls'] }>({
  calls: async ({ playwright }, use) => {
    const calls = await playwright.request.newContext({ ignoreHTTPSErrors: true });
    await use(calls);
    await calls.dispose();
  },
});

async function picture(page: Page, square: Square): Promise<void> {
  if (PICTURES === null || !isPictured(square)) return;
  const [width, height] = [760, 760];
  await page.setViewportSize({ width, height });
  await page.evaluate(() => document.fonts.ready);
  const browser = await page.context().newCDPSession(page);
  // Playwright cannot make a screenshot smaller.
  const { data } = await browser.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, scale: 0.55 } });
  await browser.detach();
  await writeFile(join(PICTURES, `${pictureOf(square) ?? ''}.png`), data, 'base64');
}

/** Somebody comes with a pass in this state, and leaves again. */
async function playOnPage(page: Page, scene: Scene, visit: Visit, square: Square, cell: Refused | LetIn): Promise<void> {
  const { typed, time, happen } = await bring(scene, square.state);
  await visit.come();
  await expect(signInOn(page).passBox).toHaveCount(cell.offered === 'pass' ? 1 : 0);
  await happen();
  if (cell.offered === 'pass') await signInOn(page).givePass(typed);
  if ('opens' in cell) await expect(page.getByRole('heading', { level: 1, name: cell.opens })).toBeVisible();
  else {
    const { says, then, code, after } = cell;
    await signInOn(page).seesRefusal({ says: says.replace('{time}', time), then, ...(code !== undefined && { code }) });
    if (code === undefined) await expect(page.getByRole('main')).not.toContainText('AADSTS');
    await expect(signInOn(page).passBox).toHaveCount(after === 'pass' ? 1 : 0);
  }
  await picture(page, square);
  await visit.leave();
}

/** Somebody signed in to an app; then the state comes to be, and the app renews its tokens. */
async function playInApp(scene: Scene, { state }: Square, { status, error }: Answered): Promise<void> {
  const { typed, happen } = await give(scene, state);
  const session = await signInToApp(scene.tenant, scene.calls, scene.person, typed);
  // That sign-in has used a one-time pass already.
  if (state !== 'used') await happen();
  const answer = await session.renew();
  expect(answer.status()).toBe(status);
  if (error !== undefined) await isRefused(answer, error);
}

async function isRefused(answer: APIResponse, { error, code, says }: NonNullable<Answered['error']>): Promise<void> {
  const said = (await answer.json()) as { readonly error: string; readonly error_codes: readonly number[]; readonly error_description: string };
  expect(said).toMatchObject({ error, error_codes: [code] });
  expect(said.error_description).toContain(`AADSTS${code}: ${says}`);
}

const title = (place: Place): string => (place === 'Token endpoint' ? 'what the token endpoint says' : `what is said on ${place}`);

for (const wording of WORDINGS) {
  for (const place of PLACE_NAMES) {
    test(`a pass in every state, wording ${wording}: ${title(place)}`, async ({ tenant, calls, newPage }) => {
      await tenant.settings({ wording });
      const page = await newPage();
      const visit = place === 'Token endpoint' ? null : await visitTo(place, tenant, page);
      const scene: Scene = { tenant, calls, person: visit?.person ?? tenant.person('claimant') };
      for (const state of STATE_NAMES) {
        await test.step(state, async () => {
          const square: Square = { wording, place, state };
          const cell = cellOf(wording, state, place);
          if ('never' in cell) return;
          if ('status' in cell) await playInApp(scene, square, cell);
          else if (visit !== null) await playOnPage(page, scene, visit, square, cell);
        });
      }
    });
  }
}

test('the token endpoint takes no password and so no pass', async ({ tenant, calls, claimant }) => {
  const { userPrincipalName: username } = claimant;
  const answer = await askForTokens(tenant, calls, { grant_type: 'password', username, password: 'a pass', scope: 'openid' });
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'unsupported_grant_type' });
});
