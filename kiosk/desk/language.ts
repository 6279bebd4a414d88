import { LANGUAGES, type Language } from '#contract/kiosk';
import { SIGN_IN_PROBLEMS, type SignInProblem } from '#contract/sign-in';
import { de } from '../texts/desk.de.ts';
import { en, type DeskTexts } from '../texts/desk.en.ts';

export const TEXTS: Readonly<Record<Language, DeskTexts>> = { en, de };

/** The page's address with what it would forget over a sign-in, in the one spelling that the server lets through. */
export const deskPath = (language: Language): string => `/desk?lang=${language}`;

/** What the query of this page says: its language, and why a sign-in made nobody signed in. */
export function readQuery(search: string): { readonly language: Language | null; readonly problem: SignInProblem | null } {
  const query = new URLSearchParams(search);
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')) ?? null,
    problem: SIGN_IN_PROBLEMS.find((problem) => problem === query.get('signin')) ?? null,
  };
}
