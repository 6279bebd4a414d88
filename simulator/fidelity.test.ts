import { afterAll, beforeAll, expect, it } from 'vitest';
import { fidelityPage } from './control/fidelity-page.ts';
import type { FidelityReport } from './control/fidelity.ts';
import { NOT_SIMULATED } from './not-simulated.ts';
import { dateOf } from './sources.ts';
import { startKit, type Kit } from './test-kit.ts';

let kit: Kit;
let report: FidelityReport;
beforeAll(async () => {
  kit = await startKit();
  report = (await kit.control('/fidelity')).body as FidelityReport;
});
afterAll(() => kit.simulator.close());

it('docs/simulator-fidelity.md says what the code says; `npx vitest run simulator/fidelity.test.ts -u` writes it anew', async () => {
  await expect(fidelityPage(report)).toMatchFileSnapshot('../docs/simulator-fidelity.md');
});

it('every operation and every text has a mark, a source and a date', () => {
  expect(report.operations.length).toBeGreaterThan(30);
  expect(report.texts.length).toBeGreaterThan(100);
  for (const { mark, source, date } of [...report.operations, ...report.texts]) {
    expect(['documented', 'observed', 'assumed'], source).toContain(mark);
    expect(source).not.toBe('');
    expect(date, `simulator/sources.ts has no date for '${source}'`).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
  }
});

it('a text in words of our own is assumed, whatever says that there is one', () => {
  expect(report.texts.filter(({ source, mark }) => source.includes('words assumed') && mark !== 'assumed')).toEqual([]);
});

it('no operation goes by the name of another', () => {
  const names = report.operations.map(({ operation, method, path }) => `${operation} ${method} ${path}`);
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});

it('a source that nobody dated has no date, and of several the oldest counts', () => {
  expect(dateOf({ source: 'graph/api/user-get; microsoft-graph-docs pull request 12187' })).toBe('2021-04-01');
  expect(dateOf({ source: 'graph/api/user-get; hearsay' })).toBeNull();
});

it('nothing is simulated that the page says is not', () => {
  const paths = report.operations.map(({ path }) => path.toLowerCase());
  const contradicted = NOT_SIMULATED.flatMap(({ what, without = [] }) => without.filter((part) => paths.some((path) => `${path}/`.includes(part.startsWith('/') ? `${part.toLowerCase()}/` : part.toLowerCase()))).map((part) => `${part}: ${what}`));
  expect(contradicted).toEqual([]);
});

it('every imitated call that the request log names has an entry', async () => {
  const made = await kit.newTenant();
  await kit.graph(kit.bySecret(made)).api('/users').get();
  const { requests } = (await kit.control(`/tenants/${made.tenantId}/requests`)).body as { requests: { operation: string }[] };
  const known = new Set(report.operations.map(({ operation }) => operation));
  expect(requests.map(({ operation }) => operation).filter((name) => !known.has(name))).toEqual([]);
});
