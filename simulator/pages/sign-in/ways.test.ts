import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import type { TestBrowser } from '../test-browser.ts';
import { arrive, arriveWithPass, numberOn, SIGNED_IN } from './test-sign-in.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const listed = (page: TestBrowser): string[] => [...page.body.matchAll(/data-value="([^"]+)"/g)].map(([, value = '']) => value);

it('lists the pass and the password at first, and leads to either', async () => {
  const { page } = await arriveWithPass(kit, 'claimant');
  expect((await page.submit({ do: 'ways' })).text).toContain('Choose a way to sign in');
  expect(listed(page)).toEqual(['AccessPass', 'Password']);
  expect((await page.submit({ do: 'use-password' })).text).toContain('Enter password');
  await page.submit({ do: 'ways' });
  expect((await page.submit({ do: 'use-pass' })).text).toContain('Enter Temporary Access Pass');
});

it('takes the pass as the second step after the password', async () => {
  const { page, password, pass, codes } = await arriveWithPass(kit, 'manager');
  await page.submit({ do: 'use-password' });
  await password();
  expect((await page.submit({ do: 'ways' })).text).toContain('Verify your identity');
  expect(page.text).toContain('Use Temporary Access Pass');
  expect(listed(page)).toEqual(['PhoneAppNotification', 'PhoneAppOTP', 'AccessPass']);
  await page.submit({ do: 'use-pass' });
  expect(page.text).not.toContain('Use your password instead');
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain(SIGNED_IN);
  expect(await codes()).toEqual([0]);
});

it('changes from code to number and back', async () => {
  const { page, password } = await arrive(kit, 'manager');
  await password();
  await page.submit({ do: 'ways' });
  expect(listed(page)).toEqual(['PhoneAppNotification', 'PhoneAppOTP']);
  await page.submit({ do: 'ask-number' });
  expect(numberOn(page)).toMatch(/^\d\d$/);
  await page.submit({ do: 'ways' });
  expect((await page.submit({ do: 'ways-back' })).text).toContain('Approve sign in request');
  await page.submit({ do: 'ways' });
  expect((await page.submit({ do: 'use-code' })).text).toContain('Enter code');
});

it('does not list a pass that nobody has, nor lead to it', async () => {
  const { page } = await arrive(kit, 'manager');
  await page.submit({ do: 'ways' });
  expect(listed(page)).toEqual(['Password']);
  expect((await page.submit({ do: 'use-pass' })).text).toContain('Choose a way to sign in');
});

it('names what the person has and these pages do not take', async () => {
  const { page, password } = await arrive(kit, 'manager');
  await password();
  expect((await page.submit({ do: 'ways' })).text).toContain('Not offered by this simulation: Windows Hello');
});

it('asks, in the better wording, for a pass that has not arrived yet, and says to wait', async () => {
  const { tenant, page, pass, codes } = await arriveWithPass(kit, 'claimant', {}, { wording: 'ideal', lags: { passSignInMs: 30_000 } });
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain('Your pass was created a moment ago. Try again in a minute.');
  await tenant.advance(30_000);
  expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain(SIGNED_IN);
  expect((await codes()).at(-1)).toBe(0);
});

it('does not, in the real wording: there is the password until the pass has arrived', async () => {
  const { page } = await arriveWithPass(kit, 'claimant', {}, { lags: { passSignInMs: 30_000 } });
  expect(page.text).toContain('Enter password');
});
