import type { Rate } from './drive.ts';
import type { SimulatorReport } from './simulator.ts';

/** A promise of the simulator. A goal that is missed is told; what must hold fails the bench. */
interface Line {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
  readonly met: boolean;
  readonly must: boolean;
}

const MUST_RATIO = 1.2;
const READ_SHARE = 0.4;
const OURS = 'simulator';

const rate = ({ perSecond, p50, p99 }: Rate): string => `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
const ours = <T>(all: Readonly<Record<string, T>>): T => {
  const found = all[OURS];
  if (found === undefined) throw new RangeError('The simulator was not measured.');
  return found;
};
const others = <T>(all: Readonly<Record<string, T>>): readonly (readonly [string, T])[] => Object.entries(all).filter(([name]) => name !== OURS);

function beside(what: string, unit: string, all: Readonly<Record<string, number>>): Line {
  const mine = ours(all);
  return { what, value: `${mine.toFixed(0)} ${unit}`, goal: `below ${others(all).map(([name, value]) => `${name} ${value.toFixed(0)}`).join(' and ')}`, met: others(all).every(([, value]) => mine < value), must: false };
}

function shareOf(what: string, all: Readonly<Record<string, Rate>>, goal: number | null): Line {
  const share = ours(all).perSecond / (others(all)[0]?.[1].perSecond ?? NaN);
  return { what, value: `${rate(ours(all))}: ${(share * 100).toFixed(0)} % of ${others(all).map(([, each]) => rate(each)).join()}`, goal: goal === null ? '' : `≥ ${String(goal * 100)} %`, met: goal === null || share >= goal, must: false };
}

function ratios(what: string, all: Readonly<Record<string, Rate>>): readonly Line[] {
  const [base, ...more] = Object.entries(all);
  return more.map(([name, each]) => {
    const ratio = (base?.[1].perSecond ?? NaN) / each.perSecond;
    return { what: `${what}: ${name} against ${base?.[0] ?? ''}`, value: `${ratio.toFixed(2)} times the cost (${rate(each)})`, goal: `≤ ${String(MUST_RATIO)}`, met: ratio <= MUST_RATIO, must: true };
  });
}

/** The lines of the table, each with whether it held. */
export function linesOf({ startMs, idleMb, tokens, reads, passes, scale }: SimulatorReport): readonly Line[] {
  const rates = [tokens, reads, passes, ...Object.values(scale)].flatMap((all) => Object.values(all));
  const refused = rates.reduce((sum, each) => sum + each.refused, 0);
  const answered = rates.reduce((sum, each) => sum + each.answered, 0);
  const peers = others(tokens);
  return [
    beside('process start to first token', 'ms', startMs),
    beside('idle memory', 'MB', idleMb),
    { what: 'signed tokens by client credentials', value: rate(ours(tokens)), goal: `above ${peers.map(([name, each]) => `${name} ${rate(each)}`).join(' and ')}`, met: peers.every(([, each]) => ours(tokens).perSecond > each.perSecond), must: false },
    shareOf('GET /users/{id}?$select', reads, READ_SHARE),
    shareOf('pass made and deleted', passes, null),
    ...Object.entries(scale).flatMap(([what, all]) => ratios(what, all)),
    { what: 'requests refused', value: `${String(refused)} of ${String(answered)}`, goal: '0', met: refused === 0, must: true },
  ];
}

export const tableOf = (lines: readonly Line[]): string =>
  lines.map(({ what, value, goal, met, must }) => `${met ? 'ok    ' : must ? 'FAILED' : 'missed'}  ${what}\n          ${value}${goal === '' ? '' : `   (${must ? 'must be' : 'goal'}: ${goal})`}`).join('\n');
