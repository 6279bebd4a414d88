import { KNOWN_BY, LANGUAGES } from '../domain/words.ts';
import type { SignInSide } from './sign-in-port.ts';

const LANGUAGE = `lang=(?:${LANGUAGES.join('|')})`;

/**
 * The query holds what the page would forget meanwhile: its language, and the answer to "how do you know it is them?".
 * Every answer, or who is made to say yes with a code app would come back elsewhere, under the eyes of who makes them.
 */
export const APPROVER_SIDE: SignInSide = {
  reasons: ['view', 'fresh', 'enrol'],
  pages: new RegExp(`^/(?:factors|approve/[\\w-]{22,64})(?:\\?${LANGUAGE}(?:&known=(?:${KNOWN_BY.join('|')}))?)?$`),
  home: '/factors',
};

export const DESK_SIDE: SignInSide = { reasons: ['desk'], pages: new RegExp(`^/desk(?:\\?${LANGUAGE})?$`), home: '/desk' };
