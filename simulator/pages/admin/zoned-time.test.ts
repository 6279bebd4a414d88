import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, showInZone, ZONES } from './zoned-time.ts';

const at = (date: string, time: string, zone: string): string => new Date(instantOf(date, time, zone) ?? Number.NaN).toISOString();

it.each([
  ['2026-11-23', '09:00', 'Europe/Berlin', '2026-11-23T08:00:00.000Z'],
  ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-11-23', '09:00', 'Asia/Kolkata', '2026-11-23T03:30:00.000Z'],
  ['2026-11-23', '09:00', 'Pacific/Kiritimati', '2026-11-22T19:00:00.000Z'],
  ['2026-11-22', '20:15', 'America/Los_Angeles', '2026-11-23T04:15:00.000Z'],
  ['2026-11-23', '09:00', 'UTC', '2026-11-23T09:00:00.000Z'],
])('%s %s in %s is %s', (date, time, zone, instant) => {
  expect(at(date, time, zone)).toBe(instant);
});

it('takes what the wall shows twice the first time, and moves what it skips', () => {
  expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(at('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  // Half an hour back, on an island.
  expect(at('2026-04-05', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z');
});

it('refuses what is no date, no time or no zone', () => {
  expect(['', '2026-02-30', '23.11.2026', '2026-13-01'].map((date) => instantOf(date, '09:00', 'UTC'))).toEqual([null, null, null, null]);
  expect(['', '9', '25:00', '09:00:00'].map((time) => instantOf('2026-11-23', time, 'UTC'))).toEqual([null, null, null, null]);
  expect(instantOf('2026-11-23', '09:00', 'Mars/Olympus')).toBeNull();
});

it('whatever the wall shows in any zone leads back to an instant that shows it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (zone, date) => {
      const instant = Math.floor(date.getTime() / 60_000) * 60_000;
      const [day = '', time = ''] = showInZone(instant, zone).split(' ');
      expect(showInZone(instantOf(day, time, zone) ?? 0, zone)).toBe(`${day} ${time} ${zone}`);
    }),
  );
});
