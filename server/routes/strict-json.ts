/** Deeper than any body of the contract; bounds the walk below. */
const MAX_DEPTH = 8;

/** In valid JSON a string followed by a colon is always a key. */
const STRING_MAYBE_KEY = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Own keys in the whole tree. @throws {SyntaxError} when a key could reach a prototype, or the nesting is too deep. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === MAX_DEPTH) throw new SyntaxError('nested too deep');
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countKeys(item, depth + 1), 0);
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new SyntaxError('key not allowed');
    return sum + 1 + countKeys(item, depth + 1);
  }, 0);
}

/**
 * JSON in which each key of an object stands once (RFC 8259 section 4 leaves the meaning of repeated names open, and
 * two readers may then act on different values), and none is `__proto__`, `constructor` or `prototype`.
 * @throws {SyntaxError}
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const written = [...text.matchAll(STRING_MAYBE_KEY)].filter((match) => match[1] !== undefined).length;
  // A repeated key is written twice and kept once.
  if (written !== countKeys(value, 0)) throw new SyntaxError('repeated key');
  return value;
}
