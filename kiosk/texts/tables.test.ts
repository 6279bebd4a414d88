import { describe, expect, it } from 'vitest';
import * as approveDe from './approve.de.ts';
import * as approveEn from './approve.en.ts';
import * as deskDe from './desk.de.ts';
import * as deskEn from './desk.en.ts';
import { offlineDe } from './offline.de.ts';
import { offlineEn } from './offline.en.ts';
import { textsOf } from './test-texts.ts';

describe.each([
  ['approver', approveEn.en, approveDe.de],
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
