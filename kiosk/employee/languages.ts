import type { KioskLanguage } from '#contract/kiosk';
import { en, type EmployeeTexts } from '../texts/employee.en.ts';

/** What a page needs to know of a language before its texts are there. */
export interface Tongue {
  readonly code: KioskLanguage;
  /** BCP 47, for the page: it says which forms of the letters are drawn, and with which voice they are read. */
  readonly tag: string;
  /** As its own readers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

const english: Tongue = { code: 'en', tag: 'en', name: 'English', direction: 'ltr' };

/** In the order in which they are offered. */
export const TONGUES: readonly Tongue[] = [
  english,
  { code: 'de', tag: 'de', name: 'Deutsch', direction: 'ltr' },
  { code: 'fr', tag: 'fr', name: 'Français', direction: 'ltr' },
  { code: 'es', tag: 'es', name: 'Español', direction: 'ltr' },
  { code: 'pl', tag: 'pl', name: 'Polski', direction: 'ltr' },
  { code: 'tr', tag: 'tr', name: 'Türkçe', direction: 'ltr' },
  { code: 'uk', tag: 'uk', name: 'Українська', direction: 'ltr' },
  { code: 'ar', tag: 'ar', name: 'العربية', direction: 'rtl' },
  { code: 'he', tag: 'he', name: 'עברית', direction: 'rtl' },
  { code: 'zh', tag: 'zh-Hans', name: '简体中文', direction: 'ltr' },
  { code: 'ja', tag: 'ja', name: '日本語', direction: 'ltr' },
];

/** A language with its texts. They change together: no moment in which one is drawn in the direction of the other. */
export interface Spoken {
  readonly tongue: Tongue;
  readonly t: EmployeeTexts;
}

/** English comes with the page, so that something can be said whatever cannot be loaded. */
export const ENGLISH: Spoken = { tongue: english, t: en };

/** Each table is a file of its own, loaded when somebody chooses it. */
const TABLES: Readonly<Record<KioskLanguage, () => Promise<EmployeeTexts>>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('../texts/employee.de.ts')).de,
  fr: async () => (await import('../texts/employee.fr.ts')).fr,
  es: async () => (await import('../texts/employee.es.ts')).es,
  pl: async () => (await import('../texts/employee.pl.ts')).pl,
  tr: async () => (await import('../texts/employee.tr.ts')).tr,
  uk: async () => (await import('../texts/employee.uk.ts')).uk,
  ar: async () => (await import('../texts/employee.ar.ts')).ar,
  he: async () => (await import('../texts/employee.he.ts')).he,
  zh: async () => (await import('../texts/employee.zh.ts')).zh,
  ja: async () => (await import('../texts/employee.ja.ts')).ja,
};

/** @throws when the table cannot be loaded; it may be asked for again. */
export const speak = async (tongue: Tongue): Promise<Spoken> => ({ tongue, t: await TABLES[tongue.code]() });
