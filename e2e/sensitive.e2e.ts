import { expectAccessible } from './accessible.ts';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager, type Answered } from './actors/headless-manager.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { managerWith } from './actors/manager.ts';
import { expect, test } from './fixtures.ts';
import { invariantsHold } from './invariants.ts';
import { phoneOf } from './kit/index.ts';
import { createWorld } from './world.ts';

const releaseCodeIn = (view: Answered): string => (view.step === 'approved' ? (view.releaseCode ?? '') : '');

test('a sensitive person: two vouch, each by passkey; a code is refused though it is right, and one yes is not enough', async ({ simulator, tenant }) => {
  const world = await createWorld(simulator, { tenant, policy: { approvers: { line: ['manager', 'managers-manager'] }, sensitiveGroups: [tenant.group('everybody')] } });
  try {
    const kiosk = await setUpHeadlessKiosk(world);
    const [manager, director] = [headlessManager(world, tenant.person('manager')), headlessManager(world, tenant.person('director'))];
    await manager.enrol();
    await manager.enrolPasskey();
    await director.enrolPasskey();
    const recovery = await kiosk.start(tenant.person('claimant'));
    const requestId = await manager.openRequest();
    expect(await manager.typeMatchCode(requestId, recovery.matchCode)).toMatchObject({ step: 'decide', factor: 'passkey', codeApp: null });
    await world.clock.advance(2_500);
    expect(await manager.sayYes(requestId, await manager.nextCode())).toMatchObject({ step: 'refused', code: 'factor_not_allowed' });
    expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved', needsAnother: true });
    await world.server.tick();
    expect(await recovery.view()).toMatchObject({ step: 'waiting', agreed: 1 });
    expect(await recovery.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
    const last = await director.approve(await recovery.newCode(1));
    expect(await recovery.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
    await recovery.release(releaseCodeIn(await director.view(last)));
    expect(await recovery.fetchPass()).toMatch(/^\S{8,48}$/);
    kiosk.leave();
    await invariantsHold(world);
  } finally {
    await world.close();
  }
});

test('the release code: the second approver reads it out, a wrong one is refused at the kiosk, and the right one leads on', async ({ simulator, tenant, newPage }) => {
  const world = await createWorld(simulator, { tenant, policy: { approvers: { line: ['manager', 'managers-manager'] }, sensitiveGroups: [tenant.group('everybody')] } });
  try {
    const [claimant, person] = [tenant.person('claimant'), tenant.person('director')];
    const [first, kiosk] = [headlessManager(world, tenant.person('manager')), await setUpKiosk(world, await newPage())];
    const director = managerWith(world, person, await newPage(), phoneOf(tenant, person, newPage));
    await first.enrolPasskey();
    await director.enrol('passkey');
    await first.approve(await kiosk.start(lostPhone(claimant)));
    await world.server.tick();
    await expect(kiosk.page.getByText('One of two has agreed.')).toBeVisible();
    await director.openRequest();
    await director.approve(await kiosk.matchCode());
    const code = director.page.getByLabel(/^Release code: /);
    const digits = ((await code.getAttribute('aria-label')) ?? '').replaceAll(/\D/g, '');
    await expectAccessible(director.page);

    await kiosk.seesHeading('Approved. Ask for the release code');
    await expectAccessible(kiosk.page);
    await kiosk.page.locator('.cells').pressSequentially(digits === '000000' ? '000001' : '000000');
    await kiosk.page.keyboard.press('Enter');
    await expect(kiosk.page.getByRole('alert')).toHaveText('That is not the release code. You have 2 more tries.');
    await kiosk.page.locator('.cells').pressSequentially(digits);
    await kiosk.page.keyboard.press('Enter');
    await kiosk.press('2739');
    expect(await kiosk.readPass()).toMatch(/^\S{8,48}$/);
    await kiosk.keepPass();
    await invariantsHold(world);
  } finally {
    await world.close();
  }
});
