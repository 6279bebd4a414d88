import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestBrowser } from '../test-browser.ts';
import { totpCode } from '../totp.ts';
import { newTestTenant, startKit, type Kit } from '../test-tenant.ts';
import { photograph, signedInBy } from './test-info.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const toTheQr = async (page: TestBrowser, address: string): Promise<void> => {
  await page.submit({ do: 'add' }, address);
  await page.submit({ do: 'next', method: 'softwareOath' }, address);
  for (let i = 0; i < 2; i++) await page.submit({ do: 'next' }, address);
};

it('adds an authenticator by a QR code that the new phone reads from pixels, and removes the lost one', async () => {
  const { tenant, page, address } = await signedInBy(kit, 'once');
  expect(page.text).toContain('Expires');
  await toTheQr(page, address);
  const phone = await tenant.browser().upload(`${tenant.path}/phones/claimant/scan`, 'picture', photograph(page.body));
  expect(phone.text).toContain('was added.');
  await page.submit({ do: 'next' }, address);
  expect((await page.submit({ do: 'next', code: '000000' }, address)).text).toContain('Wrong code');
  await page.submit({ do: 'next', code: await tenant.code('claimant') }, address);
  expect(page.text).toContain('Authenticator app was successfully registered');
  const old = /name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete Microsoft Authenticator/.exec(page.body)?.[1] ?? '';
  expect((await page.submit({ do: 'ask-delete', id: old }, address)).text).toContain('Are you sure');
  await page.submit({ do: 'delete', id: old }, address);
  expect(page.text).toContain('Successfully deleted Microsoft Authenticator');
  expect(page.text).toContain('Default sign-in method: Authenticator app');
});

it('says on the phone when a picture holds no code', async () => {
  const tenant = await newTestTenant(kit);
  const phone = await tenant.browser().upload(`${tenant.path}/phones/claimant/scan`, 'picture', new Uint8Array(PNG.sync.write(new PNG({ width: 64, height: 64 }))));
  expect(phone.text).toContain('There is no readable QR code in this picture.');
});

it('gives ten minutes after a one-time pass to add a method, and no limit after another', async () => {
  for (const [preset, allowed] of [['once', false], ['usable', true]] as const) {
    const { tenant, page, address } = await signedInBy(kit, preset);
    await tenant.advance(10 * 60_000 - 1000);
    expect((await page.submit({ do: 'add' }, address)).text).toContain('Since you signed in with a Temporary Access Pass');
    await page.submit({ do: 'cancel' }, address);
    await tenant.advance(2000);
    expect((await page.submit({ do: 'add' }, address)).text.includes('more than 10 minutes ago')).toBe(!allowed);
  }
});

it.each([['expires', 'AADSTS130504'], ['is deleted', 'AADSTS130507']])('bounces to sign-in with the right message when the pass %s', async (how, code) => {
  const { tenant, page, address } = await signedInBy(kit, 'usable');
  if (how === 'expires') await tenant.advance(3_600_000);
  else await tenant.preset('claimant', 'none');
  await page.open(address);
  expect(page.text).toContain(code);
  expect(page.text).toContain('What to do now');
  expect(page.text).not.toContain('These are the methods');
});

it('signs out everywhere, here too', async () => {
  const { page, address } = await signedInBy(kit, 'usable');
  expect((await page.submit({ do: 'ask-everywhere' }, address)).text).toContain('You will be signed out of every device');
  expect((await page.submit({ do: 'everywhere' }, address)).text).not.toContain('These are the methods');
});

it('asks who has nothing but a pass to add a method', async () => {
  const { page, address } = await signedInBy(kit, 'usable');
  for (;;) {
    const id = /name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete (?!Temporary)/.exec(page.body)?.[1];
    if (id === undefined) break;
    await page.submit({ do: 'delete', id }, address);
  }
  expect(page.text).toContain('To maintain access to your account, add a sign in method.');
  expect(page.text).not.toContain('Default sign-in method');
});

it('has no row for the pass where the tenant is set so, and then it is not deleted here', async () => {
  const { tenant, page, address } = await signedInBy(kit, 'usable');
  expect(page.text).toContain('Temporary access pass');
  const id = /name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete Temporary/.exec(page.body)?.[1] ?? '';
  await tenant.settings({ assumed: { passRow: 'hidden' } });
  expect((await page.open(address)).text).not.toContain('Temporary access pass');
  await page.submit({ do: 'delete', id }, address);
  await tenant.settings({ assumed: { passRow: 'shown' } });
  expect((await page.open(address)).text).toContain('Temporary access pass');
});

it('loses a half-done wizard with the sign-in: a new pass begins anew', async () => {
  const { tenant, page, address } = await signedInBy(kit, 'usable');
  await toTheQr(page, address);
  const secret = /data-secret>([^<]+)</.exec(page.body)?.[1];
  await tenant.advance(3_600_000);
  await page.submit({ do: 'next' }, address);
  expect(page.text).toContain('AADSTS130504');
  const pass = await tenant.preset('claimant', 'usable');
  await page.open(`${tenant.path}/security-info`);
  await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
  await page.submit({ do: 'pass', accesspass: pass });
  expect(page.text).toContain('These are the methods');
  await toTheQr(page, page.url);
  expect(page.body).toContain('data-secret');
  expect(page.body).not.toContain(`data-secret>${String(secret)}<`);
});

it('ends a wizard when the ten minutes after a one-time pass are over, and adds nothing', async () => {
  const { tenant, page, address } = await signedInBy(kit, 'once');
  await toTheQr(page, address);
  await tenant.advance(10 * 60_000);
  expect((await page.submit({ do: 'next' }, address)).text).toContain('more than 10 minutes ago');
  expect((await page.open(address)).text).toContain('These are the methods');
});

it('takes five apps with codes and no sixth', async () => {
  const { tenant, page, address } = await signedInBy(kit, 'usable');
  for (let i = 0; i < 5; i++) {
    await toTheQr(page, address);
    const secret = (/data-secret>([^<]+)</.exec(page.body)?.[1] ?? '').replaceAll(' ', '');
    await page.submit({ do: 'next' }, address);
    expect((await page.submit({ do: 'next', code: totpCode(secret, await tenantTime(tenant)) }, address)).text).toContain('successfully registered');
  }
  await page.submit({ do: 'add' }, address);
  expect((await page.submit({ do: 'next', method: 'softwareOath' }, address)).text).toContain('You already have 5 authenticator apps.');
});

const tenantTime = async ({ id }: { readonly id: string }): Promise<number> => Date.parse(((await kit.control(`/tenants/${id}/clock`)).body as { now: string }).now);
