import { expect, it } from 'vitest';
import { ABUSE_GROUPS } from './cases.ts';
import { idsIn } from './ids.ts';
import { abusePage, countsOf, verdictOf } from './page.ts';
import { resultsOfPlaywright, resultsOfVitest } from './reports.ts';

const ALL = ABUSE_GROUPS.flatMap(({ cases }) => cases);
const result = (title: string, passed = true) => ({ file: 'e2e/some.e2e.ts', title, passed });

it('ids are read alone, in lists and as ranges, and nothing else is taken for one', () => {
  expect(idsIn('K01-K04, K21, K22: a start that cannot be valid')).toEqual(['K01', 'K02', 'K03', 'K04', 'K21', 'K22']);
  expect(idsIn('E04–E06: proofs')).toEqual(['E04', 'E05', 'E06']);
  expect(idsIn('AADSTS130503, F30, 2K20 and XK011')).toEqual(['F30']);
});

it('no id is there twice, and each belongs to its group', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  for (const { letter, cases } of ABUSE_GROUPS) for (const { id } of cases) expect(id).toMatch(new RegExp(`^${letter}\\d\\d$`));
});

it('a case holds only while every test that names it passes', () => {
  const abuse = { id: 'K05', what: '' };
  expect(verdictOf(abuse, [result('K05: one'), result('K06: other', false)]).verdict).toBe('holds');
  expect(verdictOf(abuse, [result('K05: one'), result('K04-K06: more', false)]).verdict).toBe('FAILS');
  expect(verdictOf(abuse, [result('K06: other')]).verdict).toBe('no test');
  expect(verdictOf({ ...abuse, notHere: 'needs a real PC' }, []).verdict).toBe('not here');
});

it('the page names the test of each case, and counts what it says', () => {
  const results = [result('K01: nothing typed'), result('H01: broken', false)];
  expect(abusePage(results)).toContain('| K01 | no address, null, empty, blanks, a no-break space | [e2e/some.e2e.ts](../e2e/some.e2e.ts) | holds |');
  expect(abusePage(results)).toContain('| H01 | JSON that is broken, bare or not JSON | [e2e/some.e2e.ts](../e2e/some.e2e.ts) | FAILS |');
  expect(countsOf(results)).toMatchObject({ holds: 1, FAILS: 1 });
});

it('reads what both runners report; what was skipped shows nothing', () => {
  const file = new URL('abuse.test.ts', import.meta.url).pathname;
  expect(resultsOfVitest({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 1, testResults: [{ name: file, assertionResults: [{ fullName: 'a b', status: 'passed' }, { fullName: 'c', status: 'failed' }, { fullName: 'd', status: 'skipped' }] }] }))
    .toEqual([{ file: 'e2e/abuse/abuse.test.ts', title: 'a b', passed: true }, { file: 'e2e/abuse/abuse.test.ts', title: 'c', passed: false }]);
  const spec = { title: 'K01: x', ok: true, file: 'abuse/abuse.test.ts', tests: [{ status: 'expected' }] };
  const skipped = { ...spec, title: 'K02: y', tests: [{ status: 'skipped' }] };
  expect(resultsOfPlaywright({ config: { rootDir: new URL('..', import.meta.url).pathname }, stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 1 }, suites: [{ specs: [], suites: [{ specs: [spec, skipped] }] }] }))
    .toEqual([{ file: 'e2e/abuse/abuse.test.ts', title: 'K01: x', passed: true }]);
});
