import { cellOf } from './table.ts';
import { PLACE_NAMES, STATE_NAMES, WORDINGS, type Place, type State, type Wording } from './states.ts';

/** One square of the table. */
export interface Square {
  readonly wording: Wording;
  readonly state: State;
  readonly place: Place;
}

export const SQUARES: readonly Square[] = WORDINGS.flatMap((wording) => PLACE_NAMES.flatMap((place) => STATE_NAMES.map((state) => ({ wording, place, state }))));

const slug = (text: string): string => text.toLowerCase().replaceAll(' ', '-');

/**
 * What the screen of a square has of its own, or null where a program is answered. The panels of Windows, web sign-in
 * and Autopilot show one and the same card.
 */
function contentOf({ wording, place, state }: Square): string | null {
  const cell = cellOf(wording, state, place);
  if ('never' in cell || 'status' in cell) return null;
  if ('opens' in cell) return cell.opens;
  const { says, code, then, after } = cell;
  return JSON.stringify([place === 'My Security Info' ? 'page' : 'panel', says, code, then, after]);
}

const first = new Map<string, Square>();
for (const square of SQUARES) {
  const content = contentOf(square);
  if (content !== null && !first.has(content)) first.set(content, square);
}

/** The square in which the screen of this one is met first. */
const firstOf = (square: Square): Square | null => first.get(contentOf(square) ?? '') ?? null;

const nameOf = ({ wording, place, state }: Square): string => [place, state, wording].map(slug).join('-');

/** Name of the picture of this square's screen; squares with the same screen share it. Null where there is no screen. */
export function pictureOf(square: Square): string | null {
  const owner = firstOf(square);
  return owner === null ? null : nameOf(owner);
}

/** Whether this is the square of which the picture is taken. */
export const isPictured = (square: Square): boolean => pictureOf(square) === nameOf(square);

export const PICTURES: readonly string[] = [...first.values()].map(nameOf);
