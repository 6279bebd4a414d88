import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { answerOnPhone, arrive, numberOn, SIGNED_IN } from './test-sign-in.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const NUMBER = { secondStep: 'number' };

it('shows two digits, and goes on once they were typed on the phone', async () => {
  const { tenant, page, password, codes } = await arrive(kit, 'manager', NUMBER);
  expect((await password()).text).toContain('Approve sign in request');
  expect(numberOn(page)).toMatch(/^\d\d$/);
  expect((await page.submit({ do: 'check-number' })).text).toContain('Approve sign in request');
  const phone = await answerOnPhone(tenant, 'manager', { number: numberOn(page) });
  // The clock, the code and how long it lasts may have the same two digits.
  expect(phone.text.replace(/[\d-]+ [\d:]+ UTC/, '').replace(/\d{6}/, '').replace(/\d+ s left/, '').split(/[^\w.-]+/)).not.toContain(numberOn(page));
  expect((await page.submit({ do: 'check-number' })).text).toContain(SIGNED_IN);
  expect(await codes()).toEqual([0]);
});

it('says that it was denied, and logs it once however often one looks', async () => {
  const { tenant, page, password, codes } = await arrive(kit, 'manager', NUMBER);
  await password();
  await answerOnPhone(tenant, 'manager', 'deny');
  for (let look = 0; look < 2; look++) await page.submit({ do: 'check-number' });
  for (const said of ['Request denied', 'AADSTS500121', 'What to do now']) expect(page.text).toContain(said);
  expect(numberOn(page)).toBe('');
  expect(await codes()).toEqual([500121]);
});

it('does not hear from a phone in time, and asks again with another request', async () => {
  const { tenant, page, password, codes } = await arrive(kit, 'manager', NUMBER);
  await password();
  await tenant.advance(59_000);
  expect((await page.submit({ do: 'check-number' })).text).toContain('Approve sign in request');
  await tenant.advance(1000);
  expect((await page.submit({ do: 'check-number' })).text).toContain("We didn't hear from you");
  await page.submit({ do: 'ask-number' });
  await answerOnPhone(tenant, 'manager', { number: numberOn(page) });
  expect((await page.submit({ do: 'check-number' })).text).toContain(SIGNED_IN);
  expect(await codes()).toEqual([500121, 0]);
});

it('ends with a wrong number', async () => {
  const { tenant, page, password, codes } = await arrive(kit, 'manager', NUMBER);
  await password();
  await answerOnPhone(tenant, 'manager', { number: '1' });
  expect((await page.submit({ do: 'check-number' })).text).toContain('is not the one that was shown here');
  expect(await codes()).toEqual([500121]);
});

it('asks nobody before the password', async () => {
  const { tenant, page } = await arrive(kit, 'manager', NUMBER);
  await page.submit({ do: 'ask-number' });
  expect(page.text).toContain('Enter password');
  expect((await tenant.browser().open(`${tenant.path}/phones/manager`)).text).not.toContain('Are you trying to sign in?');
});

it('tells the script of the page whether to wait', async () => {
  const { tenant, page, password } = await arrive(kit, 'manager', NUMBER);
  await password();
  const address = /data-waits="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const waits = async (): Promise<unknown> => JSON.parse((await tenant.browser().open(address)).body);
  expect(await waits()).toEqual({ waits: true });
  await tenant.advance(60_000);
  expect(await waits()).toEqual({ waits: false });
});
