import { APPROVE_API } from '#contract/approve';
import { limits } from '#server/testing';
import { auditLog, eventsOf, trueEnd } from './audit.ts';
import { backUp } from './faults/put-back.ts';
import { expect, test } from './fixtures.ts';
import { SOON } from './soon.ts';

const WAIT_HOURS = 2;
const DESK = 'desk@contoso.example';

// A log that was put back is not whole, and stays so.
test.use({ judged: false, worldOptions: { policy: { factorWaitHours: WAIT_HOURS, deskMail: DESK, proofs: { default: ['badge', 'recovery-code'] } } } });

test('C12: yesterday\'s database is put back: its cases end, and what was spent, revoked or counted since does not come back to life', async ({ world, headlessKiosk: kiosk, headlessManager: manager, claimant }) => {
  await world.clock.advance(WAIT_HOURS * 3_600_000);
  const asked = async (path: string): Promise<number> => (await manager.call('GET', path)).status;
  await manager.signIn('enrol', '/factors');
  expect((await manager.call('POST', APPROVE_API.makeRecoveryCodes)).status).toBe(201);
  expect(await asked(APPROVE_API.recoveryCodes)).toBe(200);
  const stale = await kiosk.start(claimant);
  await manager.approve(stale.matchCode);
  const backup = await backUp(world);
  try {
    // Since then: the pass was taken, and the badge reported lost.
    expect(await stale.fetchPass()).toEqual(expect.any(String));
    await world.host.admin('badges', 'revoke', claimant.id);
    await world.clock.advance(limits.CHECKPOINT_EVERY_MS);
    await world.server.tick();
    const before = (await auditLog(world)).length;
    const now = (await world.clock.now()).getTime();

    await backup.putBack();
    const [restored, ...others] = await eventsOf(world, 'database.restored');
    expect(others).toEqual([]);
    expect(restored?.data).toMatchObject({ signed: expect.any(Number), cases: 1, factorOwners: 1, recoveryCodes: 8 });
    expect(restored?.data['signed']).toBeLessThanOrEqual(before);

    expect(await trueEnd(world)).toMatchObject({ ending: 'revoked' });
    expect(await asked(APPROVE_API.recoveryCodes)).toBe(401);
    expect(await world.db.selectFrom('recovery_code').select('code_hash').where('voided_at', 'is', null).execute()).toEqual([]);
    const factor = await world.db.selectFrom('factor').select(['usable_at', 'last_step', 'failures']).executeTakeFirstOrThrow();
    expect(factor.usable_at?.getTime()).toBeGreaterThanOrEqual(now + WAIT_HOURS * 3_600_000);
    expect(factor.last_step).toBeGreaterThanOrEqual(Math.floor(now / 30_000));
    expect(factor.failures).toBe(limits.FACTOR_FAILURES_BEFORE_WAIT - 1);
    await world.server.tick();
    await expect.poll(async () => (await world.tenant.mail()).filter(({ subject }) => /put back|has to wait again/.test(subject)).map(({ to }) => to).flat().sort(), SOON).toEqual([DESK, world.tenant.person('manager').userPrincipalName].sort());

    // The badge counts no more, so that a start with it is one that nobody answers.
    const again = await kiosk.start(claimant);
    expect((await eventsOf(world, 'case.turned-decoy', again.id)).map(({ data }) => data['reason'])).toEqual(['proof-wrong']);

    // It is dealt with once, and verifying goes on telling that events are missing.
    await world.clock.advance(limits.CHECKPOINT_EVERY_MS);
    await world.restart();
    expect(await eventsOf(world, 'database.restored')).toHaveLength(1);
    await expect(world.host.admin('audit', 'verify')).rejects.toThrow(/is not what a checkpoint signed|is missing/);
  } finally {
    await backup.drop();
  }
});
