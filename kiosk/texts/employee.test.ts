import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './employee.en.ts';
import { textsOf } from './test-texts.ts';

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
  if (group === 'page' && ['tools', 'smaller', 'larger', 'easier'].includes(name)) return true;
  // So do the keys.
  if (group === 'keyboard' && ['label', 'delete', 'shift', 'lock', 'signs', 'letters', 'latin', 'own', 'deleted'].includes(name)) return true;
  return new RegExp(`\\bt\\.${group}\\.${name}\\b`).test(source) || (source.includes(`t.${group}[`) && source.includes(`'${name}'`));
};

test('no text is left over', () => {
  expect(keysOf(en).filter((key) => !isUsed(key))).toEqual([]);
});

test('texts stand side by side only where each is a whole sentence, so that every language may order its own', () => {
  const said = [...source.matchAll(/\$\{([^{}]*\bt\.[^{}]*)\} ?\$\{([^{}]*\bt\.[^{}]*)\}/g)].flatMap(([, one = '', other = '']) => [one, other]);
  expect(said.length).toBeGreaterThan(0);
  const texts = textsOf(en);
  const keys = said.flatMap((code) => [...code.matchAll(/\bt\.(\w+)(?:\.(\w+)|\[)/g)].flatMap(([, group = '', name]) => (name === undefined ? [...texts.keys()].filter((key) => key.startsWith(`${group}.`) && key.endsWith('Hint')) : [`${group}.${name}`])));
  expect(keys).toContain('pass.note');
  for (const key of keys) expect([key, texts.get(key)]).toEqual([key, expect.stringMatching(/\.$/)]);
});
