import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expectNoViolations } from './accessible.ts';
import { graphAdmin } from './actors/graph-admin.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { managerWith } from './actors/manager.ts';
import { expect, test } from './fixtures.ts';
import { invariantsHold } from './invariants.ts';
import { phoneOf } from './kit/index.ts';
import { SOON } from './soon.ts';
import { createWorld } from './world.ts';

test('nobody answers for whoever has no manager, or one who is not available: somebody on call is asked', async ({ simulator, tenant, newPage }) => {
  test.slow();
  // The administrator comes before any server that would trust the tenant for this process.
  setDefaultCACertificates([...getCACertificates('default'), simulator.caPem]);
  const admin = await graphAdmin({ simulator, tenant });
  const { id: group } = (await admin.call('POST', '/groups', { displayName: 'On call', mailNickname: 'on-call', mailEnabled: false, securityEnabled: true, isAssignableToRole: true })) as { id: string };
  for (const key of ['deputy', 'director']) await admin.call('POST', `/groups/${group}/members/$ref`, { '@odata.id': `${simulator.origin}/v1.0/directoryObjects/${tenant.person(key).id}` });
  const world = await createWorld(simulator, { tenant, policy: { approvers: { line: ['manager', 'on-call'], onCallGroup: group } } });
  try {
    expect((await fetch(`${world.server.kioskOrigin}/health/ready`)).status).toBe(200);
    // The other one of the group has nothing to sign with.
    const person = tenant.person('director');
    const onCall = managerWith(world, person, await newPage(), phoneOf(tenant, person, newPage));
    await onCall.enrol('calls');
    const manager = headlessManager(world, tenant.person('manager'));
    await manager.enrol();
    const kiosk = await setUpKiosk(world, await newPage());

    const first = await kiosk.start(lostPhone(tenant.person('claimant')));
    const requestId = await manager.openRequest();
    expect((await manager.call('POST', `${world.server.approveOrigin}/api/approve/requests/${requestId}/not-available`, {})).status).toBe(200);
    await expect(async () => { expect(await kiosk.matchCode()).not.toBe(first); }).toPass(SOON);
    await world.server.tick();
    await onCall.openRequest();
    await expectNoViolations(onCall.page, 'on call');
    await onCall.approve(await kiosk.matchCode());
    await kiosk.press('2739');
    expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
    await kiosk.keepPass();

    const other = await setUpKiosk(world, await newPage());
    await other.start(lostPhone(tenant.person('nomanager')));
    await onCall.openNewRequest();
    await onCall.decline();
    await other.seesHeading('The answer was no');
    await invariantsHold(world);
  } finally {
    await world.close();
  }
});
