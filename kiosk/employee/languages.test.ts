import { KIOSK_LANGUAGES } from '#contract/kiosk';
import { describe, expect, test } from 'vitest';
import { en } from '../texts/employee.en.ts';
import { asWritten, ltr } from '../texts/isolate.ts';
import { CATEGORIES } from '../texts/plural.ts';
import { textsOf } from '../texts/test-texts.ts';
import { speak, TONGUES } from './languages.ts';

const english = textsOf(en);
/** The spoken names of signs have a test of their own. */
const keys = [...english.keys()].filter((key) => key !== 'pass.signName');

/** What is the same in every language, being a name. */
const NAMES = new Set(['page.title', 'lostMethod.kind.authenticator']);
/** Said by Intl: a French minute is an English one. */
const UNITS = new Set(['time.minutes', 'time.seconds', 'time.hours']);
/** Where letters differ from those of English, each text has some of its own. */
const LETTERS: Readonly<Partial<Record<string, RegExp>>> = {
  uk: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u, he: /\p{Script=Hebrew}/u, zh: /\p{Script=Han}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
};
/** How a sentence, a question and an announcement end. */
const ENDS: Readonly<Record<string, RegExp>> = { '.': /[.。]$/, '?': /[?？؟]$/, ':': /[:：]$/ };
/** Given an address, a number or a code, which run from left to right. */
const WITH_CODES = ['page.desk', 'noPass.go', 'idCheck.address', 'waiting.code', 'waiting.phone', 'waiting.address', 'lostMethod.digits', 'next.phone1', 'next.pin3', 'slip.number', 'slip.phone'];
/** Given names of places. */
const WITH_NAMES = ['slip.place'];
/** Given a span in the same language, or a count. */
const WITH_WORDS = [
  'time.minutes', 'time.seconds', 'time.hours', 'time.left', 'time.untilStart', 'purpose.lasts', 'keyboard.deleted', 'collect.entered', 'stillHere.body', 'release.wrong', 'approved.lead',
  'approved.wrong', 'pass.works', 'next.works',
];

test('every language of the kiosk is offered once, by the name and in the direction that its readers know', () => {
  expect(TONGUES.map(({ code }) => code)).toEqual(KIOSK_LANGUAGES);
  for (const { code, tag, name, direction } of TONGUES) {
    const locale = new Intl.Locale(tag);
    expect([code, locale.language]).toEqual([code, code]);
    const known = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? '';
    expect(name.toLocaleLowerCase(tag)).toBe(known.toLocaleLowerCase(tag));
    expect([code, direction]).toEqual([code, ['Arab', 'Hebr'].includes(locale.maximize().script ?? '') ? 'rtl' : 'ltr']);
  }
});

test('it is known of every text that is given something what that is', () => {
  const given = textsOf(en, () => 'x');
  const functions = keys.filter((key) => english.get(key) !== given.get(key));
  expect([...WITH_CODES, ...WITH_NAMES, ...WITH_WORDS].toSorted()).toEqual(functions.toSorted());
});

describe.each(TONGUES.map((tongue) => [tongue.name, tongue] as const))('%s', (_name, tongue) => {
  const { code, tag } = tongue;

  test('has every text and no other, each with every figure that it is given', async () => {
    const texts = textsOf((await speak(tongue)).t);
    expect([...texts.keys()]).toEqual([...english.keys()]);
    for (const key of keys) expect([key, texts.get(key)?.match(/[789]/g)?.toSorted()]).toEqual([key, english.get(key)?.match(/[789]/g)?.toSorted()]);
  });

  test('says something, quietly, and ends where English does', async () => {
    for (const [key, text] of textsOf((await speak(tongue)).t)) {
      expect([key, text.trim()]).toEqual([key, text]);
      expect([key, text]).not.toEqual([key, '']);
      expect([key, text]).toEqual([key, expect.not.stringMatching(/[!！¡]|undefined|NaN|\[object|#/)]);
      const end = ENDS[english.get(key)?.at(-1) ?? ''];
      if (end !== undefined) expect([key, text]).toEqual([key, expect.stringMatching(end)]);
    }
  });

  test('has every form of a number', async () => {
    expect(CATEGORIES[code].toSorted()).toEqual(new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted());
    const { t } = await speak(tongue);
    const rules = new Intl.PluralRules(tag);
    for (const say of [t.release.wrong, t.approved.wrong]) {
      const forms = new Map<string, Set<string>>();
      for (let count = 0; count <= 120; count += 1) {
        // One, and in Semitic languages two, may be a word of its own; so may none.
        if (count > (['ar', 'he'].includes(code) ? 2 : 1)) expect([count, say(count)]).toEqual([count, expect.stringContaining(String(count))]);
        const form = say(count).replace(String(count), '#');
        const category = rules.select(count);
        forms.set(category, (forms.get(category) ?? new Set()).add(form));
      }
      for (const [category, said] of forms) expect([category, said.size]).toEqual([category, 1]);
    }
    for (const unit of [t.time.minutes, t.time.seconds, t.time.hours]) expect(unit(30)).toMatch(/30/);
  });

  test('has a spoken name of its own for every printable sign', async () => {
    const { t } = await speak(tongue);
    const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
    const names = signs.map((sign) => t.pass.signName(sign));
    expect(new Set(names).size).toBe(signs.length);
    expect(names.filter((name) => name.length < 2)).toEqual([]);
  });
});

test.each(TONGUES.filter(({ code }) => code !== 'en'))('$name was not forgotten in English', async (tongue) => {
  const texts = textsOf((await speak(tongue)).t);
  const own = keys.filter((key) => !NAMES.has(key) && !UNITS.has(key));
  expect(own.filter((key) => texts.get(key) === english.get(key))).toEqual([]);
  const letters = LETTERS[tongue.code];
  if (letters !== undefined) expect(own.filter((key) => !letters.test(texts.get(key) ?? ''))).toEqual([]);
});

test.each(TONGUES.filter(({ direction }) => direction === 'rtl'))('$name fences what runs from left to right', async (tongue) => {
  const { t } = await speak(tongue);
  const given = textsOf(t, () => 'a1');
  for (const key of WITH_CODES) expect([key, given.get(key)]).toEqual([key, expect.stringContaining(ltr('a1'))]);
  for (const key of WITH_NAMES) expect([key, given.get(key)?.split(asWritten('a1')).length]).toEqual([key, 3]);
  const unfenced = [...textsOf(t)].filter(([key, text]) => key !== 'page.title' && /[A-Za-z@]/.test(text.replaceAll(/\u2066[^\u2069]*\u2069/g, '')));
  expect(unfenced).toEqual([]);
});

test('spans are said by Intl, in figures of the keys also where a language has others', async () => {
  const said = await Promise.all(TONGUES.map(async (tongue) => (await speak(tongue)).t.time.minutes(15)));
  expect(said).toEqual(['15 minutes', '15 Minuten', '15 minutes', '15 minutos', '15 minut', '15 dakika', '15 хвилин', '15 دقيقة', '15 דקות', '15分钟', '15 分']);
});
