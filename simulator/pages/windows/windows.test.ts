import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { testPc } from './test-pc.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('asks for A1B2C3 after three wrong PINs and wants a restart after the next', async () => {
  const { tenant, page, act, shown } = await testPc(kit, 'claimant');
  const { pin } = await shown();
  for (let i = 0; i < 3; i++) await act({ do: 'pin', pin: '0' });
  expect(page.text).toContain('enter A1B2C3 below');
  expect((await act({ do: 'pin', pin })).text).toContain('enter A1B2C3 below');
  await act({ do: 'challenge', challenge: 'A1B2C3' });
  await act({ do: 'pin', pin: '0' });
  expect(page.text).toContain('This sign-in option is disabled');
  expect((await act({ do: 'restart' })).text).toContain('Too many wrong PINs');
  await tenant.advance(60_000);
  await page.open(page.url);
  expect((await act({ do: 'pin', pin })).text).toContain('Desktop of');
});

it('has the TPM lock after 32 wrong PINs over many restarts, and open ten minutes later', async () => {
  const { tenant, page, act, shown, state } = await testPc(kit, 'claimant');
  await state('tpm');
  expect(page.text).toContain('keep your device powered on for at least 2 hours');
  await act({ do: 'pin', pin: (await shown()).pin });
  expect(page.text).not.toContain('Desktop of');
  await tenant.advance(600_000);
  expect((await act({ do: 'pin', pin: (await shown()).pin })).text).toContain('Desktop of');
});

it('hides the password from who uses Windows Hello without passwords, and not from others', async () => {
  const { tenant, page, act, state } = await testPc(kit, 'claimant');
  await state('passwordless');
  expect(page.body).not.toContain('value="password"');
  expect((await act({ do: 'password', password: tenant.who('claimant').password })).text).not.toContain('Desktop of');
  await act({ do: 'provider', provider: 'password' });
  expect(page.body).not.toContain('name="password"');
  await act({ do: 'user', user: 'other' });
  await act({ do: 'provider', provider: 'password' });
  const { userPrincipalName, password } = tenant.who('manager');
  await act({ do: 'password', user: userPrincipalName, password });
  expect(page.text).toContain(`Desktop of ${tenant.who('manager').displayName}`);
  await act({ do: 'settings' });
  expect((await act({ do: 'sign-in-options' })).text).toContain('belongs to Mara Lindqvist');
});

it('takes the name and the PIN of its owner under Other user', async () => {
  const { tenant, page, act, shown } = await testPc(kit, 'claimant');
  const { pin } = await shown();
  await act({ do: 'user', user: 'other' });
  await act({ do: 'provider', provider: 'pin' });
  expect((await act({ do: 'pin', pin, user: tenant.who('manager').userPrincipalName })).text).toContain('The PIN is incorrect');
  expect((await act({ do: 'pin', pin, user: tenant.who('claimant').userPrincipalName })).text).toContain('Desktop of Mara');
  expect(page.status).toBe(200);
});

it('refuses the right password of a disabled account while there is a network', async () => {
  const { tenant, page, act, change } = await testPc(kit, 'disabled');
  await act({ do: 'provider', provider: 'password' });
  expect((await act({ do: 'password', password: tenant.who('disabled').password })).text).toContain('The user account is disabled');
  await change({ online: false });
  await act({ do: 'provider', provider: 'password' });
  await act({ do: 'password', password: tenant.who('disabled').password });
  expect(page.text).toContain('Desktop of');
});

it('locks, and then Security info of the PC is shut', async () => {
  const { tenant, page, act, shown } = await testPc(kit, 'claimant');
  await act({ do: 'pin', pin: (await shown()).pin });
  await act({ do: 'lock' });
  expect((await page.open(`${tenant.path}/pcs/${tenant.pc('claimant')}/security-info`)).text).toContain('This PC is locked');
});

it('opens an app from its desktop as the PC, and nothing from its lock screen', async () => {
  const { tenant, page, act, shown } = await testPc(kit, 'claimant');
  const approve = 'http://localhost:9/factors';
  await tenant.settings({ links: { approve } });
  const open = `${tenant.path}/pcs/${tenant.pc('claimant')}/open?to=${encodeURIComponent(approve)}`;
  expect((await tenant.browser().open(open)).status).toBe(404);
  await act({ do: 'pin', pin: (await shown()).pin });
  expect(page.body).toContain(open);
  expect((await tenant.browser().open(open)).url).toBe(approve);
  expect((await tenant.browser().open(open.replace('factors', 'other'))).status).toBe(404);
});
