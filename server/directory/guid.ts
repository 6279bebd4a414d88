const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The only text that may be put into a path: the Graph client joins paths unescaped, so `..`, `#` or `?` in an id
 * would reach another object. @throws {TypeError}
 */
export function guid(text: string): string {
  const lower = text.toLowerCase();
  if (!GUID.test(lower)) throw new TypeError('Not an object id');
  return lower;
}

/** An OData string literal, ready for a query. Source: OData 4.01 URL conventions, 5.1.1.6.1: a quote is doubled. */
export const literal = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);
