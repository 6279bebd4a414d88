type Sign =
  | '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
  | '+' | '-' | '=' | '!' | '?' | '#' | '$' | '%' | '&' | '*' | '@' | '^' | '_' | '~' | '.' | ',' | ':' | ';'
  | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | "'" | '"' | '`';

export interface SignNames {
  readonly signs: Readonly<Record<Sign, string>>;
  /** "capital A". */
  readonly capital: (letter: string) => string;
  /** "small a". */
  readonly small: (letter: string) => string;
}

const isNamed = (sign: string, names: SignNames['signs']): sign is Sign => Object.hasOwn(names, sign);

/** Every sign that a pass can have, and every letter of a keyboard, in words: they are spelled out to who cannot see them. */
export const signNames = ({ signs, capital, small }: SignNames): ((sign: string) => string) => (sign) => {
  if (isNamed(sign, signs)) return signs[sign];
  if (/^\p{Lu}$/u.test(sign)) return capital(sign);
  return /^\p{Ll}$/u.test(sign) ? small(sign) : sign;
};
