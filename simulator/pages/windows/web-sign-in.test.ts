import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { testPc, type TestPc } from './test-pc.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

/** *Other user*, the globe, *Sign in*, and the name. */
async function asOther({ tenant, page, act }: TestPc, key: string): Promise<void> {
  await act({ do: 'user', user: 'other' });
  await act({ do: 'web' });
  await page.submit({ do: 'user', loginfmt: tenant.who(key).userPrincipalName });
}

it('is there only where it is enabled and the PC is Entra-joined', async () => {
  const { page, act, state, change } = await testPc(kit, 'claimant');
  expect(page.text).not.toContain('Web sign-in');
  await act({ do: 'web' });
  expect(page.text).not.toContain('Email or phone');
  await state('web');
  expect(page.text).toContain('Web sign-in');
  await change({ join: 'hybrid' });
  expect(page.text).not.toContain('Web sign-in');
});

it('signs in anybody with a pass, lists nobody afterwards, and ends with the pass', async () => {
  const pc = await testPc(kit, 'claimant');
  await pc.state('web');
  const pass = await pc.tenant.preset('claimant', 'usable');
  await asOther(pc, 'claimant');
  expect((await pc.givePass(pass)).text).toContain('Desktop of Mara');
  const info = `${pc.tenant.path}/pcs/${pc.tenant.pc('claimant')}/security-info`;
  expect((await pc.tenant.browser().open(info)).text).toContain('These are the methods');
  await pc.tenant.advance(3_600_000);
  expect((await pc.tenant.browser().open(info)).text).toContain('has expired');
  await pc.act({ do: 'sign-out' });
  expect(pc.page.text).toContain('Other user');
  expect(pc.page.text).not.toContain('Mara Lindqvist');
});

it('takes a pass alone on Windows 10 and says so with AADSTS130506; password and code are enough on Windows 11', async () => {
  const pc = await testPc(kit, 'manager');
  const { password } = pc.tenant.who('manager');
  const byPassword = async (): Promise<string> => {
    await asOther(pc, 'manager');
    await pc.page.submit({ do: 'password', passwd: password });
    return (await pc.page.submit({ do: 'code', otc: await pc.tenant.code('manager') })).text;
  };
  await pc.state('web-10');
  expect(await byPassword()).toContain('Access Pass must be used for Web Sign In. Contact your admin to get an Access Pass. AADSTS130506');
  const { signIns } = (await kit.control(`/tenants/${pc.tenant.id}/sign-ins`)).body as { readonly signIns: readonly { readonly errorCode: number }[] };
  expect(signIns.map(({ errorCode }) => errorCode)).toEqual([130506]);
  await pc.act({ do: 'close' });
  await pc.state('web');
  expect(await byPassword()).toContain('Desktop of');
});

it('sets up no PIN by a pass where a federated domain wants its own MFA', async () => {
  const pc = await testPc(kit, 'newhire');
  await pc.change({ join: 'entra', webSignIn: true, settings: { federatedMfa: 'enforceMfaByFederatedIdp' } });
  const pass = await pc.tenant.preset('newhire', 'usable');
  await asOther(pc, 'newhire');
  await pc.givePass(pass);
  for (const step of ['settings', 'sign-in-options', 'start-pin']) await pc.act({ do: step });
  expect(pc.page.text).toContain('does not take a pass');
  await pc.act({ do: 'close' });
  await pc.change({ settings: { federatedMfa: 'acceptIfMfaDoneByFederatedIdp' } });
  await pc.act({ do: 'settings' });
  await pc.act({ do: 'sign-in-options' });
  expect((await pc.act({ do: 'start-pin' })).text).toContain('Set up a PIN');
});

it('needs a network', async () => {
  const { page, act, state } = await testPc(kit, 'claimant');
  await state('offline');
  await act({ do: 'provider', provider: 'web' });
  expect((await act({ do: 'web' })).text).toContain("It doesn't look that you're connected");
  expect(page.text).toContain('Ctrl+Alt+Del');
});

it('lets who signed in with a pass set up a first PIN without more for ten minutes, and asks again after them', async () => {
  const pc = await testPc(kit, 'newhire');
  await pc.change({ join: 'entra', webSignIn: true });
  const pass = await pc.tenant.preset('newhire', 'usable');
  await asOther(pc, 'newhire');
  await pc.givePass(pass);
  for (const step of ['settings', 'sign-in-options', 'start-pin']) await pc.act({ do: step });
  expect(pc.page.text).toContain('Set up a PIN');
  await pc.act({ do: 'close' });
  await pc.tenant.advance(10 * 60_000 + 1000);
  expect((await pc.act({ do: 'start-pin' })).text).toContain('Enter Temporary Access Pass');
  expect(await pc.keys()).toHaveLength(0);
  await pc.givePass(pass);
  await pc.act({ do: 'new-pin', pin: '274951', confirm: '274951' });
  expect((await pc.act({ do: 'done' })).text).toContain('Change PIN');
  expect(await pc.keys()).toHaveLength(1);
});
