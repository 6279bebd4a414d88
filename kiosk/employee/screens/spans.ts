import type { EmployeeTexts } from '../../texts/employee.en.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A span in words: whole hours (rounded down) above two, minutes (rounded up) above one and a half, else seconds. */
export const spanOf = (ms: number, t: EmployeeTexts): string => {
  if (ms > 2 * HOUR) return t.time.hours(Math.floor(ms / HOUR));
  return ms > 1.5 * MINUTE ? t.time.minutes(Math.ceil(ms / MINUTE)) : t.time.seconds(Math.ceil(ms / SECOND));
};

/** A pass's whole life, as the policy names it. */
export const lifeOf = (minutes: number, t: EmployeeTexts): string => (minutes > 90 && minutes % 60 === 0 ? t.time.hours(minutes / 60) : t.time.minutes(minutes));

/** A telephone number stays on one line: it is read out or dialled in one go. */
export const unbroken = (number: string): string => number.replaceAll(' ', '\u00a0');
