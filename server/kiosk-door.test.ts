import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { KIOSK_API } from './contract/kiosk.ts';
import { PROOF_NONCE_MS } from './domain/limits.ts';
import { Secret } from './domain/secret.ts';
import { housePorts } from './house-ports.ts';
import { listen, type HttpListener } from './http-listener.ts';
import { createKeyRing } from './key-ring.ts';
import { createKioskDoor } from './kiosk-door.ts';
import type { Clock } from './ports.ts';
import { enrolRoute } from './routes/kiosk/enrol.ts';
import { kioskGet } from './routes/kiosk/kiosk-get.ts';
import { addKiosk, revokeKiosk } from './store/kiosks.ts';
import { openDatabase, type OpenDatabase } from './store/open-database.ts';
import { createTestDatabase, type TestDatabase } from './store/test-database.ts';
import { systemRandom } from './system.ts';
import { makeTestKiosk, type TestKiosk } from './test-kiosk.ts';

let now = new Date('2026-03-01T10:00:00Z');
const clock: Clock = { now: () => now };
const keys = createKeyRing(new Secret(systemRandom.bytes(32)), systemRandom);
let testDatabase: TestDatabase;
let database: OpenDatabase;
let listener: HttpListener;
let origin = '';

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
  const { db } = database;
  const house = housePorts({ db, clock, random: systemRandom, keys });
  listener = await listen(0, { tls: null, trustedProxies: [] });
  origin = `http://localhost:${listener.port}`;
  const door = createKioskDoor({
    origin,
    clock,
    keys,
    replay: house.replay,
    kioskByKey: house.kioskByKey,
  });
  const whoAmI = kioskGet(door, KIOSK_API.state, ({ caller }, response) => {
    response.json({ name: caller.kiosk.name });
    return Promise.resolve();
  });
  listener.serve(createApp({ side: 'kiosk', origin, routes: [enrolRoute(door, house.enrolKiosk), whoAmI], clock, trustedProxies: [], log: () => undefined, report: (error) => { throw error; } }));
});
afterAll(async () => {
  await listener.close();
  await database.close();
  await testDatabase.drop();
});

let count = 0;
async function enrolled(): Promise<{ kiosk: TestKiosk; name: string }> {
  count += 1;
  const name = `kiosk ${count}`;
  const added = await addKiosk(database.db, { name, site: 's', floor: 'f', deskPhone: '1' }, { now, random: systemRandom, keys });
  const kiosk = await makeTestKiosk(origin);
  expect((await kiosk.call('POST', KIOSK_API.enrol, { code: added!.code.reveal() })).status).toBe(204);
  return { kiosk, name };
}

const state = (kiosk: TestKiosk, bent = {}): Promise<Response> => kiosk.call('GET', KIOSK_API.state, undefined, bent);

async function expectRefused(answer: Response, error: 'invalid_dpop_proof' | 'use_dpop_nonce'): Promise<void> {
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, `DPoP error="${error}", algs="ES256"`]);
  expect(answer.headers.get('dpop-nonce')).toMatch(/^[\w-]{30}$/);
  expect(await answer.text()).toBe('{"type":"about:blank","title":"Unauthorized","status":401,"code":"proof_invalid"}');
}

describe('a kiosk', () => {
  it('is known by its key after enrolling once', async () => {
    const { kiosk, name } = await enrolled();
    const answer = await state(kiosk);
    expect([answer.status, await answer.json()]).toEqual([200, { name }]);
    expect(answer.headers.get('dpop-nonce')).toMatch(/^[\w-]{30}$/);
  });

  it('cannot enrol with a code that is used, wrong or too old, and each answer is the same', async () => {
    const added = await addKiosk(database.db, { name: 'late', site: 's', floor: 'f', deskPhone: '1' }, { now: new Date(now.getTime() - 3_600_000), random: systemRandom, keys });
    const { kiosk } = await enrolled();
    const stranger = await makeTestKiosk(origin);
    const answers = [
      await stranger.call('POST', KIOSK_API.enrol, { code: added!.code.reveal() }),
      await stranger.call('POST', KIOSK_API.enrol, { code: '0000-0000-0000-0000-0000-0000-00' }),
      await kiosk.call('POST', KIOSK_API.enrol, { code: '0000-0000-0000-0000-0000-0000-00' }),
    ];
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual([422, 422, 422]);
  });
});

describe('proofs', () => {
  it('E01: no proof, two, a bearer token, a random string and an unknown key are 401', async () => {
    for (const headers of [undefined, { dpop: 'x' }, { dpop: 'a.b.c' }, { authorization: 'Bearer x' }, { dpop: 'x'.repeat(5_000) }])
      await expectRefused(await fetch(origin + KIOSK_API.state, headers === undefined ? {} : { headers }), 'invalid_dpop_proof');
    const { kiosk } = await enrolled();
    const proof = await kiosk.prove('GET', KIOSK_API.state, null);
    const twice = new Headers([['dpop', proof], ['dpop', proof]]);
    await expectRefused(await fetch(origin + KIOSK_API.state, { headers: twice }), 'invalid_dpop_proof');
    const stranger = await state(await makeTestKiosk(origin));
    expect([stranger.status, ((await stranger.json()) as { code: string }).code]).toEqual([401, 'kiosk_unknown']);
  });

  it('E02: a cookie in place of a proof is worth nothing', async () => {
    await expectRefused(await fetch(origin + KIOSK_API.state, { headers: { cookie: '__Host-vouch=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' } }), 'invalid_dpop_proof');
  });

  it('E04: the same proof a second time is refused', async () => {
    const { kiosk } = await enrolled();
    await state(kiosk);
    const headers = { dpop: await kiosk.prove('GET', KIOSK_API.state, null) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(origin + KIOSK_API.state, { headers })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    await expectRefused(await fetch(origin + KIOSK_API.state, { headers }), 'invalid_dpop_proof');
  });

  it('E05: a proof for another method, path, origin or body is refused', async () => {
    const { kiosk } = await enrolled();
    await state(kiosk);
    for (const proof of [{ htm: 'POST' }, { htu: `${origin}/api/kiosk/slips` }, { htu: origin.replace('localhost', 'evil.example') + KIOSK_API.state }, { htu: `${origin}${KIOSK_API.state}?` }, { jti: undefined }, { bh: 'x' }])
      await expectRefused(await state(kiosk, { proof }), 'invalid_dpop_proof');
    for (const header of [{ typ: 'JWT' }, { jwk: (await makeTestKiosk(origin)).publicKey }, { jwk: undefined }]) await expectRefused(await state(kiosk, { header }), 'invalid_dpop_proof');
    await expectRefused(await kiosk.call('POST', KIOSK_API.enrol, { code: 'a'.repeat(20) }, { sendBody: JSON.stringify({ code: 'b'.repeat(20) }) }), 'invalid_dpop_proof');
  });

  it('E07: freshness is the nonce: none, a foreign one, one 5 min old and one of the future want a new one', async () => {
    const { kiosk } = await enrolled();
    const fresh = (await state(kiosk)).headers.get('dpop-nonce') ?? '';
    await expectRefused(await state(kiosk, { nonce: '' }), 'use_dpop_nonce');
    await expectRefused(await state(kiosk, { nonce: 'A'.repeat(30) }), 'use_dpop_nonce');
    const before = now;
    now = new Date(before.getTime() + PROOF_NONCE_MS);
    await expectRefused(await state(kiosk, { nonce: fresh }), 'use_dpop_nonce');
    now = new Date(before.getTime() - 1);
    await expectRefused(await state(kiosk, { nonce: fresh }), 'use_dpop_nonce');
    now = before;
    expect((await state(kiosk, { nonce: fresh })).status).toBe(200);
  });

  it('a kiosk clock that is years off does no harm', async () => {
    const { kiosk } = await enrolled();
    for (const iat of [0, 4_000_000_000]) expect((await state(kiosk, { proof: { iat } })).status).toBe(200);
  });

  it('a stranger’s proofs are not remembered: who floods us with made-up keys writes nothing', async () => {
    const remembered = async (): Promise<number> => (await database.db.selectFrom('proof_replay').select('jti_hash').execute()).length;
    const { kiosk } = await enrolled();
    await state(kiosk);
    const before = await remembered();
    const stranger = await makeTestKiosk(origin);
    for (let call = 0; call < 5; call += 1) await state(stranger);
    await stranger.call('POST', KIOSK_API.enrol, { code: '0000-0000-0000-0000-0000-0000-00' });
    expect(await remembered()).toBe(before);
    await state(kiosk);
    expect(await remembered()).toBe(before + 1);
  });

  it('C11: a revoked kiosk is unknown from the next call on', async () => {
    const { kiosk, name } = await enrolled();
    await revokeKiosk(database.db, name, now);
    const answer = await state(kiosk);
    expect([answer.status, await answer.json()]).toEqual([401, { type: 'about:blank', title: 'Unauthorized', status: 401, code: 'kiosk_unknown' }]);
  });
});
