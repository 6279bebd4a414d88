import { headlessManager } from './actors/headless-manager.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { managerWith } from './actors/manager.ts';
import { expect, test } from './fixtures.ts';
import { expectHolds } from './accessible.ts';
import { follow, phoneOf } from './kit/index.ts';

test.use({ worldOptions: { policy: { approvers: { line: ['manager', 'deputy', 'managers-manager'], skipAbsent: true } } } });

test('a manager switches automatic replies on: their own manager is asked at once and vouches, and readiness wants the one permission that it takes', async ({ world, newPage }) => {
  test.slow();
  const { tenant, server } = world;
  const readiness = async (): Promise<string> => (await fetch(`${server.kioskOrigin}/health/ready`)).text();
  expect(await readiness()).toContain('Grant the reader app MailboxSettings.Read.');
  await tenant.register('reader', { permissions: ['User.Read.All', 'GroupMember.Read.All', 'RoleManagement.Read.Directory', 'Application.Read.All', 'Policy.Read.AuthenticationMethod', 'UserAuthenticationMethod.Read.All', 'MailboxSettings.Read'] });
  // The reader's token was made before; it is asked for anew when it is old, and at start.
  await world.restart();

  const manager = headlessManager(world, tenant.person('manager'));
  await manager.enrol();
  const person = tenant.person('director');
  const director = managerWith(world, person, await newPage(), phoneOf(tenant, person, newPage));
  await director.enrol('calls');
  const mailbox = await newPage();
  await mailbox.goto(`${tenant.pages}/mail/manager`);
  await expectHolds(mailbox, 'mail with automatic replies');
  await follow(mailbox, mailbox.getByRole('button', { name: 'Switch them on' }));
  await expect(mailbox.getByText('On. Other people see this person as away.')).toBeVisible();

  const kiosk = await setUpKiosk(world, await newPage());
  const code = await kiosk.start(lostPhone(tenant.person('claimant')));
  await world.server.tick();
  await director.openRequest();
  await director.approve(code);
  await kiosk.press('2739');
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
  const asked = (await tenant.mail()).filter(({ subject }) => subject.endsWith('confirm who they are'));
  expect(asked.map(({ to }) => to)).toEqual([[person.userPrincipalName]]);
});
