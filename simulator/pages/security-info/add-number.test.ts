import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { choose, signedInBy, signedInWithCode } from './test-info.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

/** The code of the youngest message on a page. */
const codeIn = (text: string): string => /(?:verification code|verify your email address:) (\d{6})/.exec(text)?.[1] ?? '';

it('texts a code to the phone, takes no wrong one and only the last one, and then offers an alternate phone', async () => {
  const info = await signedInBy(kit, 'usable');
  const { page, address, tenant } = info;
  await choose(info, 'mobile');
  const onPhone = async (): Promise<string> => codeIn((await tenant.browser().open(`${tenant.path}/phones/claimant`)).text);
  expect((await page.submit({ do: 'next', country: '+47', number: '12x5' }, address)).text).toContain('Enter a phone number without extension.');
  expect((await page.submit({ do: 'next', country: '+47', number: '2345 6789' }, address)).text).toContain('We just sent a 6 digit code to +47 23456789.');
  const first = await onPhone();
  await page.submit({ do: 'resend' }, address);
  const second = await onPhone();
  expect(second).toMatch(/^\d{6}$/);
  for (const wrong of [first, '']) expect((await page.submit({ do: 'next', code: wrong }, address)).text).toContain('Wrong code.');
  expect((await page.submit({ do: 'next', code: second }, address)).text).toContain('Your phone was registered successfully.');
  expect((await page.submit({ do: 'next' }, address)).text).toContain('+47 23456789');
  await choose(info, 'mobile');
  expect(page.text).toContain('Which method');
  await choose(info, 'alternateMobile');
  await page.submit({ do: 'next', country: '+47', number: '034567890' }, address);
  await page.submit({ do: 'next', code: await onPhone() }, address);
  expect((await page.submit({ do: 'next' }, address)).text).toContain('+47 34567890');
  const id = (number: string): string => new RegExp(`name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete Phone, \\${number}"`).exec(page.body)?.[1] ?? '';
  const [mobile, alternate] = [id('+47 23456789'), id('+47 34567890')];
  expect((await page.submit({ do: 'delete', id: mobile }, address)).text).toContain('Delete the alternate phone first');
  for (const each of [alternate, mobile]) expect((await page.submit({ do: 'delete', id: each }, address)).text).toContain('Successfully deleted Phone');
});

it('adds a mail address for the reset of a password, not in the session of a pass', async () => {
  const pass = await signedInBy(kit, 'usable');
  await pass.page.submit({ do: 'add' }, pass.address);
  expect(pass.page.text).toContain('you can only register methods that are used for sign-in');
  expect(pass.page.body).not.toContain('value="email"');
  const info = await signedInWithCode(kit);
  const { page, address, tenant } = info;
  await choose(info, 'email');
  expect((await page.submit({ do: 'next', address: 'nobody' }, address)).text).toContain('Enter an email address.');
  const to = tenant.who('manager').userPrincipalName;
  await page.submit({ do: 'next', address: to }, address);
  const mail = await tenant.browser().open(`${tenant.path}/mail/manager`);
  expect((await page.submit({ do: 'next', code: codeIn(mail.text) }, address)).text).toContain('Email was successfully registered');
  await page.submit({ do: 'add' }, address);
  expect(page.text).not.toContain('Since you signed in');
  expect(page.body).not.toContain('value="email"');
});
