import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCredential, type CreationOptions, type Quirks } from '../../graph/methods/software-authenticator.ts';
import { startKit, type Kit } from '../test-tenant.ts';
import { choose, signedInBy, type Info } from './test-info.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

/** What the page's script does: asks for an offer and posts what the authenticator made. */
async function makeKey({ page, address }: Info, quirks: Quirks = {}): Promise<string> {
  const offer = JSON.parse((await page.submit({ do: 'passkey-offer' }, address)).body) as CreationOptions;
  expect(offer.publicKey.rp.id).toBe('localhost');
  const { id, response } = makeCredential(offer, { origin: kit.simulator.pagesOrigin, ...quirks });
  return (await page.submit({ do: 'next', id, ...response }, address)).text;
}

it('registers what the browser made, under the name it was given, and shows it on the phone and to Graph', async () => {
  const info = await signedInBy(kit, 'once');
  const { page, address, tenant } = info;
  await choose(info, 'passkey');
  expect(await makeKey(info)).toContain('Name your key');
  expect((await page.submit({ do: 'next', name: ' ' }, address)).text).toContain('Enter a name of 1 to 30 characters.');
  expect((await page.submit({ do: 'next', name: 'Key on my ring' }, address)).text).toContain("You're all set");
  expect((await page.submit({ do: 'next' }, address)).text).toContain('Key on my ring');
  expect((await tenant.browser().open(`${tenant.path}/phones/claimant`)).text).toContain('Key on my ring');
  const { value } = (await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who('claimant').id}/authentication/fido2Methods`).get()) as { value: { displayName: string }[] };
  expect(value.map(({ displayName }) => displayName)).toEqual(['Key on my ring']);
});

it.each<[string, Quirks]>([['made elsewhere', { origin: 'https://evil.example' }], ['without proof of the person', { userVerified: false }]])('refuses a passkey %s, and begins anew', async (_how, quirks) => {
  const info = await signedInBy(kit, 'usable');
  await choose(info, 'passkey');
  await makeKey(info, quirks);
  expect((await info.page.submit({ do: 'next', name: 'Mine' }, info.address)).text).toContain('This passkey is not accepted.');
  await makeKey(info);
  expect((await info.page.submit({ do: 'next', name: 'Mine' }, info.address)).text).toContain("You're all set");
});

it('stays where it is when the browser made none', async () => {
  const info = await signedInBy(kit, 'usable');
  await choose(info, 'passkey');
  expect((await info.page.submit({ do: 'next', id: '', clientDataJSON: '', attestationObject: '' }, info.address)).text).toContain('The browser made no passkey.');
});

it('wants a sign-in of the last ten minutes, and gives no offer after them', async () => {
  const info = await signedInBy(kit, 'usable');
  await choose(info, 'passkey');
  await info.tenant.advance(10 * 60_000);
  expect((await info.page.submit({ do: 'passkey-offer' }, info.address)).status).toBe(409);
  expect((await info.page.submit({ do: 'next', id: 'AA', clientDataJSON: 'AA', attestationObject: 'AA' }, info.address)).text).toContain('To add a passkey, sign in again.');
});

it('takes ten keys and no eleventh', async () => {
  const info = await signedInBy(kit, 'usable');
  for (let i = 0; i < 10; i++) {
    await choose(info, 'passkey');
    await makeKey(info);
    expect((await info.page.submit({ do: 'next', name: `Key ${String(i)}` }, info.address)).text).toContain("You're all set");
    await info.page.submit({ do: 'next' }, info.address);
  }
  await choose(info, 'passkey');
  expect(info.page.text).toContain('You have already reached the limit of 10 security keys');
});

it('is offered only where the policy lets people register one', async () => {
  const info = await signedInBy(kit, 'usable');
  const policy = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2';
  await kit.graph(kit.bySecret(info.tenant.made)).api(policy).patch({ '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration', state: 'disabled' });
  await info.page.submit({ do: 'add' }, info.address);
  expect(info.page.body).not.toContain('value="passkey"');
});
