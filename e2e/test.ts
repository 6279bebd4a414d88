import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { abusePage, countsOf, type TestResult } from './abuse/page.ts';
import { resultsOfPlaywright, resultsOfVitest, type PlaywrightReport, type VitestReport } from './abuse/reports.ts';
import { runShown } from './shown.ts';

interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** What this machine lacks something for. */
  readonly skipped: number;
  readonly seconds: number;
  /** Each test by name; null when the suite could not say. */
  readonly results: readonly TestResult[] | null;
}

type Outcome = Omit<Tally, 'name' | 'seconds'>;

async function timed(name: string, work: () => Promise<Outcome>): Promise<Tally> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const counts = await work();
  return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

const oneCheck = async (command: string, args: readonly string[]): Promise<Outcome> => {
  const failed = (await runShown(command, args)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0, results: [] };
};

/** A suite that dies before it can report counts as one failure, never as none. */
async function suite(reportFile: string, command: string, args: readonly string[], read: (report: never) => Outcome, env?: NodeJS.ProcessEnv): Promise<Outcome> {
  const code = await runShown(command, args, env);
  try {
    const counts = read(JSON.parse(await readFile(reportFile, 'utf8')) as never);
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0, results: null };
  }
}

// The long forms of tests read this (simulator/long.ts).
if (process.argv.includes('--long')) process.env['LONG'] = '1';

const scratch = await mkdtemp(join(tmpdir(), 'vouch-test-'));
const unitReport = join(scratch, 'unit.json');
const storiesReport = join(scratch, 'stories.json');

// Many programs are started: none need read the same source twice.
process.env['NODE_COMPILE_CACHE'] ??= join(scratch, 'compiled');

// Types and lint take one processor each for a minute, so the next suite begins when types are done.
const lint = timed('lint', () => oneCheck('npm', ['run', '--silent', 'lint']));
const tallies = [
  await timed('types', () => oneCheck('tsc', [])),
  await timed('pages', () => oneCheck('npm', ['run', '--silent', 'build'])),
  await timed('unit and integration', () =>
    suite(unitReport, 'vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`], (report: VitestReport) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      results: resultsOfVitest(report),
    })),
  ),
  await lint,
  await timed('stories in Chromium', () =>
    suite(storiesReport, 'playwright', ['test', '--reporter=list,json'], (report: PlaywrightReport) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
      skipped: report.stats.skipped,
      results: resultsOfPlaywright(report),
    }), { PLAYWRIGHT_JSON_OUTPUT_NAME: storiesReport }),
  ),
];
await rm(scratch, { recursive: true, force: true });

console.log('');
// Half a run knows too little to say what holds.
if (tallies.every(({ results }) => results !== null)) {
  const results = tallies.flatMap((tally) => tally.results ?? []);
  await writeFile(resolve(import.meta.dirname, '..', 'docs', 'abuse-cases.md'), abusePage(results));
  console.log(`abuse cases: ${Object.entries(countsOf(results)).map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
}
for (const { name, passed, failed, skipped, seconds } of tallies) console.log(`${name.padEnd(24)}${seconds.toFixed(1).padStart(7)} s   ${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} SKIPPED: this machine lacks what they need`}`);
const total = (key: 'passed' | 'failed'): number => tallies.reduce((sum, tally) => sum + tally[key], 0);
process.exitCode = total('failed') === 0 ? 0 : 1;
console.log(`${total('passed')} passed, ${total('failed')} failed`);
