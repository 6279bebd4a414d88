import { setUpHeadlessKiosk } from '../actors/headless-kiosk.ts';
import { headlessManager } from '../actors/headless-manager.ts';
import { expect, test } from '../fixtures.ts';
import { invariantsHold } from '../invariants.ts';
import type { Fault } from '../kit/tenant.ts';
import { REMOVING_ISSUER } from '../removing-issuer.ts';
import type { World } from '../world.ts';
import { CREATE, fiveMinutes } from './press-under-fault.ts';

test.use({ worldOptions: { policy: { removeLostMethod: true } } });

const SESSIONS = { method: 'POST', path: '/v1.0/users/*/revokeSignInSessions' } as const;
const DELETE = { method: 'DELETE', path: '/v1.0/users/*/authentication/microsoftAuthenticatorMethods/*' } as const;
const PASS = /^\S{8,48}$/;

const authenticators = async (world: World): Promise<number> => {
  const { tenant } = (await world.tenant.read('/export')) as { tenant: { people: readonly { key: string; methods: readonly { kind: string }[] }[] } };
  return tenant.people.find(({ key }) => key === 'claimant')?.methods.filter(({ kind }) => kind === 'microsoftAuthenticator').length ?? -1;
};

/** A press in which the lost phone is named while Graph fails. */
async function pressUnder(world: World, fault: Fault): Promise<{ readonly answer: unknown; readonly end: unknown }> {
  await world.tenant.register('issuer', { permissions: REMOVING_ISSUER });
  const kiosk = await setUpHeadlessKiosk(world);
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrol();
  const recovery = await kiosk.start(world.tenant.person('claimant'));
  await manager.approve(recovery.matchCode);
  const { lostMethods = [] } = await recovery.press();
  expect(lostMethods.map(({ kind }) => kind)).toEqual(['authenticator']);
  await world.tenant.fault(fault);
  const answer = await recovery.fetchPass(lostMethods[0]?.key);
  const end = await recovery.view();
  await world.tenant.clearFaults();
  await fiveMinutes(world);
  await invariantsHold(world, { settled: true });
  kiosk.leave();
  return { answer, end };
}

const EFFECTS = (['before', 'after'] as const).flatMap((when): readonly (readonly [string, Fault['effect']])[] => [
  [`503 ${when} the effect`, { kind: 'status', status: 503, when }],
  [`a reset ${when} the effect`, { kind: 'reset', when }],
]);

for (const [what, effect] of EFFECTS) {
  test(`signing out everywhere fails once with ${what}: one more try does it all`, async ({ world }) => {
    const { answer, end } = await pressUnder(world, { match: SESSIONS, effect, times: 1 });
    expect([answer, end]).toEqual([expect.stringMatching(PASS), expect.objectContaining({ lostMethod: 'removed' })]);
    expect(await authenticators(world)).toBe(0);
  });

  test(`signing out everywhere fails always with ${what}: no pass, and nothing is deleted`, async ({ world }) => {
    const { answer } = await pressUnder(world, { match: SESSIONS, effect });
    expect(answer).toMatchObject({ step: 'ended', ending: 'failed' });
    expect(await authenticators(world)).toBe(1);
  });

  test(`the create call fails always with ${what}: nothing is deleted`, async ({ world }) => {
    const { answer } = await pressUnder(world, { match: CREATE, effect });
    expect(answer).toMatchObject({ step: 'ended', ending: 'failed' });
    expect(await authenticators(world)).toBe(1);
  });

  test(`the create call fails once with ${what}: the pass of the second try takes the method`, async ({ world }) => {
    const { answer, end } = await pressUnder(world, { match: CREATE, effect, times: 1 });
    expect([answer, end]).toEqual([expect.stringMatching(PASS), expect.objectContaining({ lostMethod: 'removed' })]);
    expect(await authenticators(world)).toBe(0);
  });

  test(`the deletion fails with ${what}: the pass is shown, with what to do`, async ({ world }) => {
    const { answer, end } = await pressUnder(world, { match: DELETE, effect });
    expect([answer, end]).toEqual([expect.stringMatching(PASS), expect.objectContaining({ lostMethod: 'kept' })]);
    expect(await authenticators(world)).toBe(effect.when === 'after' ? 0 : 1);
  });
}
