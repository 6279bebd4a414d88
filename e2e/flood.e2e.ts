import { setUpHeadlessKiosk, type HeadlessCase } from './actors/headless-kiosk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';

const DESK = 'desk@contoso.example';

test.use({ worldOptions: { policy: { deskMail: DESK } } });

test('N05, T15: who burns a manager’s prompts sends the next real case to the desk and raises an alarm; the manager still signs in and signs what stands', async ({ world }) => {
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrolPasskey();
  const start = async (key: string): Promise<HeadlessCase> => {
    const recovery = await (await setUpHeadlessKiosk(world)).start(world.tenant.person(key));
    await world.server.tick();
    return recovery;
  };
  // Three an hour, each with a badge that was found or lent.
  const [first] = [await start('quote'), await start('accent'), await start('hybrid')];
  const requestId = (await eventsOf(world, 'case.approver-asked'))[0]?.data['requestId'] as string;
  const real = await start('claimant');
  expect((await eventsOf(world, 'case.turned-decoy')).map(({ subject, data }) => [subject, data])).toEqual([[real.id, { reason: 'approver-quota' }]]);
  expect(await real.view()).toMatchObject({ step: 'waiting', progress: 'asked' });
  expect((await eventsOf(world, 'alarm.flooded')).map(({ subject }) => subject)).toEqual([real.id]);
  expect((await world.tenant.mail()).filter(({ to }) => to.includes(DESK)).map(({ subject }) => subject)).toEqual(['Alarm: one approver is asked again and again / Alarm: Jemand wird immer wieder um ein Ja gebeten']);
  // One alarm an hour, however many more come.
  await start('rtl');
  expect(await eventsOf(world, 'alarm.flooded')).toHaveLength(1);

  await manager.signIn('view', `/approve/${requestId}`);
  expect(await manager.view(requestId)).toMatchObject({ step: 'decide', factor: 'passkey' });
  expect(await manager.typeMatchCode(requestId, first.matchCode)).toMatchObject({ matched: true });
  await world.clock.advance(2_500);
  expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved' });
});
