import { expectNoViolations } from './accessible.ts';
import { lostPhone } from './actors/kiosk.ts';
import { managerWith } from './actors/manager.ts';
import { expect, test } from './fixtures.ts';
import { follow, phoneOf, signInFully } from './kit/index.ts';
import { SOON } from './soon.ts';

test.use({ worldOptions: { policy: { approvers: { line: ['manager', 'deputy'] } } } });

test('a manager names a deputy on the phone; one day the manager is not available, and the deputy vouches; then it is taken back', async ({ world, kiosk, manager, claimant, newPage }) => {
  test.slow();
  const person = world.tenant.person('deputy');
  const deputy = managerWith(world, person, await newPage(), phoneOf(world.tenant, person, newPage));
  await deputy.enrol('calls');
  const { page } = manager;
  const { approveOrigin } = world.server;
  const picture = async (name: string): Promise<void> => {
    await expectNoViolations(page, name);
    for (const width of [320, 390, 1366]) {
      await page.setViewportSize({ width, height: 844 });
      if (width === 320) await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} at ${width}`).toBe(0);
      const folder = process.env['LOOK'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
      await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    }
    await page.setViewportSize({ width: 390, height: 844 });
  };

  await page.goto(manager.phone.inBrowser(`${approveOrigin}/factors`));
  const signIn = page.getByRole('link', { name: 'Sign in with your work account' });
  const link = page.getByRole('link', { name: 'Name a deputy' });
  const field = page.getByLabel('Work address of your deputy');
  await expect(signIn.or(link).or(field)).toBeVisible();
  if (await signIn.isVisible()) {
    await follow(page, signIn);
    await signInFully(page, approveOrigin, world.tenant.person('manager'), manager.phone);
  }
  await expect(link.or(field)).toBeVisible();
  if (await link.isVisible()) {
    await picture('deputy-before-signing-in');
    await follow(page, link);
    await signInFully(page, approveOrigin, world.tenant.person('manager'), manager.phone);
  }
  await field.fill('nobody at all');
  await manager.tap('Name this person');
  await expect(page.getByText('That is not a whole work address.')).toBeVisible();
  await expect(field).toBeFocused();
  await picture('deputy-wrong');
  await field.fill(person.userPrincipalName);
  await manager.tap('Name this person');
  await expect(page.getByText('Noted. We have sent you a mail about it.')).toBeVisible();
  await picture('deputy-named');
  await world.server.tick();
  const told = async (key: string): Promise<readonly string[]> => (await world.tenant.mail()).filter(({ to }) => to.includes(world.tenant.person(key).userPrincipalName)).map(({ subject }) => subject);
  expect(await told('manager')).toContain('You named a deputy for the recovery kiosk');
  expect((await told('deputy')).join()).toContain('named you as deputy for the recovery kiosk');

  const first = await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  await manager.tap('I am not available now');
  await manager.seesHeading('You said that you are not available');
  await expect(async () => { expect(await kiosk.matchCode()).not.toBe(first); }).toPass(SOON);
  await world.server.tick();
  await deputy.openRequest();
  await deputy.approve(await kiosk.matchCode());
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press('2739');
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);

  await page.goto(manager.phone.inBrowser(`${approveOrigin}/factors`));
  await manager.tap('Take it back');
  await expect(page.getByText('You have no deputy any more.')).toBeVisible();
  await world.server.tick();
  expect((await told('deputy')).join()).toContain('You are no longer the deputy of');
});
