/** One or two letters for a person without a photo: of the first word and of the last. Empty for a name without letters. */
export function initialsOf(displayName: string): string {
  const words = displayName.split(/\s+/u).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  return [words[0] ?? '', words.length > 1 ? (words.at(-1) ?? '') : ''].join('').toLocaleUpperCase();
}
