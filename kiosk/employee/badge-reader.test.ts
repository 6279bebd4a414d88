import { expect, test } from 'vitest';
import { BadgeSerial } from '#contract/kiosk';
import { createBadgeReader, FAST_MS, HELD_MS, LEAST_SIGNS, QUIET_MS } from './badge-reader.ts';

const SERIAL = '04A2B3C4D5E6F7';

/** A page and its clock: what came into it as text, what was read as a badge, and which ends of lines reached it. */
function played({ prefix = '', takesText = true, layout = (sign: string) => sign } = {}) {
  const page = { text: '', badges: [] as string[], ends: 0 };
  let now = 0;
  let due: { readonly at: number; readonly act: () => void } | null = null;
  const reader = createBadgeReader({
    prefix: () => prefix,
    enter: (text) => {
      if (takesText) page.text += text;
      return takesText;
    },
    read: (serial) => { page.badges.push(serial); },
    after: (ms, act) => {
      due = { at: now + ms, act };
      return () => { due = null; };
    },
  });
  const rest = (ms: number): void => {
    now += ms;
    const timer = due;
    if (timer === null || timer.at > now) return;
    due = null;
    timer.act();
  };
  const codeOf = (sign: string): string => (/\d/.test(sign) ? `Digit${sign}` : /[a-z]/i.test(sign) ? `Key${sign.toUpperCase()}` : '');
  const type = (text: string, pause: number): void => {
    for (const sign of text) {
      rest(pause);
      const key = layout(sign);
      if (!reader.sign({ key, code: codeOf(sign), at: now })) page.text += key;
    }
  };
  const end = (pause: number): void => {
    rest(pause);
    if (!reader.end(now)) page.ends += 1;
  };
  return { page, type, end, rest, reader };
}

test('the shortest reading is the shortest serial', () => {
  expect(BadgeSerial.safeParse('0'.repeat(LEAST_SIGNS)).success).toBe(true);
  expect(BadgeSerial.safeParse('0'.repeat(LEAST_SIGNS - 1)).success).toBe(false);
});

test.each([1, 12, FAST_MS])('a serial with %d ms from sign to sign is a badge, with Enter or without, and no sign of it is text', (pause) => {
  const ended = played();
  ended.type(SERIAL, pause);
  expect(ended.page).toEqual({ text: '', badges: [], ends: 0 });
  ended.end(pause);
  ended.end(pause);
  ended.rest(QUIET_MS);
  expect(ended.page).toEqual({ text: '', badges: [SERIAL], ends: 0 });

  const bare = played();
  bare.type(SERIAL, pause);
  bare.rest(QUIET_MS - 1);
  expect(bare.page.badges).toEqual([]);
  bare.rest(1);
  expect(bare.page).toEqual({ text: '', badges: [SERIAL], ends: 0 });
});

test('a hand types, whatever the signs: each is text at the latest when the next could still be a reader’s', () => {
  const { page, type, end, rest } = played();
  type('face4feed', FAST_MS + 1);
  rest(HELD_MS);
  expect(page.text).toBe('face4feed');
  end(200);
  expect(page).toEqual({ text: 'face4feed', badges: [], ends: 1 });
});

test('a few quick digits are text, and their Enter counts; so does one that is pressed twice', () => {
  const { page, type, end } = played();
  type('2739', 5);
  end(5);
  end(20);
  expect(page).toEqual({ text: '2739', badges: [], ends: 2 });
});

test('what is typed right after a badge ends with an Enter of its own, however quick', () => {
  const { page, type, end } = played();
  type(SERIAL, 1);
  end(1);
  type('2739', 5);
  end(5);
  expect(page).toEqual({ text: '2739', badges: [SERIAL], ends: 1 });
});

test('an address that a device types for somebody is text at any speed', () => {
  for (const address of ['ada.bead@cafe.example', '20261127@contoso.example', 'deadbeef.0123456789@cafe.example']) {
    const { page, type, end, rest } = played();
    type(address, 2);
    end(2);
    rest(QUIET_MS);
    expect(page).toEqual({ text: address, badges: [], ends: 1 });
  }
});

test('where nothing takes text, an Enter as quick as what was typed presses nothing; a later one does', () => {
  const { page, type, end, rest } = played({ takesText: false });
  type('1234', 5);
  end(5);
  expect(page.ends).toBe(0);
  type('1234', 5);
  rest(HELD_MS);
  end(100);
  expect(page.ends).toBe(1);
});

test('a hitch does not make two serials of one', () => {
  const late = played();
  late.type(SERIAL.slice(0, 10), 8);
  late.rest(QUIET_MS - 20);
  late.type(SERIAL.slice(10), 8);
  late.end(8);
  expect(late.page.badges).toEqual([SERIAL]);

  // Too early to know: what it had typed by then has become text.
  const early = played();
  early.type(SERIAL.slice(0, 3), 8);
  early.rest(100);
  early.type(SERIAL.slice(3), 8);
  early.end(8);
  expect(early.page).toEqual({ text: SERIAL.slice(0, 3), badges: [SERIAL], ends: 0 });

  // The same clock, but the page was too busy for its timers.
  const busy = played();
  busy.type(SERIAL, 8);
  busy.reader.sign({ key: '1', code: 'Digit1', at: 10_000 });
  expect(busy.page.badges).toEqual([SERIAL]);
});

test('what is no whole serial is handed over as it is, not entered', () => {
  const { page, type, end } = played();
  type('0123456789ABCDEF01234567', 5);
  end(5);
  type('01234567;?', 5);
  end(5);
  expect(page).toEqual({ text: '', badges: ['0123456789ABCDEF01234567', '01234567;?'], ends: 0 });
});

test('a prefix is no part of the serial, and need not be there', () => {
  const { page, type, end } = played({ prefix: 'ID:' });
  type(`ID:${SERIAL}`, 5);
  end(5);
  type(SERIAL, 100 / LEAST_SIGNS);
  end(5);
  expect(page).toEqual({ text: '', badges: [SERIAL, SERIAL], ends: 0 });
  type('ida@', 5);
  expect(page.text).toBe('ida@');
});

test('a reader that types as a US keyboard is read on any other, and a hand’s letters stay its own', () => {
  const french: Readonly<Record<string, string>> = { 0: 'à', 1: '&', 2: 'é', 3: '"', 4: "'", 5: '(', 6: '-', 7: 'è', 8: '_', 9: 'ç', A: 'Q' };
  const azerty = played({ layout: (sign) => french[sign] ?? sign });
  azerty.type(SERIAL, 8);
  azerty.end(8);
  expect(azerty.page).toEqual({ text: '', badges: [SERIAL], ends: 0 });
  const hebrew = played({ layout: () => 'ש' });
  hebrew.type('aaaaa', 200);
  hebrew.rest(HELD_MS);
  expect(hebrew.page.text).toBe('ש'.repeat(5));
});

test('another key makes text of what was held; after a reading it is the end', () => {
  const { page, type, reader } = played();
  type('12', 5);
  reader.other();
  expect(page.text).toBe('12');
  type(SERIAL, 5);
  reader.other();
  expect(page).toEqual({ text: '12', badges: [SERIAL], ends: 0 });
});
