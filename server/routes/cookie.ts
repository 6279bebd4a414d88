import type { Request } from 'express';

/**
 * The value of a cookie that stands exactly once, else null: of two with one name nobody can tell which is ours
 * (RFC 6265 section 5.4 leaves their order to paths and ages that the sender does not tell).
 */
export function cookieOf(request: Request, name: string): string | null {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : null;
}
