import { expectAccessible } from './accessible.ts';
import { lostPhone } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';

test.use({ enrolment: 'passkey' });

const HOUR_MS = 3_600_000;

test('a passkey from setting it up to the pass: no code app, no second sign-in', async ({ world, kiosk, manager, claimant }) => {
  expect(await recover({ kiosk, manager }, lostPhone(claimant))).toMatch(/^\S{8,}$/);
  expect((await eventsOf(world, 'factor.enrolled')).map(({ data }) => data)).toEqual([{ kind: 'passkey' }]);
  const mails = (await world.tenant.mail()).map(({ subject }) => subject);
  expect(mails.filter((subject) => subject === 'A passkey was set up for your approvals').length).toBe(1);
});

test('R31: hours later the manager, still signed in, decides in four taps and one typed code', async ({ world, headlessKiosk, manager, claimant }) => {
  const first = await headlessKiosk.start(claimant);
  await manager.openNewRequest();
  await manager.approve(first.matchCode);
  await first.cancel();
  await world.clock.advance(3 * HOUR_MS);

  const second = await headlessKiosk.start(claimant);
  await manager.openNewRequest();
  const { page } = manager;
  await page.evaluate(() => {
    const seen = { taps: 0, keys: 0 };
    Object.assign(globalThis, { seen });
    document.addEventListener('click', ({ isTrusted, detail }) => { if (isTrusted && detail > 0) seen.taps += 1; }, true);
    document.addEventListener('input', () => { seen.keys += 1; }, true);
  });
  await manager.approve(second.matchCode);
  expect(await page.evaluate('seen')).toEqual({ taps: 4, keys: 6 });
  expect(await second.view()).toMatchObject({ step: 'approved' });
});

test('R29: twelve hours after its sign-in the session is over', async ({ world, headlessKiosk, manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.openNewRequest();
  await manager.approve(recovery.matchCode);
  const { page } = manager;
  const reads = async (): Promise<number> => page.evaluate(async () => (await fetch('/api/factors')).status);
  await world.clock.advance(12 * HOUR_MS - 10 * 60_000);
  expect(await reads()).toBe(200);
  await world.clock.advance(10 * 60_000);
  expect(await reads()).toBe(401);
});

test('W08: who is not recognised confirms nothing, is told so, and can decline', async ({ world, headlessKiosk, manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.openNewRequest();
  const { page } = manager;
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'I stand in front of them' }).click();
  await manager.typeMatchCode(recovery.matchCode);
  await manager.seesHeading('Now your passkey');
  await expectAccessible(page);
  await (await manager.device()).recognises(false);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('alert')).toHaveText('The passkey was not used. Nothing is confirmed. Press "Approve" to try again, or decline.');
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'code-typed' });
  await manager.decline();
  await manager.seesHeading('You declined');
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'declined' });
  expect(await eventsOf(world, 'factor.refused')).toEqual([]);
});

test('My phone is gone: the passkey is off the list, the open yes falls, and nothing can be approved any more', async ({ world, headlessKiosk, manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.openNewRequest();
  await manager.approve(recovery.matchCode);
  const { page } = manager;
  await page.getByRole('link', { name: 'How you confirm' }).click();
  await manager.seesHeading('How you confirm');
  await page.getByRole('button', { name: 'My phone is gone' }).click();
  await page.getByRole('button', { name: 'Yes, remove all' }).click();
  await expect(page.getByText('Nothing is set up. You cannot approve requests yet.')).toBeVisible();
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'revoked' });
  expect((await eventsOf(world, 'factor.revoked')).map(({ data }) => data)).toEqual([{ kind: 'passkey' }]);
});

test('the list names, renames and removes, tells what this device has already, and is accessible', async ({ world, manager }) => {
  const { page } = manager;
  await page.getByRole('button', { name: 'Rename My phone' }).click();
  await expectAccessible(page);
  await page.getByLabel('A name for this device').fill('The blue one');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'The blue one' })).toBeVisible();
  expect((await eventsOf(world, 'factor.renamed')).length).toBe(1);

  await page.getByRole('button', { name: 'Add another passkey' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await expect(page.getByRole('alert')).toHaveText('This device has a passkey for Vouch already. It stands in your list.');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Remove The blue one' }).click();
  await page.getByRole('button', { name: 'Yes, remove it' }).click();
  await expect(page.getByText('Nothing is set up. You cannot approve requests yet.')).toBeVisible();
  await expectAccessible(page);
});

test('who has both may type a code instead, after a sign-in of just now', async ({ headlessKiosk, manager, claimant }) => {
  const { page, phone } = manager;
  await page.getByRole('button', { name: 'Add a code app' }).click();
  await phone.scan(page.getByRole('img', { name: 'QR code to add Vouch to your code app' }));
  await page.getByLabel('Code, six digits').fill(await manager.nextCode());
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(2);

  const recovery = await headlessKiosk.start(claimant);
  await manager.openNewRequest();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'I stand in front of them' }).click();
  await manager.typeMatchCode(recovery.matchCode);
  await page.getByRole('button', { name: 'Use the code app instead' }).click();
  await manager.seesHeading('Sign in once more');
  await manager.signInAgain();
  await page.getByLabel('Code from your code app, six digits').fill(await manager.nextCode());
  await page.getByRole('button', { name: 'Approve' }).click();
  await manager.seesHeading(/^You said yes for/);
});

test.describe('where the policy wants passkeys alone', () => {
  test.use({ worldOptions: { policy: { factors: { totp: false } } } });

  test('R14: no code app is offered', async ({ manager }) => {
    const { page } = manager;
    await expect(page.getByRole('button', { name: 'Add another passkey' })).toBeVisible();
    await expect(page.getByText(/code app/i)).toHaveCount(0);
  });
});
