import { KNOWN_BY, type KnownBy } from '#contract/approve';
import { LANGUAGES, type Language } from '#contract/kiosk';
import { SIGN_IN_PROBLEMS, type SignInProblem } from '#contract/sign-in';

/** What a page carries through a sign-in, in the query of the address it comes back to. Never a code. */
export interface Carried {
  readonly language: Language;
  readonly knownBy: KnownBy | null;
}

/** A path of this origin with what is to be carried, in the one spelling that the server lets through. */
export const returnPath = (path: string, { language, knownBy }: Carried): string => `${path}?lang=${language}${knownBy === null ? '' : `&known=${knownBy}`}`;

/** Reads it back; anything else in the query is nothing. */
export function carriedIn(search: string): { readonly language: Language | null; readonly knownBy: KnownBy | null } {
  const query = new URLSearchParams(search);
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')) ?? null,
    knownBy: KNOWN_BY.find((known) => known === query.get('known')) ?? null,
  };
}

/** Why the sign-in that led here made nobody signed in; null when there was none, or it did. */
export const signInProblemIn = (search: string): SignInProblem | null => {
  const said = new URLSearchParams(search).get('signin');
  return SIGN_IN_PROBLEMS.find((problem) => problem === said) ?? null;
};
