import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestBrowser } from '../test-browser.ts';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../test-tenant.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

async function signedInBy(preset: string): Promise<{ tenant: TestTenant; page: TestBrowser; address: string }> {
  const tenant = await newTestTenant(kit);
  const pass = await tenant.preset('claimant', preset);
  const page = await tenant.browser().open(`${tenant.path}/security-info`);
  await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
  await page.submit({ do: 'pass', accesspass: pass });
  return { tenant, page, address: page.url };
}

/** Paints the page's QR path, four dots a module, as a camera would see it. */
function photograph(body: string): Uint8Array<ArrayBuffer> {
  const [, side = '0', path = ''] = /viewBox="0 0 (\d+) \d+" shape.*fill="#000" d="([^"]+)"/s.exec(body) ?? [];
  const width = Number(side) * 4;
  const png = new PNG({ width, height: width });
  png.data.fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let dy = 0; dy < 4; dy++) for (let dx = 0; dx < Number(run) * 4; dx++) png.data.fill(0, ((Number(y) * 4 + dy) * width + Number(x) * 4 + dx) * 4, ((Number(y) * 4 + dy) * width + Number(x) * 4 + dx) * 4 + 3);
  }
  return new Uint8Array(PNG.sync.write(png));
}

const toTheQr = async (page: TestBrowser, address: string): Promise<void> => {
  await page.submit({ do: 'add' }, address);
  await page.submit({ do: 'next', method: 'softwareOath' }, address);
  for (let i = 0; i < 2; i++) await page.submit({ do: 'next' }, address);
};

it('adds an authenticator by a QR code that the new phone reads from pixels, and removes the lost one', async () => {
  const { tenant, page, address } = await signedInBy('once');
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
    const { tenant, page, address } = await signedInBy(preset);
    await tenant.advance(10 * 60_000 - 1000);
    expect((await page.submit({ do: 'add' }, address)).text).toContain('Since you signed in with a Temporary Access Pass');
    await page.submit({ do: 'cancel' }, address);
    await tenant.advance(2000);
    expect((await page.submit({ do: 'add' }, address)).text.includes('more than 10 minutes ago')).toBe(!allowed);
  }
});

it.each([['expires', 'AADSTS130504'], ['is deleted', 'AADSTS130507']])('bounces to sign-in with the right message when the pass %s', async (how, code) => {
  const { tenant, page, address } = await signedInBy('usable');
  if (how === 'expires') await tenant.advance(3_600_000);
  else await tenant.preset('claimant', 'none');
  await page.open(address);
  expect(page.text).toContain(code);
  expect(page.text).toContain('What to do now');
  expect(page.text).not.toContain('These are the methods');
});

it('signs out everywhere, here too', async () => {
  const { page, address } = await signedInBy('usable');
  expect((await page.submit({ do: 'ask-everywhere' }, address)).text).toContain('You will be signed out of every device');
  expect((await page.submit({ do: 'everywhere' }, address)).text).not.toContain('These are the methods');
});

it('asks who has nothing but a pass to add a method', async () => {
  const { page, address } = await signedInBy('usable');
  for (;;) {
    const id = /name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete (?!Temporary)/.exec(page.body)?.[1];
    if (id === undefined) break;
    await page.submit({ do: 'delete', id }, address);
  }
  expect(page.text).toContain('To maintain access to your account, add a sign in method.');
});
