import { LANGUAGES, type Language } from '#contract/kiosk';
import { de } from '../texts/approve.de.ts';
import { en, type ApproveTexts } from '../texts/approve.en.ts';

export const TEXTS: Readonly<Record<Language, ApproveTexts>> = { en, de };

/** The first language of the reader's list that we speak, by its main part (RFC 4647, 3.4 "Lookup"); English when none is. */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]) ?? [])[0] ?? 'en';
