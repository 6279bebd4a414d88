import { spellingsOf } from './spellings.ts';

/** A place where something could have leaked to, and what lies there. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Where a value was found, and how it was spelt. */
export interface Hit {
  readonly value: string;
  readonly place: string;
  readonly spelling: string;
}

/** Shorter ones would be found by chance. */
const SHORTEST = 8;

/**
 * Looks for named secret values in every place, in every spelling. Hits name the value by its name, never by itself.
 * @throws {RangeError} for a value that is too short to mean anything when found.
 */
export function search(places: readonly Place[], values: Readonly<Record<string, string>>): readonly Hit[] {
  const wanted = Object.entries(values).map(([name, text]) => {
    if (text.length < SHORTEST) throw new RangeError(`${name} is too short to be looked for`);
    return { name, spellings: spellingsOf(text) };
  });
  return places.flatMap((place) =>
    wanted.flatMap(({ name, spellings }) => spellings.filter(({ bytes }) => place.bytes.includes(bytes)).map((spelling): Hit => ({ value: name, place: place.name, spelling: spelling.name }))),
  );
}
