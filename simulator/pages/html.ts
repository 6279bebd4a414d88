const mark: unique symbol = Symbol('html');

/** Markup that is safe to send: only {@link html} makes it. */
export interface Html {
  readonly [mark]: string;
}

export type Part = Html | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return (part as readonly Part[]).map(render).join('');
  if (typeof part === 'object') return (part as Html)[mark];
  return escapeHtml(String(part));
}

/** A template whose holes are escaped. Attribute values must stand in double quotes; null, undefined and false print nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { [mark]: strings.reduce((whole, piece, i) => whole + render(parts[i - 1]) + piece) };
}

/** The page as text, for the response. */
export const htmlText = (page: Html): string => page[mark];
