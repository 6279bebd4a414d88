const ID_OR_RANGE = /\b([A-Z])(\d\d)(?:[-–]\1(\d\d))?\b/g;

/** The ids that a title names; `K01-K04` names four, and those in between that do not exist are nobody's. */
export function idsIn(title: string): readonly string[] {
  return [...title.matchAll(ID_OR_RANGE)].flatMap(([, letter = '', first = '', last = first]) => {
    const length = Number(last) - Number(first) + 1;
    return Array.from({ length: Math.max(0, length) }, (_, step) => `${letter}${String(Number(first) + step).padStart(2, '0')}`);
  });
}
