import { GraphError } from '../error.ts';
import { propertyOf, type Entity } from './entity.ts';

/**
 * `$search` as a test of one item: clauses `"property:text"`, joined by `AND` and `OR` in capitals, with parentheses
 * (Graph, concepts/search-query-parameter). Names and descriptions are compared word by word, all else by its beginning.
 */
export function searcher<T>(sent: string, entity: Entity<T>): (item: T) => boolean {
  const parts = partsOf(sent);
  let next = 0;
  const wrong = (): GraphError => syntaxError(sent, sent.length);
  type Test = (item: T) => boolean;
  const joined = (word: string, read: () => Test, all: boolean): Test => {
    const tests = [read()];
    while (parts[next] === word) {
      next += 1;
      tests.push(read());
    }
    return (item) => (all ? tests.every((test) => test(item)) : tests.some((test) => test(item)));
  };
  const either = (depth: number): Test => joined('OR', () => joined('AND', () => one(depth), true), false);
  const one = (depth: number): Test => {
    const part = parts[next];
    if (part === '(' && depth < MAX_DEPTH) {
      next += 1;
      const inner = either(depth + 1);
      if (parts[next] !== ')') throw wrong();
      next += 1;
      return inner;
    }
    if (part?.startsWith('"') !== true) throw wrong();
    next += 1;
    return clause(part.slice(1, -1).replaceAll(/\\(.)/g, '$1'), entity);
  };
  const test = either(0);
  if (next < parts.length) throw wrong();
  return test;
}

const MAX_DEPTH = 100;

const syntaxError = (sent: string, at: number): GraphError => new GraphError(400, 'BadRequest', `Syntax error at position ${at} in '${sent}'.`);

/** Clauses with their quotes, joints and parentheses. Stops at the first that is none of these. */
function partsOf(sent: string): readonly string[] {
  const part = /\s*("(?:[^"\\]|\\.)*"|AND\b|OR\b|[()])\s*/y;
  const parts: string[] = [];
  for (let at = 0; at < sent.length; at = part.lastIndex) {
    part.lastIndex = at;
    const found = part.exec(sent)?.[1];
    if (found === undefined) throw syntaxError(sent, at);
    parts.push(found);
  }
  return parts;
}

function clause<T>(text: string, entity: Entity<T>): (item: T) => boolean {
  const at = text.indexOf(':');
  const name = (at < 0 ? text : text.slice(0, at)).trim();
  const { read, search, filter } = propertyOf(entity, name, (why) => new GraphError(400, 'BadRequest', why));
  if (at < 0) throw new GraphError(400, 'BadRequest', `Syntax error: a clause is "property:text", not "${text}".`);
  if (filter?.kind !== 'text' && filter?.kind !== 'texts') throw new GraphError(400, 'Request_UnsupportedQuery', `Unsupported or invalid search clause specified for property '${name}' of resource '${entity.resource}'.`);
  const wanted = text.slice(at + 1).trim();
  const texts = (item: T): readonly string[] => [read(item)].flat().filter((value) => typeof value === 'string');
  if (search !== 'words') return (item) => texts(item).some((value) => value.toLowerCase().startsWith(wanted.toLowerCase()));
  const words = [...wordsOf(wanted)];
  return (item) => texts(item).some((value) => {
    const has = [...wordsOf(value)];
    return words.length > 0 && words.every((word) => has.some((each) => each.startsWith(word)));
  });
}

/**
 * Words of a text: cut at spaces, between letters, figures and signs, and where small letters turn to capitals. Words
 * that only signs part count joined too: `hello.world` is found by `helloworld`.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = text.split(/\s+/).flatMap((run) => {
    const parts = run.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}|\p{N}+|[^\p{L}\p{N}\s]/gu) ?? [];
    const bare = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
    return parts.some((part) => !bare.includes(part)) ? [...parts, bare.join('')] : parts;
  });
  return new Set(words.filter((word) => word !== '').map((word) => word.toLowerCase()));
}
