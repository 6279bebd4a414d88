import { expect, test } from 'vitest';
import { repeatedIn } from './flakes.ts';

const run = (status: string, message?: string) => ({ tests: [{ results: [{ status, ...(message !== undefined && { error: { message } }) }] }] });

test('the runs of a story are counted together, wherever they stand in the report, and every failure is told', () => {
  const report = {
    errors: [],
    suites: [
      { file: 'a.e2e.ts', specs: [{ title: 'one', ...run('passed') }, { title: 'two', ...run('passed') }, { title: 'one', ...run('failed', '\u001B[31mError: gone\u001B[39m\n  at a line') }] },
      { file: 'a.e2e.ts', specs: [{ title: 'one', ...run('timedOut') }], suites: [{ file: 'a.e2e.ts', specs: [{ title: 'two', ...run('skipped') }] }] },
    ],
  };
  expect(repeatedIn(report)).toEqual([
    { story: 'a.e2e.ts: one', runs: 3, failures: ['Error: gone', 'timedOut'] },
    { story: 'a.e2e.ts: two', runs: 1, failures: [] },
  ]);
});
