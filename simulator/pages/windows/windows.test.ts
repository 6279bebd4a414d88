import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestBrowser } from '../test-browser.ts';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../test-tenant.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

async function atPc(key: string): Promise<{ tenant: TestTenant; page: TestBrowser; act: (fields: Record<string, string>) => Promise<TestBrowser> }> {
  const tenant = await newTestTenant(kit);
  const page = await tenant.browser().open(`${tenant.path}/pcs/${tenant.pc(key)}/windows`);
  const address = page.url;
  return { tenant, page, act: (fields) => page.submit(fields, address) };
}

const pinOf = (page: TestBrowser): string => /The PIN of this PC is (\d+)/.exec(page.text)?.[1] ?? '';

it('resets a forgotten PIN with a one-time pass and opens Security info without a second use of it', async () => {
  const { tenant, page, act } = await atPc('claimant');
  const pass = await tenant.preset('claimant', 'once');
  await act({ do: 'forgot' });
  await page.submit({ do: 'pass', accesspass: pass });
  expect(page.text).toContain('Set up a PIN');
  for (const [pin, confirm, said] of [['123456', '123456', 'number pattern'], ['12345', '12345', 'at least 6'], ['274951', '274952', 'do not match'], ['', '', 'Provide a PIN']] as const) {
    expect((await act({ do: 'new-pin', pin, confirm })).text).toContain(said);
  }
  expect((await act({ do: 'new-pin', pin: '274951', confirm: '274951' })).text).toContain('All set!');
  await act({ do: 'done' });
  expect((await act({ do: 'pin', pin: '274951' })).text).toContain('Desktop of');
  // The pass dies; Windows does not, nor the browser on its desktop.
  await tenant.advance(3_600_000);
  expect((await page.open(`${tenant.path}/pcs/${tenant.pc('claimant')}/security-info`)).text).toContain('These are the methods');
});

it('sets no PIN without a sign-in', async () => {
  const { page, act } = await atPc('claimant');
  const before = pinOf(page);
  await act({ do: 'new-pin', pin: '274951', confirm: '274951' });
  await act({ do: 'forgot' });
  await act({ do: 'new-pin', pin: '274951', confirm: '274951' });
  await act({ do: 'close' });
  expect(pinOf(page)).toBe(before);
});

it('asks for A1B2C3 after three wrong PINs and wants a restart after the next', async () => {
  const { tenant, page, act } = await atPc('claimant');
  const pin = pinOf(page);
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

it('asks for the password first on a hybrid-joined PC, and tells who has none where to go', async () => {
  const { tenant, page, act } = await atPc('hybrid');
  await tenant.preset('hybrid', 'usable');
  expect((await act({ do: 'forgot' })).text).toContain('Enter your password');
  expect((await act({ do: 'hybrid-password', password: 'wrong' })).text).toContain('go to the help desk');
  await act({ do: 'hybrid-password', password: tenant.who('hybrid').password });
  expect(page.text).toContain('Enter Temporary Access Pass');
});

it('locks, and then Security info of the PC is shut', async () => {
  const { tenant, page, act } = await atPc('claimant');
  await act({ do: 'pin', pin: pinOf(page) });
  await act({ do: 'lock' });
  expect((await page.open(`${tenant.path}/pcs/${tenant.pc('claimant')}/security-info`)).text).toContain('This PC is locked');
});
