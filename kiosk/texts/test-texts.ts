/** Every text of a table by its path; a function is called with a mark for each figure, so that what it says can be read. */
export function textsOf(table: object, markOf: (place: number) => unknown = (place) => 7 + place, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(table) as [string, unknown][]) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(name, value);
    else if (typeof value === 'function') texts.set(name, String((value as (...figures: unknown[]) => unknown)(...Array.from({ length: value.length }, (_, place) => markOf(place)))));
    else if (typeof value === 'object' && value !== null) for (const [inner, text] of textsOf(value, markOf, name)) texts.set(inner, text);
  }
  return texts;
}
