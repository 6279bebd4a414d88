import { layoutOf, type Layout } from './keyboard-layouts.ts';

/** `script` leads to the other letters, `signs` to what is no letter and back. */
export type Key =
  | { readonly kind: 'sign' | 'domain'; readonly text: string }
  | { readonly kind: 'delete' | 'lock' | 'shift' }
  | { readonly kind: 'signs' | 'script'; readonly to: 'latin' | 'own' | 'signs'; readonly face: string };

/** What a keyboard shows at the moment. */
export interface KeyboardState {
  readonly page: 'latin' | 'own' | 'signs';
  /** The page of letters that was there last. */
  readonly letters: 'latin' | 'own';
  /** `once`: for one letter. */
  readonly capitals: 'off' | 'once' | 'lock';
}

/** A work address is nearly always Latin, whatever its person speaks. */
export const FIRST_STATE: KeyboardState = { page: 'latin', letters: 'latin', capitals: 'off' };

const DIGITS = '1234567890';
/** What an address may have beside letters, digits and the signs that are always there. */
const SIGNS = ["!#$%&'*", '=^`{|}~', ''] as const;
/** On the right of each row of letters. */
const ALWAYS = ['@', '+', '.-_'] as const;

const signs = (text: string): readonly Key[] => Array.from(text, (sign) => ({ kind: 'sign', text: sign }));

/** `ß` has no capital of one letter. */
const capital = (sign: string, language: string): string => {
  const upper = sign.toLocaleUpperCase(language);
  return upper.length === sign.length ? upper : sign;
};

const isCased = (rows: readonly string[]): boolean => rows.some((row) => row !== row.toUpperCase());

const rowsOn = ({ latin, own }: Layout, page: KeyboardState['page']): readonly string[] => (page === 'signs' ? SIGNS : page === 'own' && own !== null ? own.rows : latin.rows);

const ways = ({ latin, own }: Layout, { page, letters }: KeyboardState): readonly Key[] => {
  const lettersFace = letters === 'own' && own !== null ? own.face : latin.face;
  const others: readonly Key[] = page === 'signs' || own === null ? [] : [page === 'own' ? { kind: 'script', to: 'latin', face: latin.face } : { kind: 'script', to: 'own', face: own.face }];
  return [page === 'signs' ? { kind: 'signs', to: letters, face: lettersFace } : { kind: 'signs', to: 'signs', face: '#%=' }, ...others];
};

/** Every key, row by row. */
export const keyRows = (language: string, state: KeyboardState, domains: readonly string[]): readonly (readonly Key[])[] => {
  const layout = layoutOf(language);
  const rows = rowsOn(layout, state.page);
  const cased = isCased(rows);
  // A dotted i stays dotted in Turkish alone.
  const speech = state.page === 'own' ? language : 'en';
  const before: readonly (readonly Key[])[] = cased ? [[], [{ kind: 'lock' }], [{ kind: 'shift' }]] : [];
  return [
    [...signs(DIGITS), { kind: 'delete' }],
    ...rows.map((row, at) => [...(before[at] ?? []), ...signs(state.capitals === 'off' ? row : Array.from(row, (sign) => capital(sign, speech)).join('')), ...signs(ALWAYS[at] ?? '')]),
    [...ways(layout, state), ...domains.map((domain): Key => ({ kind: 'domain', text: `@${domain}` }))],
  ];
};

/** What the keyboard shows once a key was pressed. */
export const pressed = (state: KeyboardState, key: Key): KeyboardState => {
  switch (key.kind) {
    case 'shift':
      return { ...state, capitals: state.capitals === 'once' ? 'off' : 'once' };
    case 'lock':
      return { ...state, capitals: state.capitals === 'lock' ? 'off' : 'lock' };
    case 'signs':
    case 'script':
      return { page: key.to, letters: key.to === 'signs' ? state.letters : key.to, capitals: 'off' };
    case 'sign':
      return /^\p{L}$/u.test(key.text) && state.capitals === 'once' ? { ...state, capitals: 'off' } : state;
    default:
      return state;
  }
};

/** Row and place of a key. */
export type Place = readonly [row: number, at: number];

const middle = (row: readonly Key[], at: number): number => (at + 0.5) / row.length;

/** Where an arrow leads from a key; up and down to what stands nearest, as rows are equally long. */
export const stepFrom = (rows: readonly (readonly Key[])[], [row, at]: Place, arrow: string): Place => {
  const here = rows[row] ?? [];
  const inRow = (to: number): Place => [row, Math.min(Math.max(to, 0), here.length - 1)];
  const toRow = (to: number): Place => {
    const there = rows[to];
    if (there === undefined) return [row, at];
    return [to, there.reduce((best, _key, next) => (Math.abs(middle(there, next) - middle(here, at)) < Math.abs(middle(there, best) - middle(here, at)) ? next : best), 0)];
  };
  switch (arrow) {
    case 'ArrowLeft': return inRow(at - 1);
    case 'ArrowRight': return inRow(at + 1);
    case 'ArrowUp': return toRow(row - 1);
    case 'ArrowDown': return toRow(row + 1);
    case 'Home': return inRow(0);
    case 'End': return inRow(here.length - 1);
    default: return [row, at];
  }
};

/** The key of the same kind, where there is one: a key that leads to other keys keeps the focus. */
export const placeOf = (rows: readonly (readonly Key[])[], kind: Key['kind']): Place | null => {
  for (const [row, keys] of rows.entries()) {
    const at = keys.findIndex((key) => key.kind === kind);
    if (at >= 0) return [row, at];
  }
  return null;
};
