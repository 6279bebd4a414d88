import type { CDPSession, Page } from '@playwright/test';
import { SCREENS } from '../languages/screens.ts';

/** The kiosk, as the page's own scripts see it. */
type Drawn = Element & { model: { readonly now: number }; readonly updateComplete: Promise<boolean> };

/** The way of one person, by the screens that hold most. */
const WAY = ['first', 'collect code', 'waiting', 'an open pass'];
/** What is made once and kept, such as templates and compiled code, is there after so many. */
const WARM = 200;

/** kB of heap that one page has more after so many cases drawn one after the other. A real kiosk loads its page anew after each: it never gets as far. */
export async function heapGrowth(page: Page, devtools: CDPSession, cases: number): Promise<number> {
  await drawn(page, WARM);
  const before = await heapOf(devtools);
  await drawn(page, cases);
  return ((await heapOf(devtools)) - before) / 1000;
}

const drawn = (page: Page, cases: number): Promise<void> =>
  page.evaluate(async ({ screens, times }) => {
    const kiosk = document.querySelector('vouch-kiosk') as Drawn;
    const fresh = kiosk.model;
    for (let i = 0; i < times; i += 1) {
      for (const part of screens) {
        const { now } = kiosk.model;
        kiosk.model = { ...fresh, ...part, ...{ now, arrivedAt: now, stepSince: now, lifeAt: now } };
        await kiosk.updateComplete;
      }
    }
    kiosk.model = fresh;
    await kiosk.updateComplete;
  }, { screens: WAY.map((name) => SCREENS[name] ?? {}), times: cases });

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}
