import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Whether the page took the browser's own doing away from this event. */
const isBarred = (page: Page, type: string, make: 'MouseEvent' | 'DragEvent' | 'ClipboardEvent' | 'WheelEvent'): Promise<boolean> =>
  page.evaluate(([name, kind]) => {
    const Kind = { MouseEvent, DragEvent, ClipboardEvent, WheelEvent }[kind];
    const event = new Kind(name, { bubbles: true, cancelable: true, ...(kind === 'WheelEvent' && { ctrlKey: true, deltaY: -100 }) });
    document.querySelector('h1')?.dispatchEvent(event);
    return event.defaultPrevented;
  }, [type, make] as const);

/** Whether the page took a key away from the browser. */
async function keyIsBarred(page: Page, key: string): Promise<boolean> {
  // The window hears of it first and the page stops it there and then: what came of it is asked of the event afterwards.
  const heard = await page.evaluateHandle(() => {
    const events: KeyboardEvent[] = [];
    window.addEventListener('keydown', (event) => { events.push(event); }, { capture: true });
    return events;
  });
  await page.keyboard.press(key);
  return heard.evaluate((events) => events.at(-1)?.defaultPrevented === true);
}

test('menu, drag, drop, copying, printing and zoom are taken away; text size has a control of its own', async ({ kiosk }) => {
  const { page } = kiosk;
  for (const [type, make] of [['contextmenu', 'MouseEvent'], ['auxclick', 'MouseEvent'], ['dragstart', 'DragEvent'], ['drop', 'DragEvent'], ['copy', 'ClipboardEvent'], ['cut', 'ClipboardEvent'], ['paste', 'ClipboardEvent'], ['wheel', 'WheelEvent']] as const)
    expect([type, await isBarred(page, type, make)]).toEqual([type, true]);
  for (const key of ['Control+p', 'Control+s', 'Control++', 'Control+-', 'Control+0', 'F1', 'F3', 'Alt+ArrowLeft']) expect([key, await keyIsBarred(page, key)]).toEqual([key, true]);
  expect(await keyIsBarred(page, 'Tab')).toBe(false);

  await page.getByRole('heading', { level: 1 }).click({ clickCount: 3 });
  await page.keyboard.press('Control+a');
  expect(await page.evaluate(() => String(getSelection()))).toBe('');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  const size = (): Promise<number> => page.getByRole('heading', { level: 1 }).evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
  const usual = await size();
  const larger = page.getByRole('button', { name: 'Larger text' });
  while ((await larger.getAttribute('aria-disabled')) !== 'true') await larger.click();
  expect(await size()).toBeGreaterThan(usual * 1.5);
});

test('back, forward and the back/forward cache lead nowhere; a reload clears what was typed', async ({ kiosk, claimant }) => {
  const { page } = kiosk;
  const address = page.getByLabel('Work address');
  const toAddress = async (): Promise<void> => {
    await page.getByRole('button', { name: 'No, none of these works' }).click();
    await page.getByRole('button', { name: 'Set up a new phone' }).click();
    await page.getByRole('button', { name: 'My phone' }).click();
    await address.fill(claimant.userPrincipalName);
  };
  await toAddress();
  for (const step of [-1, -5, 1]) {
    await page.evaluate((by) => { history.go(by); }, step);
    await expect(address).toHaveValue(claimant.userPrincipalName);
  }

  await Promise.all([page.waitForEvent('load'), page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))]);
  await kiosk.seesHeading('Can you still open your PC?');
  await toAddress();
  await page.reload();
  await kiosk.seesHeading('Can you still open your PC?');
  expect(await page.content()).not.toContain(claimant.userPrincipalName);

  const kept = await page.evaluate(async () => ({ local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases()).map(({ name }) => name) }));
  expect(kept).toEqual({ local: 0, session: 0, cookies: '', databases: ['vouch-kiosk'] });
  expect(await page.context().cookies()).toEqual([]);
});
