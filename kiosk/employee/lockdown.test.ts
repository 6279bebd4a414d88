import { expect, test } from 'vitest';
import { isBarredKey } from './lockdown.ts';

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}): Parameters<typeof isBarredKey>[0] => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each(['F1', 'F3', 'F5', 'F11', 'F12', 'ContextMenu', 'BrowserBack'])('%s is barred', (name) => { expect(isBarredKey(key(name))).toBe(true); });

test.each(['p', 'P', 's', 'o', 'u', 'f', 'r', '+', '-', '0'])('Ctrl and Command with %s are barred', (name) => {
  expect(isBarredKey(key(name, { ctrlKey: true }))).toBe(true);
  expect(isBarredKey(key(name, { metaKey: true, shiftKey: true }))).toBe(true);
});

test('back and forward by Alt are barred', () => {
  expect(isBarredKey(key('ArrowLeft', { altKey: true }))).toBe(true);
  expect(isBarredKey(key('ArrowRight', { altKey: true }))).toBe(true);
});

test.each(['a', '@', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', '+', '0'])('typing %s is not', (name) => { expect(isBarredKey(key(name))).toBe(false); });

test('what AltGr writes is not (@ and the like arrive with Ctrl and Alt on Windows)', () => {
  expect(isBarredKey(key('e', { ctrlKey: true, altKey: true }))).toBe(false);
});

test('pasting is not: help software may type that way', () => { expect(isBarredKey(key('v', { ctrlKey: true }))).toBe(false); });
