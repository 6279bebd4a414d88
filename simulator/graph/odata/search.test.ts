import { describe, expect, it } from 'vitest';
import type { Entity } from './entity.ts';
import { searcher, wordsOf } from './search.ts';

const text = { kind: 'text', eq: 'default' } as const;
const THING: Entity<{ readonly name: string; readonly mail: string }> = {
  type: 'thing',
  resource: 'Thing',
  idOf: ({ mail }) => mail,
  properties: { displayName: { read: ({ name }) => name, filter: text, search: 'words' }, mail: { read: ({ mail }) => mail, filter: text }, size: { read: () => 1 } },
  byDefault: [],
};
const finds = (search: string, name: string, mail = 'x@y'): boolean => searcher(search, THING)({ name, mail });

describe('$search', () => {
  it.each([
    ['hello world', ['hello', 'world']],
    ['HelloWorld', ['hello', 'world']],
    ['hello.world', ['hello', '.', 'world', 'helloworld']],
    ['hello123world', ['hello', '123', 'world']],
  ])('cuts %s as the documentation does', (given, words) => {
    expect([...wordsOf(given)]).toEqual(words);
  });

  it('matches words in any order and by their beginnings, addresses by how they begin', () => {
    expect(finds('"displayName:OneVideo"', 'The video of one')).toBe(true);
    expect(finds('"displayName:Guthr"', 'Isabel Guthrie')).toBe(true);
    expect(finds('"displayName:deo"', 'OneVideo')).toBe(false);
    expect(finds('"displayName:李四"', '李四(David Li)')).toBe(true);
    expect(finds('"mail:guthr"', 'x', 'GuthrieI@contoso.com')).toBe(true);
    expect(finds('"mail:contoso"', 'x', 'GuthrieI@contoso.com')).toBe(false);
  });

  it('joins clauses, and first and before or, with parentheses', () => {
    expect(finds('"mail:none" OR "displayName:one" AND "displayName:two"', 'one two')).toBe(true);
    expect(finds('("mail:none" OR "displayName:one") AND "displayName:three"', 'one two')).toBe(false);
    expect(finds('"displayName:say \\"one\\""', 'Say "one" more')).toBe(true);
  });

  it('refuses what cannot be searched, and nesting without end', () => {
    for (const search of ['', '"size:1"', '"displayName:"x"', '"a:b" NOT "a:c"', `${'('.repeat(1000)}"mail:x"`]) expect(() => finds(search, 'x'), search).toThrow();
  });
});
