import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { setUpKiosk } from '../actors/kiosk.ts';
import { chromiumPath } from '../browser.ts';
import { heapGrowth } from './kiosk-memory.ts';
import type { World } from '../world.ts';

/** A cheap kiosk PC against the machine that measures. */
const SLOWER = 4;
/** Long enough that what the page does each second, and what the browser does now and then, has its share. */
const IDLE_MS = 30_000;
/** Until what a load leaves to be done is done. */
const SETTLED_MS = 3_000;

export interface KioskPage {
  /** Milliseconds from the start of loading until the first question answers to a finger, each time. */
  readonly interactive: readonly number[];
  /** Share of one core that the browser with all its processes takes while nobody is there, in percent. */
  readonly idle: number;
  /** kB of heap more after {@link CASES} cases. */
  readonly growth: number;
}

export const CASES = 10_000;

/** The kiosk's page in Chromium, as nobody or one person stands before it. */
export async function kioskPage(world: World, samples: number): Promise<KioskPage> {
  const executablePath = await chromiumPath();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })).newPage();
    await setUpKiosk(world, page);
    const devtools = await page.context().newCDPSession(page);
    const interactive: number[] = [];
    for (let i = 0; i < samples; i += 1) interactive.push(await untilInteractive(page, devtools));
    await page.reload();
    const idle = await idleShare(browser, page);
    return { interactive, idle, growth: await heapGrowth(page, devtools, CASES) };
  } finally {
    await browser.close();
  }
}

/** With an empty cache, as after an upgrade: the worst that a person can meet. From the start of the navigation until the first question was painted and nothing else was to be done. */
async function untilInteractive(page: Page, devtools: CDPSession): Promise<number> {
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.reload({ waitUntil: 'commit' });
  const taken = await page.evaluate(() => new Promise<number>((done) => {
    const look = (): void => {
      if (document.querySelector('vouch-kiosk .choices button, vouch-kiosk main button') === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => { requestIdleCallback(() => { done(performance.now()); }); });
    };
    look();
  }));
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return taken;
}

async function idleShare(browser: Browser, page: Page): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const used = async (): Promise<number> => (await devtools.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  await page.waitForTimeout(SETTLED_MS);
  const before = await used();
  await page.waitForTimeout(IDLE_MS);
  return ((await used()) - before) / (IDLE_MS / 1000) * 100;
}
