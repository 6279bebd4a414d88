import { EN } from './en.ts';
import type { Entry, Wording } from './entry.ts';

export type TextKey = keyof typeof EN;
export type Language = 'en';
/** Every language holds every key: the compiler says which one is missing. */
const TABLES: Record<Language, Record<TextKey, Entry>> = { en: EN };

export type Say = (key: TextKey, holes?: Readonly<Record<string, string | number>>) => string;

/** The texts of one language in one wording. A hole that is given no value stays visible as `{name}`. */
export function speaker(language: Language, wording: Wording): Say {
  return (key, holes = {}) => {
    const entry = TABLES[language][key];
    const text = wording === 'ideal' ? (entry.ideal ?? entry.real) : entry.real;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in holes ? String(holes[name]) : whole));
  };
}
