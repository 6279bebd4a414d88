import { graphAdmin } from '../actors/graph-admin.ts';
import { eventsOf } from '../audit.ts';
import { expect, test } from '../fixtures.ts';
import { invariantsHold } from '../invariants.ts';
import { passOf } from '../pass-of.ts';
import { CREATE, fiveMinutes, posts } from './press-under-fault.ts';

test('F15: a pass that an administrator made is never replaced', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const admin = await graphAdmin(world);
  const opened = await headlessKiosk.start(claimant);
  const requestId = await headlessManager.approve(opened.matchCode);
  const foreign = await admin.makePass(claimant);
  expect(await opened.press()).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await headlessManager.view(requestId)).toMatchObject({ step: 'ended', ending: 'failed' });
  await fiveMinutes(world);
  expect(await passOf(world)).toBe(foreign);
  expect(await posts(world), "the administrator's own").toBe(1);

  const again = await headlessKiosk.start(claimant);
  await world.clock.advance(1_000);
  expect(await again.view(), 'from the start on it is a decoy').toMatchObject({ step: 'waiting', progress: 'asked' });
  expect((await eventsOf(world, 'case.turned-decoy')).map(({ data }) => data['reason'])).toEqual(['pass-in-the-way']);
  await invariantsHold(world, { settled: true, foreign: [foreign] });
});

test('F16: a pass that was replaced before it was shown is not revealed, and the other one stays', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const admin = await graphAdmin(world);
  const opened = await headlessKiosk.start(claimant);
  await headlessManager.approve(opened.matchCode);
  expect(await opened.press()).toMatchObject({ step: 'sealed' });
  const own = await passOf(world);
  await admin.call('DELETE', `/users/${claimant.id}/authentication/temporaryAccessPassMethods/${own ?? ''}`);
  const foreign = await admin.makePass(claimant);
  expect(await opened.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
  await world.clock.advance(1_000);
  expect(await opened.view()).toMatchObject({ step: 'ended', ending: 'revoked' });
  await fiveMinutes(world);
  expect(await passOf(world)).toBe(foreign);
});

test('F13: a tenant that switches passes off between approval and press makes none', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const admin = await graphAdmin(world);
  const opened = await headlessKiosk.start(claimant);
  const requestId = await headlessManager.approve(opened.matchCode);
  await admin.setPassPolicy({ state: 'disabled' });
  expect(await opened.press()).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await headlessManager.view(requestId)).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await posts(world)).toBe(0);
});

test('F10: an orphan whose deletion fails is deleted when that heals', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const opened = await headlessKiosk.start(claimant);
  await headlessManager.approve(opened.matchCode);
  await world.tenant.fault({ match: CREATE, effect: { kind: 'status', status: 504, when: 'after' }, times: 1 });
  await world.tenant.fault({ match: { method: 'DELETE', path: '/v1.0/*' }, effect: { kind: 'status', status: 503 } });
  expect(await opened.fetchPass()).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await passOf(world)).not.toBeNull();
  await world.tenant.clearFaults();
  await fiveMinutes(world);
  expect(await passOf(world)).toBeNull();
  await invariantsHold(world, { settled: true });
});

test('F10: a pass that nobody fetched, and whose deletion fails, is deleted when that heals', async ({ world, claimant, headlessKiosk, headlessManager }) => {
  const opened = await headlessKiosk.start(claimant);
  await headlessManager.approve(opened.matchCode);
  expect(await opened.press()).toMatchObject({ step: 'sealed' });
  await world.tenant.fault({ match: { method: 'DELETE', path: '/v1.0/*' }, effect: { kind: 'reset' }, times: 4 });
  headlessKiosk.leave();
  for (let step = 0; step < 4; step += 1) await world.clock.advance(15_000);
  expect(await passOf(world)).not.toBeNull();
  await fiveMinutes(world);
  expect(await passOf(world)).toBeNull();
  await invariantsHold(world, { settled: true });
});
