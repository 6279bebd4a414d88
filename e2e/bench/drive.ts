import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../actors/program.ts';
import type { Call, Job, Outcome } from './load.ts';
import type { Server } from './servers.ts';
import { median, quantile } from './statistics.ts';

const ROUND_MS = 1_500;

/** One call, outside any measurement. */
export function askOnce(origin: string, call: Call): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }> {
  return new Promise((done, failed) => {
    // Whose certificate it is does not matter to the time.
    const asked = request(`${origin}${call.path}`, { method: call.method, agent: new Agent({ rejectUnauthorized: false }), headers: call.headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => { body += chunk; });
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        if (status !== call.expect) failed(new Error(`${call.method} ${call.path}: ${String(status)} ${body}`));
        else done({ status, body, headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])) });
      });
    });
    asked.on('error', failed).end(call.body);
  });
}

export interface Load {
  readonly name: string;
  readonly server: Server;
  readonly scripts: Job['scripts'];
}

export interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
  readonly answered: number;
}

/** Loads one after the other, round after round, so that whatever else this machine does hits all alike. Medians of rounds. */
export async function interleaved(loads: readonly Load[], rounds: number): Promise<Readonly<Record<string, Rate>>> {
  const outcomes = new Map<string, Outcome[]>(loads.map(({ name }) => [name, []]));
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, server, scripts } of loads) {
      const outcome = await drive({ origin: server.origin, ms: ROUND_MS, scripts });
      if (round > 0) outcomes.get(name)?.push(outcome);
    }
  }
  return Object.fromEntries([...outcomes].map(([name, all]) => [name, rateOf(all)]));
}

const rateOf = (all: readonly Outcome[]): Rate => ({
  perSecond: median(all.map(({ answered, seconds }) => answered / seconds)),
  p50: median(all.map(({ latencies }) => quantile(latencies, 0.5))),
  p99: median(all.map(({ latencies }) => quantile(latencies, 0.99))),
  refused: all.reduce((sum, { refused }) => sum + refused, 0),
  answered: all.reduce((sum, { answered }) => sum + answered, 0),
});

async function drive(job: Job): Promise<Outcome> {
  // With its tokens it is too long for a command line.
  const folder = mkdtempSync(join(tmpdir(), 'vouch-load-'));
  const file = join(folder, 'job.json');
  writeFileSync(file, JSON.stringify(job));
  const client = run('node', ['--disable-warning=ExperimentalWarning', 'e2e/bench/load.ts', file]);
  const code = await client.ended;
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`The load ended early:\n${client.said()}`);
  return JSON.parse(client.said()) as Outcome;
}
