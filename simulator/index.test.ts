import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';

let stateDir: string;
beforeEach(async () => { stateDir = await mkdtemp(join(tmpdir(), 'simulator-test-')); });
afterEach(() => rm(stateDir, { recursive: true }));

const post = async (simulator: Simulator, path: string, body: object): Promise<Record<string, string>> => {
  const answer = await fetch(`${simulator.pagesOrigin}/_sim${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  return (await answer.json()) as Record<string, string>;
};
const get = async (simulator: Simulator, path: string): Promise<unknown> => (await fetch(`${simulator.pagesOrigin}/_sim${path}`)).json();

it('keeps tenants over a restart, what they were at first too, and writes no key of the authority', async () => {
  const first = await createSimulator({ port: 0, pagesPort: 0, stateDir });
  const made = await post(first, '/tenants', {});
  const path = `/tenants/${made['tenantId'] ?? ''}`;
  await post(first, `${path}/clock/advance`, { ms: 3_600_000 });
  const moved = first.clockOf(made['tenantId'] ?? '').now();
  await first.close();
  const second = await createSimulator({ port: 0, pagesPort: 0, stateDir });
  expect(await get(second, path)).toEqual(made);
  expect(second.clockOf(made['tenantId'] ?? '').now().getTime()).toBeGreaterThanOrEqual(moved.getTime());
  await post(second, `${path}/reset`, {});
  expect(second.clockOf(made['tenantId'] ?? '').now().getTime()).toBeLessThan(moved.getTime());
  await second.close();
  expect((await readdir(stateDir)).toSorted()).toEqual(['tenants-v6']);
  expect(first.caPem).not.toBe(second.caPem);
});

it('sends who knows only the sign-in host on to Security info', async () => {
  const simulator = await createSimulator({ port: 0, pagesPort: 0 });
  setDefaultCACertificates([...getCACertificates('default'), simulator.caPem]);
  const answer = await fetch(`${simulator.origin}/somebody/security-info`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${simulator.pagesOrigin}/somebody/security-info`]);
  expect(JSON.stringify(await get(simulator, '/fidelity'))).toContain('mysignins.microsoft.com');
  await simulator.close();
});

it('starts several at once, each on ports of its own', async () => {
  const both = await Promise.all([createSimulator({ port: 0, pagesPort: 0 }), createSimulator({ port: 0, pagesPort: 0 })]);
  expect(new Set(both.flatMap(({ origin, pagesOrigin }) => [origin, pagesOrigin])).size).toBe(4);
  expect(() => both[0].clockOf('nobody').now()).toThrow(RangeError);
  await Promise.all(both.map((each) => each.close()));
});
