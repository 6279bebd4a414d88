import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { de } from './employee.de.ts';
import { en } from './employee.en.ts';

const folder = join(import.meta.dirname, '..', 'employee');
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

type Table = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const keysOf = (table: Table): string[] => Object.entries(table).flatMap(([group, texts]) => Object.keys(texts).map((name) => `${group}.${name}`));

/** Read as `t.group.name`, or looked up by its name in `t.group[…]`. */
const isUsed = (key: string): boolean => {
  const [group = '', name = ''] = key.split('.');
  // The frame takes its words from `page` as a whole.
  if (group === 'page' && ['tools', 'smaller', 'larger', 'contrast'].includes(name)) return true;
  return new RegExp(`\\bt\\.${group}\\.${name}\\b`).test(source) || (source.includes(`t.${group}[`) && source.includes(`'${name}'`));
};

test('no text is left over', () => {
  expect(keysOf(en).filter((key) => !isUsed(key))).toEqual([]);
});

test('no text is missing or needless in another language', () => {
  expect(keysOf(de)).toEqual(keysOf(en));
});

test('no text is empty, shouts, or was forgotten in English', () => {
  const same = new Set(['page.title']);
  for (const key of keysOf(en)) {
    const [group = '', name = ''] = key.split('.');
    const [english, german] = [(en as Table)[group]?.[name], (de as Table)[group]?.[name]];
    if (typeof english !== 'string' || typeof german !== 'string') continue;
    expect(english.trim(), key).not.toBe('');
    expect(`${english}${german}`, key).not.toContain('!');
    if (!same.has(key)) expect(german, key).not.toBe(english);
  }
});

test('every printable sign has a spoken name of its own', () => {
  const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
  for (const table of [en, de]) {
    const names = signs.map((sign) => table.pass.signName(sign));
    expect(new Set(names).size).toBe(signs.length);
    expect(names.filter((name) => name.length < 2)).toEqual([]);
  }
});

test('plurals come from Intl', () => {
  expect([en.time.minutes(1), en.time.minutes(15), de.time.minutes(1), de.time.minutes(15)]).toEqual(['1 minute', '15 minutes', '1 Minute', '15 Minuten']);
});
