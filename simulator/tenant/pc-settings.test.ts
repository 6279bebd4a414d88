import { expect, it } from 'vitest';
import { changedSettings, PC_SETTINGS, settingFrom, settingNames, settingsOf } from './pc-settings.ts';

it('keeps of a PC only what is not as Windows comes', () => {
  const changed = changedSettings({}, { pinMinimum: 8, passwordless: true, interruption: 'restart' });
  expect(changed).toEqual({ pinMinimum: 8, passwordless: true, interruption: 'restart' });
  expect(changedSettings(changed, { pinMinimum: 6, passwordless: false, interruption: 'none' })).toEqual({});
  expect(settingsOf({ settings: {} })).toMatchObject({ pinMinimum: 6, pinMaximum: 127, pinDigits: 'require', passwordless: false, statusPage: 'on' });
});

it.each(settingNames)('%s takes from a form each value it has and no other', (name) => {
  const setting = PC_SETTINGS[name];
  const values = setting.kind === 'flag' ? ['true', 'false'] : setting.kind === 'choice' ? setting.values : [String(setting.from), String(setting.to)];
  for (const value of values) expect(String(settingFrom(name, value))).toBe(value);
  const others = setting.kind === 'count' ? [String(setting.from - 1), String(setting.to + 1), '', '1.5', 'x'] : ['', 'x'];
  for (const other of others) expect(settingFrom(name, other)).toBeNull();
});
