/** The forms that each language has for numbers, as CLDR names them; a test holds them against `Intl`. */
export const CATEGORIES = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
  pl: ['one', 'few', 'many', 'other'],
  tr: ['one', 'other'],
  uk: ['one', 'few', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  he: ['one', 'two', 'other'],
  zh: ['other'],
  ja: ['other'],
} as const satisfies Readonly<Record<string, readonly Intl.LDMLPluralRule[]>>;

type Forms<Language extends keyof typeof CATEGORIES> = Readonly<Record<Exclude<(typeof CATEGORIES)[Language][number], 'other'>, string>> & { readonly other: string };

/** A sentence about a number, in every form that the language has: a missing one does not compile. `#` is the number. */
export const plural = <Language extends keyof typeof CATEGORIES>(language: Language, forms: Forms<Language>): ((count: number) => string) => {
  const known: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms;
  const rules = new Intl.PluralRules(language);
  // A browser may know a form that ours does not: then the most general one.
  return (count) => (known[rules.select(count)] ?? forms.other).replace('#', String(count));
};
