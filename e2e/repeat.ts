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
const code = await runShown('playwright', ['test', `--repeat-each=${TIMES}`, `--workers=${WORKERS}`, '--reporter=dot,json', ...process.argv.slice(2)], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
// Without a report nothing was run, and that is no success.
const report = JSON.parse(await readFile(file, 'utf8')) as Report;
await rm(scratch, { recursive: true, force: true });

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
