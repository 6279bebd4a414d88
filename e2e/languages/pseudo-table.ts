/*
 * A language that nobody speaks: English with accents, nearly half as long again, each text in brackets. On a page in it
 * a text that stands in no table has no brackets, and one that was cut has only one of them.
 */

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ö', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

/** How much longer than English a text may become. */
const LONGER = 0.4;

export const pseudo = (text: string): string => {
  const letters = Array.from(text, (letter) => ACCENTED[letter] ?? letter).join('');
  const more = Array.from({ length: Math.ceil((text.length * LONGER) / 4) }, () => ' öñé').join('');
  return `⟦${letters}${more}⟧`;
};

/** Stands for what a text is given; no key has it. */
const markOf = (place: number): string => String.fromCharCode(0xe000 + place);

/** A function as code: what it says of its marks, with what it is given in their places. */
function functionOf(say: (...given: string[]) => string): string {
  const names = Array.from({ length: say.length }, (_, place) => `given${place}`);
  // A unit of time calls its mark no number.
  const said = pseudo(say(...names.map((_, place) => markOf(place))).replace('NaN', markOf(0)));
  const template = names.reduce((text, name, place) => text.replaceAll(markOf(place), `\${${name}}`), said.replaceAll(/[`\\$]/g, '\\$&'));
  return `(${names.join(', ')}) => \`${template}\``;
}

const codeOf = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(pseudo(value));
  if (typeof value === 'function') return functionOf(value as (...given: string[]) => string);
  return `{ ${Object.entries(value as object).map(([key, inner]) => `${JSON.stringify(key)}: ${codeOf(inner)}`).join(', ')} }`;
};

/** A module that exports the table in this language, in the place of the one that is called `name`. */
export const pseudoModule = (table: object, name: string): string => `export const ${name} = ${codeOf(table)};\n`;
