import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GraphError } from '../error.ts';
import { logFilter, type LogShape } from './log-filter.ts';

const SHAPE: LogShape = {
  properties: { name: { kind: 'text', startsWith: true }, 'status/code': { kind: 'number' }, at: { kind: 'instant' } },
  collections: { targets: { id: { kind: 'text' } } },
};

interface Line {
  readonly name: string | null;
  readonly at: string;
  readonly status: { readonly code: number };
  readonly targets: readonly { readonly id: string }[];
}

/** A test as text and as what it means. */
interface Said {
  readonly text: string;
  readonly holds: (line: Line) => boolean;
}

const words = fc.constantFrom('', 'a', 'Ab', "o'brien", 'b c', 'and');
const codes = fc.integer({ min: 0, max: 3 });
const instants = fc.integer({ min: 0, max: 3 }).map((day) => new Date(Date.UTC(2031, 0, 1 + day)).toISOString());
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const ORDERS: Readonly<Record<string, (a: number, b: number) => boolean>> = { eq: (a, b) => a === b, ge: (a, b) => a >= b, le: (a, b) => a <= b, gt: (a, b) => a > b, lt: (a, b) => a < b };

const tests: fc.Arbitrary<Said> = fc.oneof(
  words.map((word) => ({ text: `name eq ${quoted(word)}`, holds: ({ name }: Line) => name?.toLowerCase() === word.toLowerCase() })),
  words.map((word) => ({ text: `startsWith(name,${quoted(word)})`, holds: ({ name }: Line) => name?.toLowerCase().startsWith(word.toLowerCase()) === true })),
  codes.map((code) => ({ text: `status/code eq ${code}`, holds: ({ status }: Line) => status.code === code })),
  fc.tuple(fc.constantFrom(...Object.keys(ORDERS)), instants).map(([op, instant]) => ({ text: `at ${op} ${instant}`, holds: ({ at }: Line) => ORDERS[op]!(Date.parse(at), Date.parse(instant)) })),
  words.map((word) => ({ text: `targets/any(t:t/id eq ${quoted(word)})`, holds: ({ targets }: Line) => targets.some(({ id }) => id.toLowerCase() === word.toLowerCase()) })),
);

const filters = fc.array(fc.array(tests, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((all): Said => ({
  text: all.map((each) => each.map(({ text }) => text).join(' and ')).join(' or '),
  holds: (line) => all.some((each) => each.every(({ holds }) => holds(line))),
}));

const lines: fc.Arbitrary<Line> = fc.record({ name: fc.option(words), at: instants, status: fc.record({ code: codes }), targets: fc.array(fc.record({ id: words }), { maxLength: 2 }) });

it('finds what the filter says', () => {
  fc.assert(fc.property(filters, fc.array(lines, { maxLength: 8 }), ({ text, holds }, all) => {
    const test = logFilter(text, SHAPE);
    expect(all.map((line) => test(line)), text).toEqual(all.map(holds));
  }));
});

it('throws nothing but Graph\'s 400, whatever it is given', () => {
  const pieces = fc.array(fc.constantFrom('name', 'status/code', 'at', 'targets/any(', 't:', 't/id', 'constructor', '__proto__', 'eq', 'ge', 'ne', 'not', 'in', 'and', 'or', '(', ')', ',', "'a'", '1', 'null', 'true', '2031-01-01T00:00:00Z', 'startsWith(', 'contains('), { maxLength: 10 }).map((all) => all.join(' '));
  fc.assert(fc.property(fc.oneof(pieces, fc.string()), (text) => {
    try {
      logFilter(text, SHAPE)({ name: 'a', at: '2031-01-01T00:00:00Z', status: { code: 0 }, targets: [] });
    } catch (error) {
      expect(error instanceof GraphError ? error.fault.status : error).toBe(400);
    }
  }), { numRuns: 500 });
});
