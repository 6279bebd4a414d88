import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Runs one command of this project with its output shown as it comes. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  return new Promise((done) => {
    child.on('error', () => { done(1); });
    child.on('exit', (code) => { done(code ?? 1); });
  });
}

async function timed(name: string, work: () => Promise<Omit<Tally, 'name' | 'seconds'>>): Promise<Tally> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const counts = await work();
  return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

const oneCheck = async (command: string, args: readonly string[]): Promise<Omit<Tally, 'name' | 'seconds'>> => {
  const failed = (await run(command, args)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed };
};

/** A suite that dies before it can report counts as one failure, never as none. */
async function suite(reportFile: string, command: string, args: readonly string[], read: (report: never) => Omit<Tally, 'name' | 'seconds'>, env?: NodeJS.ProcessEnv): Promise<Omit<Tally, 'name' | 'seconds'>> {
  const code = await run(command, args, env);
  try {
    const counts = read(JSON.parse(await readFile(reportFile, 'utf8')) as never);
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

// The long forms of tests read this (simulator/long.ts).
if (process.argv.includes('--long')) process.env['LONG'] = '1';

const scratch = await mkdtemp(join(tmpdir(), 'vouch-test-'));
const unitReport = join(scratch, 'unit.json');
const storiesReport = join(scratch, 'stories.json');

const tallies = [
  await timed('types', () => oneCheck('tsc', [])),
  await timed('lint', () => oneCheck('npm', ['run', '--silent', 'lint'])),
  await timed('pages', () => oneCheck('npm', ['run', '--silent', 'build'])),
  await timed('unit and integration', () =>
    suite(unitReport, 'vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`], (report: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
    })),
  ),
  await timed('stories in Chromium', () =>
    suite(storiesReport, 'playwright', ['test', '--reporter=list,json'], (report: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
    }), { PLAYWRIGHT_JSON_OUTPUT_NAME: storiesReport }),
  ),
];
await rm(scratch, { recursive: true, force: true });

console.log('');
for (const { name, passed, failed, seconds } of tallies) console.log(`${name.padEnd(24)}${seconds.toFixed(1).padStart(7)} s   ${passed} passed, ${failed} failed`);
const total = (key: 'passed' | 'failed'): number => tallies.reduce((sum, tally) => sum + tally[key], 0);
process.exitCode = total('failed') === 0 ? 0 : 1;
console.log(`${total('passed')} passed, ${total('failed')} failed`);
