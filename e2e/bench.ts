import { writeFileSync } from 'node:fs';
import type { Figure } from './bench/figures.ts';
import { linesOf, tableOf } from './bench/simulator-table.ts';
import { simulatorReport } from './bench/simulator.ts';

/** `npm run bench`: the figures that are promised, measured on this machine; meant for a quiet moment. With `-- simulator` those of the simulator alone. */
const [, , only] = process.argv;
if (only !== undefined && only !== 'simulator') {
  console.error(`There is no bench ${only}; there is simulator, and all.`);
  process.exit(2);
}

// Loaded only when needed: what has to do with the server is no part of the simulator's figures.
const figures = only === undefined ? await (await import('./bench/figures.ts')).productFigures() : [];
const report = await simulatorReport();
const lines = linesOf(report);
writeFileSync('bench-results.json', `${JSON.stringify({ at: new Date().toISOString(), node: process.version, ...(only === undefined && { figures }), simulator: { ...report, lines } }, null, 2)}\n`);

const width = Math.max(...figures.map(({ what }) => what.length));
for (const figure of figures) console.log(lineOf(figure));
console.log(`\n${report.conditions}\n\n${tableOf(lines)}`);
process.exitCode = figures.every(({ value, limit }) => value <= limit) && lines.every(({ met, must }) => met || !must) ? 0 : 1;

function lineOf({ what, unit, value, limit, samples }: Figure): string {
  return `${what.padEnd(width)}  ${value.toFixed(1).padStart(8)} ${unit}   limit ${String(limit).padStart(6)} ${unit}   ${value <= limit ? 'ok  ' : 'OVER'}   ${samples} ${samples === 1 ? 'sample' : 'samples'}`;
}
