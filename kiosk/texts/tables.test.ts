import { describe, expect, it } from 'vitest';
import * as approveDe from './approve.de.ts';
import * as approveEn from './approve.en.ts';
import * as deskDe from './desk.de.ts';
import * as deskEn from './desk.en.ts';
import { offlineDe } from './offline.de.ts';
import { offlineEn } from './offline.en.ts';
import * as employeeDe from './employee.de.ts';
import * as employeeEn from './employee.en.ts';

/** Every text of a table by its path; a function is called with a mark for each figure, so that what it says can be read. */
function textsOf(table: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(table) as [string, unknown][]) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(name, value);
    else if (typeof value === 'function') texts.set(name, String((value as (...figures: number[]) => unknown)(...Array.from({ length: value.length }, (_, i) => 7 + i))));
    else if (typeof value === 'object' && value !== null) for (const [inner, text] of textsOf(value, name)) texts.set(inner, text);
  }
  return texts;
}

describe.each([
  ['approver', approveEn.en, approveDe.de],
  ['kiosk', employeeEn.en, employeeDe.de],
  ['desk', deskEn.en, deskDe.de],
  ['phone without a network', offlineEn, offlineDe],
])('the texts of the %s', (_who, en, de) => {
  const english = textsOf(en);
  const german = textsOf(de);

  it('are the same in both languages', () => {
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('say something, quietly, with every figure that they were given', () => {
    for (const [name, text] of [...english, ...german]) {
      expect(text.trim(), name).not.toBe('');
      expect(text, name).not.toMatch(/[^\s]!(\s|$)|undefined|\[object/);
      expect(text, name).toBe(text.trim());
    }
    for (const [name, text] of english) expect((german.get(name) ?? '').match(/[789]/g)?.toSorted(), name).toEqual(text.match(/[789]/g)?.toSorted());
  });
});
