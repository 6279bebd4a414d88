import { afterAll, beforeAll, expect, it } from 'vitest';
import { fidelityPage, type Operation } from './control/fidelity-page.ts';
import { startKit, type Kit } from './test-kit.ts';
import { EN } from './texts/en.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const operations = async (): Promise<readonly Operation[]> => ((await kit.control('/fidelity')).body as { operations: readonly Operation[] }).operations;

it('docs/simulator-fidelity.md says what the code says; `npx vitest run simulator/fidelity.test.ts -u` writes it anew', async () => {
  await expect(fidelityPage(await operations(), EN)).toMatchFileSnapshot('../docs/simulator-fidelity.md');
});

it('every operation names a mark and a source', async () => {
  const all = await operations();
  expect(all.length).toBeGreaterThan(30);
  for (const { operation, mark, source } of all) {
    expect(['documented', 'observed', 'assumed'], operation).toContain(mark);
    expect(source, operation).not.toBe('');
  }
});

it('every imitated call that the request log names has an entry', async () => {
  const made = await kit.newTenant();
  await kit.graph(kit.bySecret(made)).api('/users').get();
  const { requests } = (await kit.control(`/tenants/${made.tenantId}/requests`)).body as { requests: { operation: string }[] };
  const known = new Set((await operations()).map(({ operation }) => operation));
  expect(requests.map(({ operation }) => operation).filter((name) => !known.has(name))).toEqual([]);
});
