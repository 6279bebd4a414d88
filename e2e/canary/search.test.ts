import fc from 'fast-check';
import { expect, it } from 'vitest';
import { search } from './search.ts';

const CANARY = 'kX7"<&\'+/q9T';
const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** Texts and bytes as each kind of sink would write them, with something before and behind. */
const LEAKS: Readonly<Record<string, (before: string) => string | Buffer>> = {
  plain: (before) => `${before}${CANARY}.`,
  json: (before) => JSON.stringify({ before, pass: CANARY }),
  'json in json': (before) => JSON.stringify({ line: JSON.stringify({ before, pass: CANARY }) }),
  'numbers of json': (before) => `${before}${Array.from(CANARY, (unit) => unit).map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}`,
  html: (before) => `<b>${before}${html(CANARY)}</b>`,
  address: (before) => `/x?${new URLSearchParams({ before }).toString()}&pass=${encodeURIComponent(CANARY)}`,
  base64: (before) => Buffer.from(`${before}${CANARY}zz`).toString('base64'),
  base64url: (before) => Buffer.from(`${before}${CANARY}zz`).toString('base64url'),
  hex: (before) => Buffer.from(`${before}${CANARY}`).toString('hex'),
  'utf-16': (before) => Buffer.from(`${before}${CANARY}`, 'utf16le'),
};

it.each(Object.keys(LEAKS))('finds a value that leaked as %s, at every alignment', (kind) => {
  for (const before of ['', 'a', 'ab', 'abc', 'abcd']) {
    const place = { name: 'sink', bytes: Buffer.from(LEAKS[kind]!(before)) };
    expect(search([place], { pass: CANARY }).map(({ value, place: where }) => [value, where]), before).toContainEqual(['pass', 'sink']);
  }
});

it('finds any value in base64, whatever stands around it', () => {
  fc.assert(fc.property(fc.string({ minLength: 8, maxLength: 48 }), fc.uint8Array({ maxLength: 7 }), fc.uint8Array({ maxLength: 7 }), fc.constantFrom('base64' as const, 'base64url' as const), (value, before, behind, form) => {
    fc.pre(value.isWellFormed());
    const text = Buffer.concat([before, Buffer.from(value), behind]).toString(form);
    expect(search([{ name: 'sink', bytes: Buffer.from(text) }], { value })).not.toEqual([]);
  }));
});

it('finds nothing where there is nothing, and says no value', () => {
  const clean = Buffer.from(JSON.stringify(Array.from({ length: 10_000 }, (_, at) => `kX7 ${at}`)));
  expect(search([{ name: 'sink', bytes: clean }], { pass: CANARY })).toEqual([]);
  expect(JSON.stringify(search([{ name: 'sink', bytes: Buffer.from(CANARY) }], { pass: CANARY }))).not.toContain('kX7');
  expect(() => search([], { pass: 'short' })).toThrow(RangeError);
});
