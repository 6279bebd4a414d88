import { describe, expect, test } from 'vitest';
import { FIRST_STATE, keyRows, placeOf, pressed, stepFrom, type Key, type KeyboardState, type Place } from './keyboard-keys.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pl', 'tr', 'uk', 'ar', 'he', 'zh', 'ja'];
const DOMAINS = ['contoso.example', 'fabrikam.example'];

const keysOf = (language: string, state: KeyboardState = FIRST_STATE): readonly Key[] => keyRows(language, state, DOMAINS).flat();
const sorted = (text: string): string => Array.from(text).toSorted().join('');
const signsOf = (language: string, state?: KeyboardState): string => keysOf(language, state).flatMap((key) => (key.kind === 'sign' ? [key.text] : [])).join('');
const press = (language: string, state: KeyboardState, ...kinds: readonly Key['kind'][]): KeyboardState =>
  kinds.reduce((now, kind) => pressed(now, keysOf(language, now).find((key) => key.kind === kind)!), state);

describe.each(LANGUAGES)('%s', (language) => {
  test('begins with every sign of a work address but the rare ones, each once, and those one key away', () => {
    const first = signsOf(language);
    expect(sorted(first)).toBe(sorted('abcdefghijklmnopqrstuvwxyz0123456789@.-_+'));
    const more = signsOf(language, press(language, FIRST_STATE, 'signs'));
    expect(sorted(more)).toBe(sorted("!#$%&'*=^`{|}~0123456789@.-_+"));
    expect(press(language, FIRST_STATE, 'signs', 'signs')).toEqual(FIRST_STATE);
  });

  test('no page has a key twice, and none has more than fits on a row', () => {
    for (const page of ['latin', 'own', 'signs'] as const) {
      for (const capitals of ['off', 'lock'] as const) {
        const rows = keyRows(language, { page, letters: page === 'own' ? 'own' : 'latin', capitals }, DOMAINS);
        const names = rows.flat().map((key) => ('text' in key ? key.text : key.kind));
        expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
        expect(rows.length).toBeLessThanOrEqual(6);
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(15);
      }
    }
  });
});

test('letters stand where a country has them', () => {
  const rows = (language: string): readonly string[] => keyRows(language, FIRST_STATE, []).slice(1, 4).map((row) => row.flatMap((key) => (key.kind === 'sign' ? [key.text] : [])).join(''));
  expect(rows('en')).toEqual(['qwertyuiop@', 'asdfghjkl+', 'zxcvbnm.-_']);
  expect(rows('de')).toEqual(['qwertzuiop@', 'asdfghjkl+', 'yxcvbnm.-_']);
  expect(rows('fr')).toEqual(['azertyuiop@', 'qsdfghjklm+', 'wxcvbn.-_']);
  expect(rows('ja')).toEqual(rows('en'));
});

test('every letter of a language has a key', () => {
  const alphabets = {
    de: 'äöüß', fr: 'àâçéèêëîïôùûüœ', es: 'áéíñóúü', pl: 'ąćęłńóśźż', tr: 'abcçdefgğhıijklmnoöprsştuüvyz',
    uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя', ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ', he: 'אבגדהוזחטיכךלמםנןסעפףצץקרשת',
  };
  for (const [language, letters] of Object.entries(alphabets)) {
    const shown = signsOf(language, press(language, FIRST_STATE, 'script'));
    expect([language, Array.from(letters).filter((letter) => !shown.includes(letter))]).toEqual([language, []]);
  }
  for (const language of ['en', 'zh', 'ja']) expect(placeOf(keyRows(language, FIRST_STATE, []), 'script')).toBeNull();
});

test('shift is for one letter, lock for all until it is pressed again, and digits use neither up', () => {
  const letter: Key = { kind: 'sign', text: 'A' };
  const once = press('en', FIRST_STATE, 'shift');
  expect(signsOf('en', once)).toContain('QWERTY');
  expect(pressed(once, { kind: 'sign', text: '1' })).toEqual(once);
  expect(pressed(once, letter)).toEqual(FIRST_STATE);
  const lock = press('en', FIRST_STATE, 'lock');
  expect(pressed(lock, letter)).toEqual(lock);
  expect(press('en', lock, 'lock')).toEqual(FIRST_STATE);
});

test('a dotted i stays dotted in Turkish letters, and in no others', () => {
  const turkish = press('tr', FIRST_STATE, 'script', 'lock');
  expect(signsOf('tr', turkish)).toMatch(/UIOP.*İ/u);
  expect(signsOf('tr', press('tr', FIRST_STATE, 'lock'))).toMatch(/UIOP/);
  expect(signsOf('tr', press('tr', FIRST_STATE, 'lock'))).not.toContain('İ');
});

test('letters without capitals have no key for them', () => {
  for (const language of ['ar', 'he']) {
    const own = keysOf(language, press(language, FIRST_STATE, 'script')).map(({ kind }) => kind);
    expect([language, own.includes('shift'), own.includes('lock')]).toEqual([language, false, false]);
  }
});

test('from signs one comes back to the letters that were there', () => {
  expect(press('uk', FIRST_STATE, 'script', 'signs', 'signs')).toEqual({ page: 'own', letters: 'own', capitals: 'off' });
});

test('arrows lead along a row and to what stands nearest in another, and never out', () => {
  const rows = keyRows('en', FIRST_STATE, DOMAINS);
  const nameAt = ([row, at]: Place): unknown => {
    const key = rows[row]?.[at];
    return key !== undefined && 'text' in key ? key.text : key?.kind;
  };
  const go = (...arrows: readonly string[]): unknown => nameAt(arrows.reduce<Place>((place, arrow) => stepFrom(rows, place, arrow), [0, 0]));
  expect(go()).toBe('1');
  expect(go('ArrowLeft', 'ArrowUp')).toBe('1');
  expect(go('End')).toBe('delete');
  expect(go('End', 'ArrowRight')).toBe('delete');
  expect(go('End', 'ArrowDown')).toBe('@');
  expect(go('ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('shift');
  expect(go('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('signs');
  expect(go('End', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('@fabrikam.example');
  expect(go('End', 'Home')).toBe('1');
  // Each key can be reached.
  const seen = new Set<string>(['0,0']);
  for (const place of seen) {
    const [row = 0, at = 0] = place.split(',').map(Number);
    for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) seen.add(stepFrom(rows, [row, at], arrow).join(','));
  }
  expect(seen.size).toBe(rows.flat().length);
});
