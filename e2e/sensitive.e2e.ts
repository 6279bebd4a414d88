import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { expect, test } from './fixtures.ts';
import { invariantsHold } from './invariants.ts';
import { createWorld } from './world.ts';

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
    await director.approve(await recovery.newCode(1));
    expect(await recovery.fetchPass()).toMatch(/^\S{8,48}$/);
    kiosk.leave();
    await invariantsHold(world);
  } finally {
    await world.close();
  }
});
