/** Lets any page read an answer (Fetch, "CORS protocol"). Nothing here rests on a cookie, so no origin is named. */
export const anyPage = { 'access-control-allow-origin': '*' } as const;
