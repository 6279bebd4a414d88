import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

const refused = (text: string): void => {
  expect(() => parseStrictJson(text)).toThrow(SyntaxError);
};

describe('strict JSON', () => {
  it('K23: refuses a repeated key, at any depth and however it is spelt', () => {
    refused('{"id":"a","id":"b"}');
    refused('{"id":"a","\\u0069d":"b"}');
    refused('{"a":[{"b":{"c":1,"c":1}}]}');
  });

  it('K22: refuses keys that lead to a prototype, at depth 1 and 3', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      refused(`{"${key}":{"x":1}}`);
      refused(`{"a":{"b":{"${key}":{"x":1}}}}`);
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('takes the same names as values, and strings that look like keys', () => {
    expect(parseStrictJson('{"a":"__proto__","b":"\\"a\\":","c":["a","a"]}')).toEqual({ a: '__proto__', b: '"a":', c: ['a', 'a'] });
  });

  it('H05: refuses deep nesting without exhausting the stack', () => {
    refused(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  });

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(text));
        expect(JSON.stringify(parseStrictJson(text))).toBe(text);
      }),
    );
  });
});
