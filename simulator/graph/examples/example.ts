import { readFileSync } from 'node:fs';
import type { Stage } from './stage.ts';

/** A request and its answer, as a document, a log or a capture has them. */
export interface Example {
  readonly name: string;
  readonly source: string;
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
  readonly note?: string;
}

export const EXAMPLES = JSON.parse(readFileSync(new URL('examples.json', import.meta.url), 'utf8')) as readonly Example[];

/** What differs from the request of the example: its ids are the simulator's here. */
export interface Request {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the example's body: JSON, or text as it is. */
  readonly body?: object | string;
}

/** Paths into the answer such as `value[].id`; of an array all items are meant. */
export interface Rules {
  /** Values that the example does not fix: the same type is enough. */
  readonly free?: readonly string[];
  /** Fields of the example that the simulator leaves out, or sends otherwise, each with the reason. */
  readonly differs?: Readonly<Record<string, string>>;
  /** Fields beyond those of the example; `x.*` stands for any under x. The documents shorten their samples. */
  readonly more?: readonly string[];
  /** Arrays in which each item of the example has to be found among others. */
  readonly among?: readonly string[];
}

export interface Play extends Rules {
  /** How sure the example itself is: where it is only partly evidenced, `differs` says which part. */
  readonly mark: 'documented' | 'observed' | 'assumed';
  /** Brings a tenant into the state that the example presupposes. */
  readonly arrange: (stage: Stage, example: Example) => Promise<Request>;
}

export const ENVELOPE = ['error.innerError', 'error.innerError.*'];
