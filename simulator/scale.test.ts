import { afterAll, beforeAll, expect, it } from 'vitest';
import { appOf, SCOPE, startKit, type Kit, type Made } from './test-kit.ts';

/**
 * That a call costs the same however many people and tenants there are. The bench measures how much exactly; here a walk
 * through everything is to be noticed, which costs many times as much.
 */
let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const TIMES_DEARER = 2;
const CALLS = 60;

async function callsOf(made: Made): Promise<readonly (() => Promise<void>)[]> {
  const { origin } = kit.simulator;
  const { clientId, clientSecret } = appOf(made);
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: SCOPE }).toString();
  const token = (place: string): Promise<Response> => fetch(`${origin}/${place}/oauth2/v2.0/token`, { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const { access_token } = (await (await token(made.tenantId)).json()) as { access_token: string };
  const middle = made.people[Math.floor(made.people.length / 2)]!;
  const done = async (work: Promise<Response>): Promise<void> => {
    const answer = await work;
    await answer.arrayBuffer();
    expect(answer.status).toBeLessThan(300);
  };
  const graph = (path: string, method = 'GET'): Promise<void> => done(fetch(`${origin}/v1.0${path}`, { method, headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }, ...(method === 'POST' && { body: '{}' }) }));
  return [
    () => done(token(made.domain)),
    () => graph(`/users/${encodeURIComponent(middle.userPrincipalName)}`),
    () => graph(`/users/${middle.id}/manager`),
    () => graph(`/users/${middle.id}/transitiveMemberOf`),
    () => graph(`/users?$filter=${encodeURIComponent(`userPrincipalName eq '${middle.userPrincipalName}'`)}`),
    () => graph('/users?$top=10'),
    () => graph(`/users/${middle.id}/authentication/temporaryAccessPassMethods`, 'POST'),
  ];
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** How many times as much each call costs in the second tenant; taken in turns, so that other load falls on both. */
async function dearer(plain: Made, large: Made): Promise<readonly number[]> {
  const [first, second] = [await callsOf(plain), await callsOf(large)];
  const ratios: number[] = [];
  for (const [i, call] of first.entries()) {
    const times: [number[], number[]] = [[], []];
    for (let n = 0; n < CALLS; n += 1) {
      for (const [at, work] of [[0, call], [1, second[i]!]] as const) {
        const began = performance.now();
        await work();
        times[at].push(performance.now() - began);
      }
    }
    ratios.push(median(times[1]) / median(times[0]));
  }
  return ratios;
}

it('with 20,000 people instead of 100', async () => {
  const [plain, large] = [await kit.newTenant({ generate: { people: 100 } }), await kit.newTenant({ generate: { people: 20_000 } })];
  for (const ratio of await dearer(plain, large)) expect(ratio).toBeLessThan(TIMES_DEARER);
});

it('with 200 tenants instead of a few, of which the last is asked by its domain', async () => {
  const first = await kit.newTenant();
  for (let i = 0; i < 200; i += 1) await kit.newTenant();
  for (const ratio of await dearer(first, await kit.newTenant())) expect(ratio).toBeLessThan(TIMES_DEARER);
});
