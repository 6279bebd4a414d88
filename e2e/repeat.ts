import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repeatedIn, type Report } from './flakes.ts';
import { runShown } from './shown.ts';

/**
 * `npm run test:repeat [-- FILE …]`: every story twenty times, four at a time, more than the machine has cores for.
 * A race that hides in a quiet run shows in a crowded one. Ends with 1 if any run failed.
 */

const TIMES = 20;
const WORKERS = 4;

const scratch = await mkdtemp(join(tmpdir(), 'vouch-repeat-'));
const file = join(scratch, 'stories.json');
const began = performance.now();
const code = await runShown('playwright', ['test', `--repeat-each=${TIMES}`, `--workers=${WORKERS}`, '--reporter=dot,json', ...process.argv.slice(2)], { PLAYWRIGHT_JSON_OUTPUT_NAME: file, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' });
const text = await readFile(file, 'utf8').catch(() => null);
await rm(scratch, { recursive: true, force: true });
if (text === null) {
  console.log(`\nPlaywright ended with ${code} and left no report: nothing can be said of any story.`);
  process.exit(1);
}
const report = JSON.parse(text) as Report;

const stories = repeatedIn(report);
const flaky = stories.filter(({ failures }) => failures.length > 0);
console.log('');
for (const { message } of report.errors) console.log(message);
for (const { story, runs, failures } of flaky) {
  console.log(`${story}: failed ${failures.length} of ${runs}`);
  for (const failure of new Set(failures)) console.log(`    ${failure}`);
}
const runs = stories.reduce((sum, story) => sum + story.runs, 0);
console.log(`${stories.length} stories, ${runs} runs at ${WORKERS} workers in ${((performance.now() - began) / 1000).toFixed(0)} s: ${flaky.length} flaky`);
process.exitCode = code !== 0 || flaky.length > 0 || runs === 0 ? 1 : 0;
