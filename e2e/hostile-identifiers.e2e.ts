import { randomBytes } from 'node:crypto';
import { KIOSK_API } from '#contract/kiosk';
import { limits, makeTestKiosk, type TestKiosk } from '#server/testing';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { seen, watchStart, type Seen } from './outside-view.ts';
import type { World } from './world.ts';

/** What stands where the address belongs; `ada@x.example` in it is a person of the tenant. */
const MALFORMED: readonly (readonly [id: string, identifiers: readonly unknown[]])[] = [
  ['K01', [null, '', '   ', '\u00a0', undefined]],
  ['K02', [['ada@x.example', 'eve@x.example'], ['ada@x.example']]],
  ['K03', [17, true, { $ne: null }, { toString: 1 }]],
  ['K04', [`${'a'.repeat(247)}@x.example`, `${'a'.repeat(10_000)}@x.example`]],
  ['K05', ['ada@x.example\0', 'ada@x.example\r\nbcc: eve@x.example', 'ada\t@x.example', 'ada\u001b[2J@x.example', 'ada\u2028@x.example']],
  ['K06', ["x' or startswith(userPrincipalName,'a') or 'a' eq 'a"]],
  ['K07', ["x'&$top=999&$expand=manager", "x')/$count"]],
  ['K08', ['ada@x.example/../eve@x.example', 'ada@x.example#', 'ada@x.example?$select=id', 'ada@x.example%2f..']],
  ['K10', ['me', '$batch', 'http://evil.example/', '//evil']],
  ['K11', ['\u0430da@x.example', '\uff41da@x.example', 'ad\u0131@x.example', 'ada\u212a@x.example', 'a\u017fa@x.example', 'stra\u00dfe@x.example', '\ufb01@x.example']],
  ['K28', ["' OR 1=1--", '*)(uid=*', '${7*7}', '{{7*7}}', ';ls', "=cmd|' /C calc'!A0"]],
];

/** Of the right shape: plain data, looked up in one escaped comparison, and nobody. */
const PLAIN_DATA: readonly (readonly [id: string, name: string])[] = [
  ['K06', "x'or'a'eq'a"],
  ['K07', "x'&$top=999"],
  ['K10', '$x'],
  ['K28', '{{7*7}}'],
  ['K28', '${7*7}'],
  ['K28', '=cmd|calc'],
];

async function kioskOf(world: World, name: string): Promise<TestKiosk> {
  const device = await makeTestKiosk(world.server.kioskOrigin);
  await device.call('POST', KIOSK_API.enrol, { code: await world.host.addKiosk(name) });
  return device;
}

async function startWith(device: TestKiosk, address: unknown, badge: string, language: unknown = 'en'): Promise<Seen> {
  const { kty, crv, x, y } = device.publicKey;
  const statement = await device.sign({ nonce: randomBytes(16).toString('base64url'), subject: 'new-phone', pageKeyThumbprint: device.thumbprint });
  const body = { purpose: 'new-phone', lost: 'phone', address, proof: { kind: 'badge', serial: badge }, collectCode: '2739', moreTime: false, language, pageKey: { kty, crv, x, y }, statement };
  return seen('start', await device.call('POST', KIOSK_API.cases, body), '');
}

test('K01-K11, K28: what cannot be an address, or is no language of the kiosk, is refused with the same bytes, and nothing is sent to the directory', async ({ world }) => {
  const device = await kioskOf(world, 'Lobby');
  const { badge } = world.tenant.person('claimant');
  const domain = world.tenant.domain;
  const reference = await startWith(device, 'no address', badge);
  expect(reference.status).toBe(400);
  const before = (await world.tenant.requests()).length;
  for (const [id, identifiers] of MALFORMED)
    for (const identifier of identifiers) {
      const ours = typeof identifier === 'string' ? identifier.replaceAll('x.example', domain) : identifier;
      expect([id, identifier, await startWith(device, ours, badge)]).toEqual([id, identifier, reference]);
    }
  for (const language of ['xx', 'EN', '../de', '__proto__', ['de'], null]) expect([language, await startWith(device, `ada@${domain}`, badge, language)]).toEqual([language, reference]);
  expect((await startWith(device, `${'a'.repeat(1_000_000)}@${domain}`, badge)).status).toBe(413);
  await world.server.tick();
  expect((await world.tenant.requests()).slice(before)).toEqual([]);
  expect(await eventsOf(world, 'case.started')).toEqual([]);
  expect(world.log().split('\n').filter((line) => line !== '').map((line) => typeof JSON.parse(line))).not.toContain('string');
});

test('K06, K07, K10, K28: hostile text of the right shape is one escaped comparison and nobody', async ({ world }) => {
  const device = await kioskOf(world, 'Lobby');
  const { badge } = world.tenant.person('claimant');
  const before = (await world.tenant.requests()).length;
  for (const [, name] of PLAIN_DATA) await watchStart(device, { address: `${name}@${world.tenant.domain}`, badge }, () => world.server.tick());

  const filters = (await world.tenant.requests())
    .slice(before)
    .filter(({ path, query }) => path === '/v1.0/users' && query.includes('filter'))
    .map(({ query }) => [...new URLSearchParams(query)]);
  expect(filters.map((parameters) => parameters.map(([key]) => key))).toEqual(PLAIN_DATA.map(() => ['$filter', '$select']));
  expect(filters.map(([filter]) => filter?.[1])).toEqual(PLAIN_DATA.map(([, name]) => `userPrincipalName eq '${`${name}@${world.tenant.domain}`.replaceAll("'", "''")}'`));
  expect((await eventsOf(world, 'case.turned-decoy')).map(({ data }) => data['reason'])).toEqual(PLAIN_DATA.map(() => 'unknown-person'));
  expect(await world.tenant.mail()).toEqual([]);
});

test('K06, K13: an apostrophe in a real address is found, in capitals too', async ({ world, headlessManager: _asked }) => {
  const quote = world.tenant.person('quote');
  expect(quote.userPrincipalName).toContain("'");
  const device = await kioskOf(world, 'Lobby');
  await watchStart(device, { address: quote.userPrincipalName.toUpperCase(), badge: quote.badge }, () => world.server.tick());
  const [asked] = await eventsOf(world, 'case.approver-asked');
  expect(asked?.personal?.['person']).toMatchObject({ id: quote.id });
});

test('N03: at its limit a kiosk says the same for somebody and for nobody', async ({ world }) => {
  const device = await kioskOf(world, 'Lobby');
  const unbound = '0123456789ABCDEF';
  const claimant = world.tenant.person('claimant').userPrincipalName;
  for (let start = 0; start < limits.UNPROVEN_PER_KIOSK[0]!.max; start += 1) expect((await startWith(device, claimant, unbound)).status).toBe(201);
  const refused = await startWith(device, claimant, unbound);
  expect(refused.status).toBe(429);
  expect(await startWith(device, `nobody@${world.tenant.domain}`, unbound)).toEqual(refused);
});
