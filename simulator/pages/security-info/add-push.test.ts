import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { choose, photograph, signedInBy, type Info } from './test-info.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Trial extends Info {
  /** The number that the page shows. */
  readonly number: string;
  /** Answers on the phone. */
  readonly answer: (fields: Readonly<Record<string, string>>) => Promise<string>;
}

const numberOn = (body: string): string => /<output>(\d\d)<\/output>/.exec(body)?.[1] ?? '';

/** The claimant at *Let's try it out*, the phone having read the QR code. */
async function tryingOut(): Promise<Trial> {
  const info = await signedInBy(kit, 'usable');
  const { page, address, tenant } = info;
  await choose(info, 'microsoftAuthenticator');
  for (let i = 0; i < 2; i++) await page.submit({ do: 'next' }, address);
  const phonePath = `${tenant.path}/phones/claimant`;
  const scanned = await tenant.browser().upload(`${phonePath}/scan`, 'picture', photograph(page.body));
  expect(scanned.text).toContain('was added.');
  await page.submit({ do: 'next' }, address);
  return {
    ...info, number: numberOn(page.body),
    answer: async (fields) => {
      const phone = await tenant.browser().open(phonePath);
      const id = /name="id" value="([^"]+)"><div class="field code">/.exec(phone.body)?.[1] ?? '';
      return (await phone.submit({ id, ...fields }, phonePath)).text;
    },
  };
}

it('connects the app by a QR code that no other app reads, and tries it out with two digits', async () => {
  const { page, address, number, answer, tenant } = await tryingOut();
  expect(page.text).toContain("Let's try it out");
  expect(number).toMatch(/^[1-9]\d$/);
  expect((await page.submit({ do: 'next' }, address)).text).toContain("Let's try it out");
  expect(await answer({ do: 'approve', number })).toContain('Approved');
  expect((await page.submit({ do: 'next' }, address)).text).toContain('Notification approved');
  expect((await page.submit({ do: 'next' }, address)).text).toContain('Microsoft Authenticator was successfully registered');
  expect(page.body.match(/aria-label="Delete Microsoft Authenticator/g)).toHaveLength(2);
  expect(await tenant.code('claimant')).toMatch(/^\d{6}$/);
});

it.each([
  ['denied', { do: 'deny' }, 'You denied the notification.'],
  ['answered with another number', { do: 'approve', number: '00' }, 'Another number was entered'],
])('says that the request was %s, and asks again with another', async (_how, fields, words) => {
  const { page, address, answer } = await tryingOut();
  await answer(fields);
  expect((await page.open(address)).text).toContain(words);
  expect((await page.submit({ do: 'next' }, address)).text).toContain("Let's try it out");
  const second = numberOn(page.body);
  expect(await answer({ do: 'approve', number: second })).toContain('Approved');
});

it('times out when nobody looks at the phone', async () => {
  const { page, address, answer, number, tenant } = await tryingOut();
  await tenant.advance(60_000);
  expect((await page.open(address)).text).toContain('not answered in time');
  expect(await answer({ do: 'approve', number })).toContain('The request is over.');
});

it('waits for the phone before it tries, and takes a code once', async () => {
  const info = await signedInBy(kit, 'usable');
  const { page, address, tenant } = info;
  await choose(info, 'microsoftAuthenticator');
  for (let i = 0; i < 3; i++) await page.submit({ do: 'next' }, address);
  expect(page.text).toContain('The app has not connected yet.');
  const seen = photograph(page.body);
  const scan = async (key: string): Promise<string> => (await tenant.browser().upload(`${tenant.path}/phones/${key}/scan`, 'picture', seen)).text;
  expect(await scan('claimant')).toContain('was added.');
  expect(await scan('manager')).toContain('connected an app already');
});

it('gives way to a different authenticator app', async () => {
  const info = await signedInBy(kit, 'usable');
  await choose(info, 'microsoftAuthenticator');
  await info.page.submit({ do: 'other-app' }, info.address);
  for (let i = 0; i < 2; i++) await info.page.submit({ do: 'next' }, info.address);
  expect(info.page.body).toContain('data-secret');
});

it('asks nothing on a locked, lost or new phone, and nothing of an account that was removed', async () => {
  const { tenant } = await tryingOut();
  const path = `${tenant.path}/phones/claimant`;
  const phone = await tenant.browser().open(path);
  expect(phone.text).toContain('Are you trying to sign in?');
  expect((await phone.submit({ do: 'lock' }, path)).text).not.toContain('Are you trying');
  expect(phone.text).toContain('Something waits. Unlock the phone to see it.');
  await phone.submit({ do: 'unlock' }, path);
  for (const id of [...phone.body.matchAll(/name="do" value="remove"><input type="hidden" name="id" value="([^"]+)"/g)].map(([, found = '']) => found)) await phone.submit({ do: 'remove', id }, path);
  expect(phone.text).not.toContain('Are you trying');
  expect((await phone.submit({ do: 'lose' }, path)).text).toContain('This phone is lost.');
  expect((await phone.submit({ do: 'replace' }, path)).text).not.toContain('Are you trying');
});
