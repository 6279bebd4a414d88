import { expect, test } from './fixtures.ts';
import { REMOVING_ISSUER } from './removing-issuer.ts';
import { createWorld } from './world.ts';

const HOUR_MS = 3_600_000;

test('G15: ready with exactly the permissions that are needed; one more is named within the hour, and gone again at once', async ({ world }) => {
  const ready = async (): Promise<readonly [number, string]> => {
    const answer = await fetch(`${world.server.kioskOrigin}/health/ready`);
    return [answer.status, ((await answer.json()) as { checks: { permissions: string } }).checks.permissions];
  };
  const grant = async (name: string, permissions: readonly string[]): Promise<void> => {
    const answer = await fetch(`${world.simulator.pagesOrigin}/_sim/tenants/${world.tenant.id}/apps/${name}`, { method: 'PATCH', body: JSON.stringify({ permissions }), headers: { 'content-type': 'application/json' } });
    expect(answer.ok).toBe(true);
  };
  const asked = async (): Promise<number> => (await world.tenant.requests()).filter(({ path }) => path.endsWith('/appRoleAssignments')).length;

  expect(await ready()).toEqual([200, 'ok']);
  const once = await asked();
  expect([once, await ready(), await asked()]).toEqual([4, [200, 'ok'], once]);

  await grant('issuer', ['UserAuthMethod-TAP.ReadWrite.All', 'User.ReadWrite.All']);
  await grant('mailer', []);
  await world.clock.advance(HOUR_MS);
  expect(await ready()).toEqual([503, 'Take User.ReadWrite.All from the issuer app. Grant the mailer app Mail.Send.']);
  await grant('issuer', ['UserAuthMethod-TAP.ReadWrite.All']);
  await grant('mailer', ['Mail.Send']);
  await world.clock.advance(5_000);
  expect(await ready()).toEqual([200, 'ok']);
});

test('G15: deleting lost methods takes more of the issuer app, which readiness names one by one', async ({ simulator, tenant }) => {
  const world = await createWorld(simulator, { tenant, policy: { removeLostMethod: true } });
  const permissions = async (): Promise<string> => ((await (await fetch(`${world.server.kioskOrigin}/health/ready`)).json()) as { checks: { permissions: string } }).checks.permissions;
  expect(await permissions()).toBe(`Grant the issuer app ${REMOVING_ISSUER.slice(1).join(', ')}.`);
  await tenant.register('issuer', { permissions: REMOVING_ISSUER });
  await world.clock.advance(5_000);
  expect(await permissions()).toBe('ok');
  await world.close();
});
