import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { openTestCluster } from '#server/testing';
import { createSimulator } from '#simulator';
import { chromiumPath } from './browser.ts';
import { setUpKiosk } from './actors/kiosk.ts';
import { managerWith } from './actors/manager.ts';
import { follow, phoneOf } from './kit/index.ts';
import { createWorld } from './world.ts';

/** `npm run pictures`: plays one recovery with the real parts and writes what people see into docs/pictures. */

const FOLDER = resolve(import.meta.dirname, '..', 'docs', 'pictures');
/** A page of documentation is read on telephones too. */
const LARGEST_BYTES = 150_000;

const KIOSK = { width: 1080, height: 1920, deviceScaleFactor: 0.5 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 1 };
const PC = { width: 1280, height: 800, deviceScaleFactor: 0.75 };

const files: string[] = [];

async function picture(page: Page, name: string): Promise<string> {
  const path = join(FOLDER, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled' });
  files.push(path);
  return path;
}

async function windowOf(browser: Browser, { deviceScaleFactor, ...viewport }: typeof KIOSK): Promise<Page> {
  const context = await browser.newContext({ viewport, deviceScaleFactor, locale: 'en-GB', reducedMotion: 'reduce', colorScheme: 'light' });
  return context.newPage();
}

/** Kiosk, telephone and PC side by side, each in a plain frame. */
async function overview(browser: Browser, shown: { readonly kiosk: string; readonly phone: string; readonly pc: string }): Promise<void> {
  const data = (path: string): string => `data:image/png;base64,${readFileSync(path).toString('base64')}`;
  const page = await windowOf(browser, { width: 1280, height: 620, deviceScaleFactor: 1 });
  await page.setContent(`<!doctype html><html lang="en"><title>Vouch</title><style>
    body { margin: 0; block-size: 620px; display: grid; grid-template-columns: auto auto auto; justify-content: space-evenly; align-items: end; box-sizing: border-box; padding: 24px; background: #e9ece6; font: 600 15px/1.4 'Segoe UI', 'DejaVu Sans', sans-serif; color: #15201f; }
    figure { margin: 0; display: grid; gap: 12px; justify-items: center; }
    img { display: block; border: 8px solid #15201f; background: #15201f; box-shadow: 0 12px 32px rgb(21 32 31 / 18%); }
    .kiosk { block-size: 500px; border-radius: 10px; } .phone { block-size: 440px; border-radius: 26px; } .pc { inline-size: 520px; border-radius: 10px; }
  </style><figure><img class="kiosk" alt="" src="${data(shown.kiosk)}"><figcaption>1 The employee at the kiosk</figcaption></figure>
  <figure><img class="phone" alt="" src="${data(shown.phone)}"><figcaption>2 The manager on their phone</figcaption></figure>
  <figure><img class="pc" alt="" src="${data(shown.pc)}"><figcaption>3 The employee back at the PC</figcaption></figure></html>`);
  await picture(page, 'overview');
}

mkdirSync(FOLDER, { recursive: true });
const cluster = await openTestCluster();
const simulator = await createSimulator({ port: 0, pagesPort: 0 });
const world = await createWorld(simulator);
const executablePath = await chromiumPath();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const [claimant, boss] = [world.tenant.person('claimant'), world.tenant.person('manager')];
  const pc = claimant.devices.find(({ kind }) => kind === 'pc');
  if (pc === undefined) throw new Error('The claimant has no PC.');
  const phone = phoneOf(world.tenant, boss, () => windowOf(browser, PHONE));
  const manager = managerWith(world, boss, await windowOf(browser, PHONE), phone);
  await manager.enrol('qr');
  const kiosk = await setUpKiosk(world, await windowOf(browser, KIOSK));
  await picture(kiosk.page, 'kiosk-first-screen');

  const matchCode = await kiosk.start({ purpose: 'Set a new PIN for my PC', lost: 'My phone', address: claimant.userPrincipalName, badge: claimant.badge, collectCode: '2739' });
  await manager.openRequest();
  const decision = await picture(manager.page, 'approver-decision');
  await kiosk.seesHeading('Call your manager, or go to them');
  await expect(kiosk.page.getByText('Step 3 of 4')).toBeVisible();
  const waiting = await picture(kiosk.page, 'kiosk-match-code');
  await manager.approve(matchCode);
  await kiosk.press('2739');
  const pass = await kiosk.readPass();
  await picture(kiosk.page, 'kiosk-pass');
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');

  const screen = await windowOf(browser, PC);
  await screen.goto(`${simulator.pagesOrigin}/${world.tenant.id}/pcs/${pc.id}/windows`);
  const lock = await picture(screen, 'windows-forgot-pin');
  await follow(screen, screen.getByRole('button', { name: 'I forgot my PIN' }));
  await screen.getByLabel('Temporary Access Pass', { exact: true }).fill(pass);
  await follow(screen, screen.getByRole('button', { name: 'Sign in', exact: true }));
  await screen.getByLabel('New PIN').fill('731946');
  await screen.getByLabel('Confirm PIN').fill('731946');
  await follow(screen, screen.getByRole('button', { name: 'OK', exact: true }));
  await follow(screen, screen.getByRole('button', { name: 'OK', exact: true }));
  await screen.getByLabel('PIN', { exact: true }).fill('731946');
  await follow(screen, screen.getByRole('button', { name: 'Submit', exact: true }));
  await follow(screen, screen.getByRole('link', { name: 'Browser: Security info' }));
  await picture(screen, 'security-info');
  await screen.goto(`${simulator.pagesOrigin}/`);
  await picture(screen, 'hub');
  await overview(browser, { kiosk: waiting, phone: decision, pc: lock });
} finally {
  await browser.close();
  await world.close();
  await simulator.close();
  await cluster.close();
}

writeFileSync(1, files.map((path) => `${path}: ${Math.ceil(statSync(path).size / 1000)} kB\n`).join(''));
const tooLarge = files.filter((path) => statSync(path).size > LARGEST_BYTES);
if (tooLarge.length > 0) throw new Error(`Too large for a page: ${tooLarge.join(', ')}`);
