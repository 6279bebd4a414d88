import { expectAccessible, expectNoViolations } from './accessible.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { kioskAt, lostPhone } from './actors/kiosk.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { follow, phoneOf, signInFully } from './kit/index.ts';
import { SOON } from './soon.ts';

test.use({ worldOptions: { policy: { proofs: { default: ['badge', 'recovery-code', 'id-check'] } } } });

const COLLECT = '2739';

test('recovery codes: made while all is well, typed at the kiosk by touch when the phone is gone, good once', async ({ world, kiosk, newPage }) => {
  // Somebody who leads others is recovered by who leads them.
  const employee = world.tenant.person('manager');
  const director = headlessManager(world, world.tenant.person('director'));
  await director.enrol();
  const page = await newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  const phone = phoneOf(world.tenant, employee, newPage);
  const { approveOrigin } = world.server;
  await page.goto(phone.inBrowser(`${approveOrigin}/factors`));
  await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
  await signInFully(page, approveOrigin, employee, phone);
  const link = page.getByRole('link', { name: 'Make recovery codes' });
  const button = page.getByRole('button', { name: 'Make recovery codes' });
  await expect(link.or(button)).toBeVisible();
  await expectNoViolations(page, 'before');
  if (await link.isVisible()) {
    await follow(page, link);
    await signInFully(page, approveOrigin, employee, phone);
  }
  await button.click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(8);
  await expectNoViolations(page, 'the codes');
  const code = (await codes.first().innerText()).trim();
  await page.getByRole('button', { name: 'I have them' }).click();
  await expect(page.getByText('Not used yet: 8')).toBeVisible();
  await expect.poll(async () => (await world.tenant.mail()).some(({ subject }) => subject === 'New recovery codes were made for your account'), SOON).toBe(true);

  const at = kiosk.page;
  const toBadge = async (): Promise<void> => {
    await at.getByRole('button', { name: 'No, none of these works' }).click();
    await at.getByRole('button', { name: 'Set up a new phone' }).click();
    await at.getByRole('button', { name: 'My phone' }).click();
    await at.getByLabel('Work address').fill(employee.userPrincipalName);
    await at.getByRole('button', { name: 'Continue' }).click();
    await at.getByRole('button', { name: 'I do not have my badge' }).click();
    await kiosk.seesHeading('How can you show that it is you?');
  };
  await at.setViewportSize({ width: 1080, height: 1920 });
  await toBadge();
  await expectAccessible(at);
  await at.getByRole('button', { name: 'With a recovery code' }).click();
  await kiosk.seesHeading('Type one of your recovery codes');
  // A slip of the hand shows at once; the keyboard may be used as well.
  await at.getByLabel('Recovery code').fill('0000-0000-0000-0001');
  await at.keyboard.press('Enter');
  await expect(at.getByText('This code is not whole')).toBeVisible();
  await expectAccessible(at);
  await at.getByLabel('Recovery code').fill('');
  for (const letter of code.replaceAll('-', '')) await at.getByRole('button', { name: letter, exact: true }).click();
  await expect(at.getByLabel('Recovery code')).toHaveValue(code);
  await at.getByRole('button', { name: 'Continue' }).click();
  await kiosk.seesHeading('Make up a collect code');
  for (const digit of COLLECT) await at.getByRole('button', { name: digit, exact: true }).click();
  await at.getByRole('button', { name: 'Done' }).click();
  await kiosk.seesHeading('Call your manager, or go to them');
  await director.approve(await kiosk.matchCode());
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(COLLECT);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
  expect((await eventsOf(world, 'case.started')).map(({ data }) => data['proofKind'])).toEqual(['recovery-code']);
});

test('an identity card at the desk: the kiosk gives a number, a clerk says that they have seen it, and the request goes out', async ({ world, kiosk, headlessManager: manager, claimant }) => {
  const at = kiosk.page;
  await at.setViewportSize({ width: 1080, height: 1920 });
  const recovery = lostPhone(claimant);
  await at.getByRole('button', { name: 'No, none of these works' }).click();
  await at.getByRole('button', { name: recovery.purpose }).click();
  await at.getByRole('button', { name: recovery.lost }).click();
  await at.getByLabel('Work address').fill(recovery.address);
  await at.getByRole('button', { name: 'Continue' }).click();
  await at.getByRole('button', { name: 'I do not have my badge' }).click();
  await at.getByRole('button', { name: 'With my ID at the desk' }).click();
  await kiosk.seesHeading('Show your ID at the desk');
  await at.getByRole('button', { name: 'Continue' }).click();
  await kiosk.seesHeading('Make up a collect code');
  for (const digit of recovery.collectCode) await at.getByRole('button', { name: digit, exact: true }).click();
  await at.getByRole('button', { name: 'Done' }).click();
  const number = at.getByRole('img', { name: /^Slip number: / });
  await expect(number).toBeVisible();
  await expectAccessible(at);
  const slip = (await number.innerText()).trim();
  expect(await eventsOf(world, 'case.approver-asked')).toEqual([]);

  await world.host.admin('slips', 'check-id', slip, '--clerk', world.tenant.person('clerk').userPrincipalName);
  await expect(world.host.admin('slips', 'check-id', slip, '--clerk', world.tenant.person('clerk').userPrincipalName)).rejects.toThrow(/There is no open slip/);
  await world.server.tick();
  await kiosk.seesHeading('Call your manager, or go to them');
  await manager.approve(await kioskAt(at).matchCode());
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});
