import { KIOSK_API } from '#contract/kiosk';
import { limits } from '#server/testing';
import { setUpHeadlessKiosk, type HeadlessCase } from './actors/headless-kiosk.ts';
import { auditLog, eventsOf, trueEnd } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { SOON } from './soon.ts';
import type { World } from './world.ts';

const at = (path: string, id: string): string => path.replace('{id}', id);

/** The calls of a page about its case, as they are sent. */
const CALLS = [
  ['POST', KIOSK_API.press, { collectCode: '2739' }],
  ['POST', KIOSK_API.shown, {}],
  ['POST', KIOSK_API.collected, {}],
  ['POST', KIOSK_API.cancel, {}],
  ['GET', KIOSK_API.stream, undefined],
] as const;

const passCalls = async (world: World, method: string): Promise<number> =>
  (await world.tenant.requests()).filter((line) => line.method === method && line.path.includes('/temporaryAccessPassMethods')).length;

test('K26: a start sent again word for word a minute later is 401, and begins nothing', async ({ world, headlessKiosk: { device }, claimant }) => {
  const { kty, crv, x, y } = device.publicKey;
  const statement = await device.sign({ nonce: 'n'.repeat(22), subject: 'new-phone', pageKeyThumbprint: device.thumbprint });
  const body = { purpose: 'new-phone', lost: 'phone', address: claimant.userPrincipalName, proof: { kind: 'badge', serial: claimant.badge }, collectCode: '2739', moreTime: false, language: 'en', pageKey: { kty, crv, x, y }, statement };
  const dpop = await device.prove('POST', KIOSK_API.cases, JSON.stringify(body));
  const send = (): Promise<Response> => fetch(world.server.kioskOrigin + KIOSK_API.cases, { method: 'POST', body: JSON.stringify(body), headers: { dpop, origin: world.server.kioskOrigin, 'content-type': 'application/json' } });
  expect((await send()).status).toBe(201);
  await world.clock.advance(60_000);
  expect((await send()).status).toBe(401);
  expect(await eventsOf(world, 'case.started')).toHaveLength(1);
});

test('E03, E18: to another kiosk, and to a page with all but the device key, a case is the same as none', async ({ world, headlessKiosk, headlessManager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await headlessManager.approve(recovery.matchCode);
  const other = await setUpHeadlessKiosk(world);
  const answers = async (id: string): Promise<readonly unknown[]> => Promise.all(CALLS.map(async ([method, path, body]) => {
    const answer = await other.device.call(method, at(path, id), body);
    return [path, answer.status, await answer.text()];
  }));
  const toOther = await answers(recovery.id);
  expect(toOther).toEqual((await answers('A'.repeat(22))));
  expect(toOther.map((answer) => (answer as readonly unknown[])[1])).toEqual(CALLS.map(() => 404));
  // What the first kiosk proved is good for its own key alone, and once.
  const copied = await headlessKiosk.device.prove('POST', at(KIOSK_API.press, recovery.id), '{"collectCode":"2739"}');
  const sent = (): Promise<Response> => fetch(world.server.kioskOrigin + at(KIOSK_API.press, recovery.id), { method: 'POST', body: '{"collectCode":"0000"}', headers: { dpop: copied, origin: world.server.kioskOrigin, 'content-type': 'application/json' } });
  expect((await sent()).status).toBe(401);
  expect(await passCalls(world, 'POST')).toBe(0);
  expect(await recovery.fetchPass()).toEqual(expect.any(String));
});

test('E11, E13: a stream follows no id of an event that it never sent, and says neither pass nor name nor reason in a whole case', async ({ world, headlessKiosk, headlessManager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const listen = async (lastEventId?: string): Promise<{ text(): string; stop(): void }> => {
    const stop = new AbortController();
    const answer = await headlessKiosk.device.call('GET', at(KIOSK_API.stream, recovery.id), undefined, { signal: stop.signal, ...(lastEventId !== undefined && { headers: { 'last-event-id': lastEventId } }) });
    let text = '';
    void answer.body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (chunk) => { text += chunk; } })).catch(() => undefined);
    await expect.poll(() => text, SOON).toContain('\n\n');
    return { text: () => text, stop: () => { stop.abort(); } };
  };
  const views = async (id?: string): Promise<string> => {
    const stream = await listen(id);
    stream.stop();
    return stream.text().replaceAll(/"\w+Ms":\d+/g, '');
  };
  const plain = await views();
  expect(plain).not.toMatch(/^id:/m);
  for (const id of ['0', '1', '-1', '99999999999999999999', recovery.id, '%0a%0adata: x']) expect([id, await views(id)]).toEqual([id, plain]);

  const whole = await listen();
  await headlessManager.approve(recovery.matchCode);
  await expect.poll(() => whole.text(), SOON).toContain('"approved"');
  const { sealed = '' } = await recovery.press();
  const pass = await recovery.open(sealed);
  await recovery.shown();
  await recovery.collected();
  await expect.poll(() => whole.text(), SOON).toContain('"next-steps"');
  const manager = world.tenant.person('manager');
  for (const told of [pass, sealed, claimant.displayName, manager.displayName, manager.userPrincipalName, 'reason', 'decoy', 'case.']) expect(whole.text()).not.toContain(told);
  whole.stop();
});

test('E21, E22: fifty presses at once give one secret, never to be stored by anything on the way', async ({ world, headlessKiosk, headlessManager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await headlessManager.approve(recovery.matchCode);
  const press = (headers: Readonly<Record<string, string>> = {}): Promise<Response> => headlessKiosk.device.call('POST', at(KIOSK_API.press, recovery.id), { collectCode: '2739' }, { headers });
  const answers = await Promise.all(Array.from({ length: 50 }, () => press()));
  const sealed = (await Promise.all(answers.map((answer) => answer.json() as Promise<{ sealed?: string }>))).flatMap((body) => body.sealed ?? []);
  expect(sealed.length).toBeGreaterThan(0);
  const secrets = new Set(await Promise.all(sealed.map((one) => recovery.open(one))));
  expect(secrets.size).toBe(1);
  expect(await passCalls(world, 'POST')).toBe(1);

  const again = await press({ 'if-none-match': '*', 'if-modified-since': new Date(0).toUTCString() });
  expect([again.status, again.headers.get('etag'), again.headers.get('last-modified'), again.headers.get('cache-control')]).toEqual([200, null, null, 'no-store']);

  await Promise.all(Array.from({ length: 50 }, () => recovery.shown()));
  expect(await eventsOf(world, 'case.pass-shown')).toHaveLength(1);
});

test('E27: when a case is over its id opens nothing, and moves nothing', async ({ world, headlessKiosk, headlessManager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await headlessManager.approve(recovery.matchCode);
  await recovery.cancel();
  const events = async (): Promise<number> => (await auditLog(world)).filter(({ kind }) => kind.startsWith('case.')).length;
  const before = await events();
  for (const [method, path, body] of CALLS) {
    // Reading the end, and ending it again, are no change.
    if (path === KIOSK_API.stream || path === KIOSK_API.cancel) continue;
    const answer = await headlessKiosk.device.call(method, at(path, recovery.id), body);
    expect([path, answer.status, ((await answer.json()) as { code?: string }).code]).toEqual([path, 409, 'wrong_state']);
  }
  expect(await events()).toBe(before);
  expect(await passCalls(world, 'POST')).toBe(0);
});

test.describe('the line is cut while the pass is made', () => {
  /** Presses, and hangs up as soon as Graph was asked. */
  async function pressAndLoseTheLine(world: World, recovery: HeadlessCase, press: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    await world.tenant.fault({ match: { method: 'POST', path: '*/temporaryAccessPassMethods' }, effect: { kind: 'delay', ms: 200 }, times: 1 });
    const line = new AbortController();
    const pressed = press(line.signal).catch(() => undefined);
    await expect.poll(() => passCalls(world, 'POST'), SOON).toBe(1);
    line.abort();
    await pressed;
    await expect.poll(async () => (await eventsOf(world, 'case.pass-issued')).length, SOON).toBe(1);
    expect(await recovery.view()).toMatchObject({ step: 'sealed' });
  }

  for (const [back, seconds] of [['20 s later it comes once', 20], ['40 s later it is gone, and deleted', 40]] as const)
    test(`E28: ${back}`, async ({ world, headlessKiosk, headlessManager, claimant }) => {
      const recovery = await headlessKiosk.start(claimant);
      await headlessManager.approve(recovery.matchCode);
      await pressAndLoseTheLine(world, recovery, (signal) => headlessKiosk.device.call('POST', at(KIOSK_API.press, recovery.id), { collectCode: '2739' }, { signal }));
      headlessKiosk.leave();
      await world.clock.advance(seconds * 1_000);
      const answer = await recovery.press();
      if (seconds === 20) {
        expect(await recovery.open(answer.sealed ?? '')).toEqual(expect.any(String));
        return;
      }
      expect(answer).toMatchObject({ step: 'refused' });
      await expect.poll(() => passCalls(world, 'DELETE'), SOON).toBe(1);
      await expect.poll(() => trueEnd(world), SOON).toBeDefined();
    });
});

test('C05: no door of the simulator is one of the server, on either side', async ({ world }) => {
  const { paths } = (await (await fetch(`${world.simulator.pagesOrigin}/_sim/openapi.json`)).json()) as { readonly paths: Readonly<Record<string, object>> };
  const doors = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, world.tenant.id)] as const));
  expect(doors.length).toBeGreaterThan(30);
  const opened = await Promise.all([world.server.kioskOrigin, world.server.approveOrigin].flatMap((origin) => doors.map(async ([method, path]) => {
    const { status } = await fetch(origin + path, { method, headers: { origin, 'content-type': 'application/json' }, ...(method !== 'GET' && { body: '{}' }) });
    return [method, path, status] as const;
  })));
  expect(opened.filter(([, , status]) => status !== 404)).toEqual([]);
});

test.describe('behind a proxy that says whose calls they are', () => {
  test.use({ worldOptions: { settings: { TRUSTED_PROXIES: '127.0.0.1' } } });

  test('H09: what a kiosk may do is counted by kiosk, however its address changes', async ({ world, headlessKiosk: { device } }) => {
    const max = limits.SLIPS_PER_KIOSK[0]?.max ?? 0;
    const addresses = ['198.51.100.7', '::ffff:198.51.100.8', '2001:db8::1', '2001:db8::2', '203.0.113.9, 198.51.100.9'];
    const statuses: number[] = [];
    for (let call = 0; call <= max; call += 1)
      statuses.push((await device.call('POST', KIOSK_API.slips, {}, { headers: { 'x-forwarded-for': addresses[call % addresses.length] ?? '', forwarded: `for=198.51.100.${call}` } })).status);
    expect(statuses).toEqual([...Array.from({ length: max }, () => 201), 429]);
    // The addresses were taken for those of callers.
    expect(world.log()).toContain('"client":"2001:db8::2"');
  });
});
