/**
 * A value that cannot be printed: string conversion, JSON, `util.inspect` and structured logging all give the mark.
 * Only {@link Secret.reveal} gives the value, so that a search for it lists every place where one leaves its wrapping.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
