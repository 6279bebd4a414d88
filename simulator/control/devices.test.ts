import { afterAll, beforeAll, expect, it } from 'vitest';
import { personOf, startKit, type Kit, type Made } from '../test-kit.ts';
import { pcPresetNames } from '../tenant/pc-presets.ts';

let kit: Kit;
let made: Made;
beforeAll(async () => {
  kit = await startKit();
  made = await kit.newTenant();
});
afterAll(() => kit.simulator.close());

const pcOf = (key: string): string => personOf(made, key).devices.find(({ kind }) => kind === 'pc')?.id ?? '';
const call = (key: string, method = 'GET', path = '', body?: object): ReturnType<Kit['control']> => kit.control(`/tenants/${made.tenantId}/pcs/${pcOf(key)}${path}`, method, body);

it('changes what is named of a PC and tells the whole of it', async () => {
  const { status, body } = await call('claimant', 'PATCH', '', { os: 'windows-10', settings: { pinMinimum: 8 } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ os: 'windows-10', join: 'entra', settings: { pinMinimum: 8, pinMaximum: 127, passwordless: false } });
  expect((await call('claimant')).body).toEqual(body);
});

it.each([
  ['an unknown setting', { settings: { pinMinimal: 8 } }],
  ['a value that is none', { settings: { interruption: 'flood' } }],
  ['a number out of bounds', { settings: { pinMinimum: 3 } }],
  ['a setting of another type', { settings: { passwordless: 'yes' } }],
  ['an unknown field', { pin: '274951' }],
])('refuses %s', async (_name, body) => {
  expect((await call('claimant', 'PATCH', '', body)).status).toBe(400);
});

it('knows no phone by that name, and no PC of another tenant', async () => {
  const other = await kit.newTenant();
  expect((await kit.control(`/tenants/${other.tenantId}/pcs/${pcOf('claimant')}`)).status).toBe(404);
  const phone = personOf(made, 'claimant').devices.find(({ kind }) => kind === 'phone')?.id ?? '';
  expect((await kit.control(`/tenants/${made.tenantId}/pcs/${phone}`)).status).toBe(404);
});

it('puts a PC back into its box: its key, its sign-in and its PIN are gone', async () => {
  expect((await call('manager', 'PATCH', '', { join: 'none' })).body).toMatchObject({ join: 'none', pin: null, setUp: null });
  const { value } = (await kit.graph(kit.bySecret(made)).api(`/users/${personOf(made, 'manager').id}/authentication/windowsHelloForBusinessMethods`).get()) as { readonly value: readonly unknown[] };
  expect(value).toEqual([]);
});

it.each(pcPresetNames)('brings a PC into the state %s, from any other', async (state) => {
  const { status, body } = await call('director', 'PUT', '/state', { state });
  expect(status).toBe(200);
  const pc = body as { readonly join: string; readonly temporaryAccessPass: string | null };
  if (state.startsWith('set-up')) expect(pc).toMatchObject({ join: 'none', temporaryAccessPass: expect.stringMatching(/^\S{8,}$/) as string });
});

it('keeps a PC as it is in an export, in the middle of its set-up too', async () => {
  const own = await kit.newTenant();
  const address = `/tenants/${own.tenantId}/pcs/${personOf(own, 'newhire').devices.find(({ kind }) => kind === 'pc')?.id ?? ''}`;
  await kit.control(`${address}/state`, 'PUT', { state: 'set-up-federated' });
  await fetch(`${kit.simulator.pagesOrigin}/${own.tenantId}${address.slice(address.indexOf('/pcs'))}/oobe`);
  const { body: before } = await kit.control(address);
  expect(before).toMatchObject({ setUp: 'region', settings: { federatedMfa: 'enforceMfaByFederatedIdp' } });
  const { body: whole } = await kit.control(`/tenants/${own.tenantId}/export`);
  await kit.control(`/tenants/${own.tenantId}`, 'DELETE');
  expect((await kit.control('/tenants', 'POST', { import: whole })).status).toBe(201);
  expect((await kit.control(address)).body).toEqual(before);
});
