import { GraphError } from '../error.ts';
import type { Literal } from './filter-tree.ts';

/** `end` counts the characters up to behind the token: so far has the OData library read when it complains. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly end: number }
  | { readonly kind: 'sign'; readonly text: '(' | ')' | ',' | ':' | '/'; readonly end: number }
  | { readonly kind: 'literal'; readonly value: Literal; readonly end: number }
  | { readonly kind: 'end'; readonly end: number };

/** What the OData library behind Graph says of a filter that it cannot read (messages seen in public logs). */
export const invalidFilter = (why: string): GraphError => new GraphError(400, 'BadRequest', `Invalid filter clause: ${why}`);

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?(Z|[+-]\d{2}:\d{2}))?(?![\w.:-])/i;
const NUMBER = /^-?\d+(\.\d+)?(?![\w.:-])/;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/i;
const WORD = /^[A-Za-z_$@][\w.$@]*/;

/** Cuts a filter into tokens. @throws {GraphError} on what no token starts with. */
export function tokensOf(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const rest = filter.slice(at);
    const space = /^\s+/.exec(rest);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const { token, length } = next(rest, at, filter);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', end: filter.length }];
}

function next(rest: string, at: number, filter: string): { readonly token: Token; readonly length: number } {
  const first = rest.charAt(0);
  if (first === '(' || first === ')' || first === ',' || first === ':' || first === '/') return { token: { kind: 'sign', text: first, end: at + 1 }, length: 1 };
  if (first === "'") return quoted(rest, at, filter);
  const literal = (length: number, value: Literal): { token: Token; length: number } => ({ token: { kind: 'literal', value, end: at + length }, length });
  // Keys of directory objects are text, so a bare GUID means the same as a quoted one.
  const guid = GUID.exec(rest)?.[0];
  if (guid !== undefined) return literal(guid.length, { kind: 'text', value: guid });
  const instant = INSTANT.exec(rest)?.[0];
  if (instant !== undefined && !Number.isNaN(Date.parse(instant))) return literal(instant.length, { kind: 'instant', value: Date.parse(instant) });
  const number = NUMBER.exec(rest)?.[0];
  if (number !== undefined) return literal(number.length, { kind: 'number', value: Number(number) });
  const word = WORD.exec(rest)?.[0];
  if (word === undefined) throw invalidFilter(`Syntax error: character '${first}' is not valid at position ${at} in '${filter}'.`);
  if (word === 'null') return literal(4, { kind: 'null' });
  if (word === 'true' || word === 'false') return literal(word.length, { kind: 'boolean', value: word === 'true' });
  return { token: { kind: 'word', text: word, end: at + word.length }, length: word.length };
}

/** A text ends at the first quote that is not doubled (OData ABNF, SQUOTE-in-string). */
function quoted(rest: string, at: number, filter: string): { readonly token: Token; readonly length: number } {
  const found = /^'((?:[^']|'')*)'/.exec(rest);
  if (found === null) throw invalidFilter(`There is an unterminated string literal at position ${filter.length} in '${filter}'.`);
  const [whole, inner = ''] = found;
  return { token: { kind: 'literal', value: { kind: 'text', value: inner.replaceAll("''", "'") }, end: at + whole.length }, length: whole.length };
}
