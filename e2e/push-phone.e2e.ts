import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './accessible.ts';
import { lostPhone } from './actors/kiosk.ts';
import type { Manager } from './actors/manager.ts';
import { expect, test } from './fixtures.ts';
import { follow, signInFully } from './kit/index.ts';
import { SOON } from './soon.ts';
import type { World } from './world.ts';

/** A headless shell shows no notifications. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const hasChromium = existsSync(CHROMIUM) && !CHROMIUM.endsWith('headless-shell');

test.use({
  launchOptions: hasChromium ? { executablePath: CHROMIUM } : {},
  worldOptions: { policy: (simulator) => ({ approvers: { push: { on: true, hosts: [new URL(simulator.origin).host] } } }) },
});
test.skip(!hasChromium, 'needs a whole Chromium: /usr/bin/chromium, or the one that CHROMIUM_PATH names');

/**
 * Without the internet a browser gets no address of a push service. What `subscribe` would give is that of the simulated
 * phone; all else is the browser's own.
 */
async function withPushService(page: Page, world: World): Promise<void> {
  await page.context().grantPermissions(['notifications'], { origin: world.server.approveOrigin });
  await page.exposeFunction('subscribeAtSimulator', (key: string) => world.tenant.subscribePush(world.tenant.person('manager'), key));
  await page.addInitScript(() => {
    const subscribeAtSimulator = (key: string): Promise<object> => (window as unknown as { subscribeAtSimulator(key: string): Promise<object> }).subscribeAtSimulator(key);
    const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    let given: object | null = null;
    PushManager.prototype.getSubscription = () => Promise.resolve(given as PushSubscription | null);
    PushManager.prototype.subscribe = async (options) => {
      const subscription = { ...(await subscribeAtSimulator(base64url(options?.applicationServerKey as Uint8Array))), expirationTime: null };
      given = { ...subscription, toJSON: () => subscription, unsubscribe: () => { given = null; return Promise.resolve(true); } };
      return given as PushSubscription;
    };
  });
}

/** The text that the simulated phone decrypted. */
async function pushed(world: World): Promise<string> {
  await expect.poll(async () => (await world.tenant.notifications()).filter(({ kind }) => kind === 'push').length, SOON).toBeGreaterThan(0);
  return (await world.tenant.notifications()).findLast(({ kind }) => kind === 'push')?.text ?? '';
}

/** Gives the browser what its push service would, and waits until something is shown: whoever asks for a notification before that makes Chromium forget it. */
async function deliver(page: Page, world: World, data: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ isDeleted, scopeURL }) => !isDeleted && scopeURL.startsWith(world.server.approveOrigin));
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  await cdp.send('BackgroundService.clearEvents', { service: 'notifications' });
  await cdp.send('BackgroundService.setRecording', { shouldRecord: true, service: 'notifications' });
  await cdp.send('BackgroundService.startObserving', { service: 'notifications' });
  const displayed = new Promise<void>((resolve) => {
    cdp.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent: { eventName } }) => { if (eventName === 'Notification displayed') resolve(); });
  });
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: world.server.approveOrigin, registrationId: await registrationId, data });
  await displayed;
}

/** Waits until these notifications are shown; a page that is being loaded is asked again. */
const sees = (page: Page, notifications: readonly { readonly title: string; readonly body: string }[]): Promise<void> =>
  expect(async () => {
    expect(await page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body }) => ({ title, body })))).toEqual(notifications);
  }).toPass({ timeout: 10_000 });

/** Presses the notification that is shown. */
const press = async (page: Page): Promise<void> => {
  await page.context().serviceWorkers()[0]?.evaluate(async () => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await registration.getNotifications();
    const Click = (self as unknown as { NotificationEvent: new (type: string, of: object) => Event }).NotificationEvent;
    self.dispatchEvent(new Click('notificationclick', { notification }));
  });
};

/** Signed in at the page of their factors, the manager has this phone tell them. */
async function notifyHere(world: World, manager: Manager): Promise<void> {
  const { page, phone } = manager;
  await withPushService(page, world);
  await page.goto(phone.inBrowser(`${world.server.approveOrigin}/factors`));
  await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
  await signInFully(page, world.server.approveOrigin, world.tenant.person('manager'), phone);
  await manager.tap('Notify me on this phone');
  await expect(page.getByText('This phone tells you from now on.')).toBeVisible();
}

test('a manager has the phone tell them; it says that somebody asks and no more, and a press leads to the request', async ({ world, kiosk, manager, claimant }) => {
  const { page } = manager;
  await notifyHere(world, manager);
  await expect(page.getByText('This phone', { exact: true })).toBeVisible();
  await expectNoViolations(page, 'notices on');

  const matchCode = await kiosk.start(lostPhone(claimant));
  await world.server.tick();
  await deliver(page, world, await pushed(world));
  await sees(page, [{ title: 'Vouch', body: 'Someone asks for your approval.' }]);
  await press(page);
  await manager.seesHeading(/^Do you vouch for/);
  await manager.approve(matchCode);
  await kiosk.seesHeading('Approved. Press to get your pass');
});

test('a message that is none of ours shows something and leads to our own page alone', async ({ world, manager }) => {
  const { page } = manager;
  await notifyHere(world, manager);
  for (const [data, title, body] of [
    ['{"title":"Hello","body":"there","id":"//evil.example/x"}', 'Hello', 'there'],
    ['{"title":"Hello","body":"there","id":"javascript:alert(1)"}', 'Hello', 'there'],
    ['{"title":1,"id":"AAAAAAAAAAAAAAAAAAAAAA"}', 'Vouch', 'Open Vouch to see what it is.'],
    ['not a message', 'Vouch', 'Open Vouch to see what it is.'],
  ] as const) {
    await deliver(page, world, data);
    await sees(page, [{ title, body }]);
    await press(page);
    await sees(page, []);
    const { origin, pathname } = new URL(page.url());
    expect([data, origin, pathname]).toEqual([data, world.server.approveOrigin, '/factors']);
  }
  expect(page.context().pages()).toEqual([page]);
});

test('signing in goes through the phone’s worker unharmed, and without a network the page says what to do', async ({ world, manager }) => {
  const { page, phone } = manager;
  const signIn = async (): Promise<void> => {
    await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
    await signInFully(page, world.server.approveOrigin, world.tenant.person('manager'), phone);
  };
  await withPushService(page, world);
  await page.goto(phone.inBrowser(`${world.server.approveOrigin}/factors`));
  await signIn();
  await manager.tap('Notify me on this phone');
  await expect(page.getByText('This phone tells you from now on.')).toBeVisible();
  // Out of Entra too, on a page of its own.
  await follow(page, page.getByRole('button', { name: 'Sign out' }));
  await page.goto(phone.inBrowser(`${world.server.approveOrigin}/factors`));
  await signIn();
  await expect(page.getByText('Another phone or browser')).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);

  await page.context().setOffline(true);
  await page.goto(`${world.server.approveOrigin}/factors`);
  await manager.seesHeading('No connection');
  await expectNoViolations(page, 'without a network');
  await page.context().setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await manager.seesHeading('How you confirm');
  await manager.tap('Stop notices there');
  await expect(page.getByText('That phone tells you no more.')).toBeVisible();
});

test('the pages can be an app of the phone', async ({ world, manager }) => {
  await manager.page.goto(`${world.server.approveOrigin}/factors`);
  const href = await manager.page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await fetch(new URL(href ?? '', world.server.approveOrigin));
  expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
  const { start_url: start, display, icons } = (await answer.json()) as { start_url: string; display: string; icons: { src: string; type: string }[] };
  expect([start, display, icons.map(({ type }) => type).toSorted()]).toEqual(['/factors', 'standalone', ['image/png', 'image/svg+xml']]);
  for (const { src, type } of icons) expect((await fetch(new URL(src, world.server.approveOrigin))).headers.get('content-type')).toBe(type);
  const cdp = await manager.page.context().newCDPSession(manager.page);
  expect((await cdp.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});
