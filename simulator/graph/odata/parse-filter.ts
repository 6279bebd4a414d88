import { COMPARISONS, TEXT_TESTS, type Filter, type Literal, type TextTest } from './filter-tree.ts';
import { invalidFilter, tokensOf, type Token } from './filter-tokens.ts';

/** Deeper nesting is refused; the OData library has such a limit too, its figure is not published. */
const MAX_DEPTH = 100;

/**
 * Reads a `$filter`. `not` binds tightest, then `and`, then `or`; letters of operators and functions count in either case,
 * as the documentation writes them in both.
 * @throws {GraphError} 400 `BadRequest`, in the words of the OData library, on everything that is no filter.
 */
export function parseFilter(filter: string): Filter {
  const reader = new Reader(filter);
  const tree = reader.or(0);
  reader.end();
  return tree;
}

class Reader {
  readonly #filter: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(filter: string) {
    this.#filter = filter;
    this.#tokens = tokensOf(filter);
  }

  or(depth: number): Filter {
    return this.#joined('or', () => this.#and(depth));
  }

  end(): void {
    if (this.#token().kind !== 'end') throw this.#wrong();
  }

  #and(depth: number): Filter {
    return this.#joined('and', () => this.#one(depth));
  }

  #joined(op: 'and' | 'or', read: () => Filter): Filter {
    const items = [read()];
    while (this.#takeWord(op)) items.push(read());
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { op, items };
  }

  #one(depth: number): Filter {
    if (depth > MAX_DEPTH) throw invalidFilter('Recursion depth exceeded allowed limit.');
    if (this.#takeSign('(')) {
      const inner = this.or(depth + 1);
      this.#demand(')');
      return inner;
    }
    if (this.#takeWord('not')) return { op: 'not', item: this.#one(depth + 1) };
    return this.#test(depth);
  }

  #test(depth: number): Filter {
    const word = this.#word();
    if (this.#takeSign('(')) return this.#textTest(word);
    const path = this.#pathFrom(word);
    if (path.endsWith('/any') && this.#takeSign('(')) return this.#any(path.slice(0, -'/any'.length), depth);
    if (this.#takeWord('in')) return { op: 'in', path, values: this.#list() };
    const op = COMPARISONS.find((comparison) => this.#takeWord(comparison));
    if (op === undefined) throw this.#wrong();
    return { op, path, value: this.#literal() };
  }

  #textTest(name: string): Filter {
    const op = TEXT_TESTS.find((each) => each.toLowerCase() === name.toLowerCase());
    if (op === undefined) throw invalidFilter(`An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`);
    const path = this.#pathFrom(this.#word());
    this.#demand(',');
    const value = this.#literal();
    if (value.kind !== 'text') throw noOverload(op);
    this.#demand(')');
    return { op, path, text: value.value };
  }

  #any(path: string, depth: number): Filter {
    const name = this.#word();
    this.#demand(':');
    const item = this.or(depth + 1);
    this.#demand(')');
    return { op: 'any', path, name, item };
  }

  #list(): readonly Literal[] {
    this.#demand('(');
    const values = [this.#literal()];
    while (this.#takeSign(',')) values.push(this.#literal());
    this.#demand(')');
    return values;
  }

  #pathFrom(first: string): string {
    let path = first;
    while (this.#takeSign('/')) path = `${path}/${this.#word()}`;
    return path;
  }

  #literal(): Literal {
    const token = this.#token();
    if (token.kind !== 'literal') throw this.#wrong();
    this.#next += 1;
    return token.value;
  }

  #word(): string {
    const token = this.#token();
    if (token.kind !== 'word') throw this.#wrong();
    this.#next += 1;
    return token.text;
  }

  #takeWord(word: string): boolean {
    const token = this.#token();
    const there = token.kind === 'word' && token.text.toLowerCase() === word;
    if (there) this.#next += 1;
    return there;
  }

  #takeSign(sign: string): boolean {
    const token = this.#token();
    const there = token.kind === 'sign' && token.text === sign;
    if (there) this.#next += 1;
    return there;
  }

  #demand(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#wrong();
  }

  #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', end: this.#filter.length };
  }

  #wrong(): Error {
    return invalidFilter(`Syntax error at position ${this.#token().end} in '${this.#filter}'.`);
  }
}

const noOverload = (op: TextTest): Error =>
  invalidFilter(`No function signature for the function with name '${op.toLowerCase()}' matches the specified arguments. The function signatures considered are: ${op.toLowerCase()}(Edm.String Nullable=true, Edm.String Nullable=true).`);
