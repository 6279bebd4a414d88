import { LANGUAGES, type Language } from '#contract/kiosk';

/** The first language of the reader's list that we speak, by its main part (RFC 4647, 3.4 "Lookup"); English when none is. */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]) ?? [])[0] ?? 'en';
