import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { times } from '../../long.ts';
import { GraphError } from '../error.ts';
import { COMPARISONS, TEXT_TESTS, type Filter, type Literal } from './filter-tree.ts';
import { parseFilter } from './parse-filter.ts';

const KEYWORDS = new Set(['and', 'or', 'not', 'null', 'true', 'false', 'any', 'in', ...COMPARISONS]);
const name = fc.stringMatching(/^[A-Za-z_]\w{0,12}$/).filter((word) => !KEYWORDS.has(word.toLowerCase()));
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const literal = fc.oneof(
  fc.constant({ kind: 'null' } as const),
  fc.string().map((value) => ({ kind: 'text', value }) as const),
  fc.boolean().map((value) => ({ kind: 'boolean', value }) as const),
  fc.integer().map((value) => ({ kind: 'number', value }) as const),
  fc.date({ min: new Date(0), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => ({ kind: 'instant', value: date.getTime() }) as const),
);

const { tree } = fc.letrec<{ tree: Filter; leaf: Filter; joined: Filter }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ op: fc.constantFrom(...COMPARISONS), path, value: literal }),
    fc.record({ op: fc.constant('in' as const), path, values: fc.array(literal, { minLength: 1, maxLength: 4 }) }),
    fc.record({ op: fc.constantFrom(...TEXT_TESTS), path, text: fc.string() }),
  ),
  joined: fc.record({ op: fc.constantFrom('and' as const, 'or' as const), items: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }) }),
  tree: fc.oneof({ maxDepth: 5, withCrossShrink: true }, tie('leaf'), tie('joined'), fc.record({ op: fc.constant('not' as const), item: tie('tree') }), fc.record({ op: fc.constant('any' as const), path, name, item: tie('tree') })),
}));

function printed(literal: Literal): string {
  switch (literal.kind) {
    case 'null': return 'null';
    case 'text': return `'${literal.value.replaceAll("'", "''")}'`;
    case 'instant': return new Date(literal.value).toISOString();
    default: return String(literal.value);
  }
}

function print(filter: Filter): string {
  switch (filter.op) {
    case 'and':
    case 'or': return filter.items.map((item) => `(${print(item)})`).join(` ${filter.op} `);
    case 'not': return `not (${print(filter.item)})`;
    case 'any': return `${filter.path}/any(${filter.name}:${print(filter.item)})`;
    case 'in': return `${filter.path} in (${filter.values.map(printed).join(',')})`;
    case 'startsWith':
    case 'endsWith':
    case 'contains': return `${filter.op}(${filter.path}, ${printed({ kind: 'text', value: filter.text })})`;
    default: return `${filter.path} ${filter.op} ${printed(filter.value)}`;
  }
}

describe('parseFilter', () => {
  it('reads back every tree that is printed', () => {
    fc.assert(fc.property(tree, (filter) => { expect(parseFilter(print(filter))).toEqual(filter); }), { numRuns: 500 });
  });

  it('throws nothing but a GraphError of status 400, whatever it is given', () => {
    const pieces = fc.array(fc.constantFrom('(', ')', "'", "''", ' ', ',', ':', '/', 'not', 'and', 'or', 'eq', 'in', 'any', 'id', 'null', '2020-01-01', '2020-99-99T00:00:00Z', '%', '\u0000', '🙈', 'startsWith', '$count', '-', '.'), { maxLength: 40 }).map((each) => each.join(' '));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), pieces), (text) => {
      try {
        parseFilter(text);
      } catch (error) {
        expect(error).toBeInstanceOf(GraphError);
        expect((error as GraphError).fault).toMatchObject({ status: 400, code: 'BadRequest' });
      }
    }), { numRuns: times(400, 2000) });
  });

  it('lets not bind before and, and before or, in either case', () => {
    const eq = (path: string) => ({ op: 'eq', path, value: { kind: 'number', value: 1 } });
    expect(parseFilter('NOT a eq 1 and b eq 1 OR c eq 1')).toEqual({ op: 'or', items: [{ op: 'and', items: [{ op: 'not', item: eq('a') }, eq('b')] }, eq('c')] });
    expect(parseFilter('NOT(a eq 1)')).toEqual({ op: 'not', item: eq('a') });
    expect(parseFilter("STARTSWITH(a,'x''y')")).toEqual({ op: 'startsWith', path: 'a', text: "x'y" });
  });

  it('takes a bare GUID for text, and a day for its midnight', () => {
    expect(parseFilter('id eq 87d349ed-44d7-43e1-9a83-5f2406dee5bd')).toMatchObject({ value: { kind: 'text', value: '87d349ed-44d7-43e1-9a83-5f2406dee5bd' } });
    expect(parseFilter('a ge 2021-11-01')).toMatchObject({ value: { kind: 'instant', value: Date.UTC(2021, 10, 1) } });
  });

  it.each([
    ['iswhatever 12', "Invalid filter clause: Syntax error at position 13 in 'iswhatever 12'."],
    ["startswith(displayName,%27x%27)", "Invalid filter clause: Syntax error: character '%' is not valid at position 23 in 'startswith(displayName,%27x%27)'."],
    ["mail eq 'o'brien'", "Invalid filter clause: There is an unterminated string literal at position 17 in 'mail eq 'o'brien''."],
    ["substringof('x', mail)", "Invalid filter clause: An unknown function with name 'substringof' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed."],
  ])('says what is wrong with %s', (filter, message) => {
    expect(() => parseFilter(filter)).toThrow(message);
  });

  it('refuses nesting without end instead of falling over', () => {
    expect(() => parseFilter('('.repeat(100_000))).toThrow('Recursion depth');
    expect(() => parseFilter('not '.repeat(100_000))).toThrow('Recursion depth');
  });
});
