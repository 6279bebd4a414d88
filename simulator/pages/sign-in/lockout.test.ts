import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { arrive } from './test-sign-in.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('locks for longer after each wrong password, by the clock of the tenant, and lets in afterwards', async () => {
  const { tenant, page, password, codes } = await arrive(kit, 'manager', { lockout: { threshold: 2, seconds: 60 } });
  const wrong = (passwd: string): Promise<unknown> => page.submit({ do: 'password', passwd });
  await wrong('one');
  await wrong('two');
  expect((await password()).text).toContain('Your account is temporarily locked to prevent unauthorized use.');
  await tenant.advance(60_000);
  await wrong('three');
  await tenant.advance(119_000);
  expect((await password()).text).toContain('AADSTS50053');
  await tenant.advance(1000);
  expect((await password()).text).toContain('Enter code');
  expect(await codes()).toEqual([50126, 50126, 50053, 50126, 50053]);
});

it('does not lock who types the same wrong password over and over', async () => {
  const { page, password } = await arrive(kit, 'manager', { lockout: { threshold: 2, seconds: 60 } });
  for (let i = 0; i < 5; i++) await page.submit({ do: 'password', passwd: 'my old one' });
  expect((await password()).text).toContain('Enter code');
});
