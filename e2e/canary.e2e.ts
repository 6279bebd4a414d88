import { Writable } from 'node:stream';
import type { EnrolmentStarted } from '#contract/approve';
import { createKeyRing, createLog, queueMail, Secret, systemClock, systemRandom } from '#server/testing';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { keepTextsWhole, placesOf } from './canary/places.ts';
import { search, type Hit, type Place } from './canary/search.ts';
import { tapFetch } from './canary/wiretap.ts';
import { expect, test } from './fixtures.ts';
import type { World } from './world.ts';

const SEAL_OVER_MS = 31_000;
const HOUR_MS = 3_600_000;

/** All that may ever say each value, and how often: the pass comes from Graph, its sealed form and the seed go to one page each. */
const ALLOWED: Readonly<Record<string, RegExp | null>> = {
  pass: /^answer 201 of POST \/v1\.0\/users\/[0-9a-f-]{36}\/authentication\/temporaryAccessPassMethods$/,
  sealed: /^answer 200 of POST \/api\/kiosk\/cases\/[\w-]{22}\/press$/,
  seed: /^answer 201 of POST \/api\/factors\/enrolments$/,
  session: null,
};

const leaksIn = (hits: readonly Hit[]): readonly Hit[] => hits.filter(({ value, place }) => ALLOWED[value]?.test(place) !== true);

const keptSeal = async ({ db }: World): Promise<string | null> => (await db.selectFrom('recovery_case').select('sealed_pass').executeTakeFirstOrThrow()).sealed_pass;

/** Everything that is written to the terminal meanwhile. */
function tapTerminal(): { readonly said: () => Place; readonly stop: () => void } {
  const original = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));
  let text = '';
  for (const { stream, write } of original)
    stream.write = (chunk: Uint8Array | string, ...rest: never[]) => {
      text += Buffer.from(chunk as string).toString();
      return write(chunk, ...rest);
    };
  return { said: () => ({ name: 'terminal', bytes: Buffer.from(text) }), stop: () => { for (const { stream, write } of original) stream.write = write; } };
}

test('D07: pass, sealed pass, seed and session lie nowhere but where they must', async ({ world, claimant }) => {
  await keepTextsWhole(world.databaseUrl);
  const wire = tapFetch();
  const terminal = tapTerminal();
  const kiosk = await setUpHeadlessKiosk(world);
  try {
    const manager = headlessManager(world, world.tenant.person('manager'));
    await manager.enrol();
    const recovery = await kiosk.start(claimant);
    await manager.approve(recovery.matchCode);
    const { sealed = '' } = await recovery.press();
    const values = {
      pass: await recovery.open(sealed),
      sealed,
      seed: (JSON.parse(wire.answerOf('/api/factors/enrolments')) as EnrolmentStarted).secret,
      session: wire.cookie('__Host-vouch'),
    };
    const look = async (): Promise<readonly Hit[]> => search([...(await placesOf(world)), terminal.said(), ...wire.answers(), ...wire.requests()], values);

    // While the seal is kept for a repeat: under the service key, so that not even its sealed form lies there.
    expect(await keptSeal(world)).not.toBeNull();
    expect(await recovery.press()).toMatchObject({ step: 'sealed', sealed });
    const early = await look();
    expect(leaksIn(early)).toEqual([]);
    for (const [value, place] of Object.entries(ALLOWED)) expect([value, early.some((hit) => hit.value === value)]).toEqual([value, place !== null]);
    expect(early.filter((hit) => hit.value === 'pass')).toHaveLength(1);

    await recovery.view();
    await world.clock.advance(SEAL_OVER_MS);
    expect(await keptSeal(world)).toBeNull();
    expect(await recovery.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
    await recovery.view();
    await recovery.shown();
    await recovery.collected();
    await world.clock.advance(HOUR_MS);
    await world.server.tick();
    expect(leaksIn(await look())).toEqual([]);
  } finally {
    kiosk.leave();
    terminal.stop();
    wire.stop();
  }
});

/** Each plants the value where a careless line of code would, through the real sink, and gives what that sink does not tell by itself. */
const PLANTED: Readonly<Record<string, { readonly plant: (world: World, pass: string) => Promise<readonly Place[]>; readonly where: RegExp }>> = {
  'a line of the log': {
    plant: (_world, pass) => {
      let said = '';
      createLog(systemClock, new Writable({ write: (chunk: Buffer, _encoding, done) => { said += chunk.toString(); done(); } })).info({ note: `made ${pass}` }, 'A pass was made.');
      return Promise.resolve([{ name: 'server log', bytes: Buffer.from(said) }]);
    },
    where: /^server log$/,
  },
  'an event of the audit': {
    plant: async (world, pass) => {
      // Now: what is older than the policy keeps it, the server erases.
      const at = world.simulator.clockOf(world.tenant.id).now();
      await world.db.insertInto('audit_personal').values({ seq: 1_000_000, salt: Buffer.alloc(16), body: JSON.stringify({ pass }), at }).execute();
      return [];
    },
    where: /^audit_personal\.body$/,
  },
  'a mail': {
    plant: async (world, pass) => {
      const now = world.simulator.clockOf(world.tenant.id).now();
      const mail = { to: world.tenant.person('manager').userPrincipalName, subject: 'Done', text: `It is ${pass}.` };
      const keys = createKeyRing(new Secret(Buffer.from(world.env['VOUCH_KEY'] ?? '', 'base64')), systemRandom);
      await queueMail(world.db, 'planted', mail, { now, keys });
      await world.server.tick();
      return [];
    },
    where: /^simulator mail$/,
  },
  'a row that is gone again': {
    plant: async (world, pass) => {
      await world.db.insertInto('audit_personal').values({ seq: 1_000_000, salt: Buffer.alloc(16), body: JSON.stringify({ pass }), at: new Date(0) }).execute();
      await world.db.deleteFrom('audit_personal').where('seq', '=', 1_000_000).execute();
      return [];
    },
    where: /^cluster .*pg_wal/,
  },
};

for (const [what, { plant, where }] of Object.entries(PLANTED)) {
  test(`D07: ${what} with the pass in it turns the search red`, async ({ world }) => {
    await keepTextsWhole(world.databaseUrl);
    const pass = `h7Kq+"W<${world.tenant.id.slice(0, 8)}`;
    const leaks = async (more: readonly Place[] = []): Promise<readonly Hit[]> => leaksIn(search([...(await placesOf(world)), ...more], { pass }));
    expect(await leaks()).toEqual([]);
    expect((await leaks(await plant(world, pass))).map(({ place }) => place)).toEqual(expect.arrayContaining([expect.stringMatching(where)]));
  });
}
