import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';

let stateDir: string;
beforeEach(async () => { stateDir = await mkdtemp(join(tmpdir(), 'simulator-test-')); });
afterEach(() => rm(stateDir, { recursive: true }));

const started = (): Promise<Simulator> => createSimulator({ port: 0, pagesPort: 0, stateDir });

async function control(simulator: Simulator, path: string, method = 'GET', body?: object): Promise<unknown> {
  const answer = await fetch(`${simulator.pagesOrigin}/_sim/tenants${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  const text = await answer.text();
  return text === '' ? null : (JSON.parse(text) as unknown);
}
const make = async (simulator: Simulator, order: object): Promise<{ readonly tenantId: string; readonly people: readonly unknown[] }> => (await control(simulator, '', 'POST', order)) as Awaited<ReturnType<typeof make>>;
const filesOf = async (): Promise<readonly string[]> => (await readdir(join(stateDir, 'tenants-v6'))).toSorted();
const writtenAt = async (name: string): Promise<number> => (await stat(join(stateDir, 'tenants-v6', name))).mtimeMs;

describe('tenants that are kept', () => {
  it('are written when they changed, and only they', async () => {
    const first = await started();
    const [a, b] = [await make(first, {}), await make(first, {})];
    await first.close();
    expect(await filesOf()).toEqual([a, b].flatMap(({ tenantId }) => [`${tenantId}.json`, `${tenantId}.order.json`]).toSorted());
    const [beforeA, beforeB] = [await writtenAt(`${a.tenantId}.json`), await writtenAt(`${b.tenantId}.json`)];
    const second = await started();
    await control(second, `/${a.tenantId}/clock/advance`, 'POST', { ms: 1 });
    await second.close();
    expect(await writtenAt(`${a.tenantId}.json`)).toBeGreaterThan(beforeA);
    expect(await writtenAt(`${b.tenantId}.json`)).toBe(beforeB);
  });

  it('are gone from the disk when they are deleted, and come in the order in which they were made', async () => {
    const first = await started();
    const made = [await make(first, {}), await make(first, {}), await make(first, {})];
    await control(first, `/${made[1]!.tenantId}`, 'DELETE');
    await first.close();
    expect(await filesOf()).toHaveLength(4);
    const second = await started();
    expect(await control(second, '')).toMatchObject({ tenants: [{ tenantId: made[0]!.tenantId }, { tenantId: made[2]!.tenantId }] });
    await second.close();
  });

  it('a generated directory is kept as its order alone, and is then as when it was made', async () => {
    const first = await started();
    const made = await make(first, { generate: { people: 500 } });
    await control(first, `/${made.tenantId}/pass-policy`, 'PATCH', { defaultLength: 20 });
    await first.close();
    expect(await filesOf()).toEqual([`${made.tenantId}.order.json`]);
    const second = await started();
    expect(await control(second, `/${made.tenantId}`)).toEqual(made);
    expect(await control(second, `/${made.tenantId}/pass-policy`)).toMatchObject({ defaultLength: 8 });
    await second.close();
  });
});
