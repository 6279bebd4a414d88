import { z } from 'zod';
import { APPROVE_API, SIGN_IN_FOR, type SignInFor } from '../../contract/approve.ts';
import { Refusal } from '../../actions/refusal.ts';
import type { Route } from '../route.ts';
import { setCookie, SIGN_IN } from './cookies.ts';

const Query = z.strictObject({ return: z.string().max(256), for: z.enum(SIGN_IN_FOR) });

/** Each name once, and none but those of the schema. */
function readQuery(originalUrl: string): z.infer<typeof Query> {
  const pairs = [...new URLSearchParams(originalUrl.split('?')[1] ?? '')];
  const parsed = Query.safeParse(Object.fromEntries(pairs));
  if (!parsed.success || pairs.length !== Object.keys(parsed.data).length) throw new Refusal('bad_request');
  return parsed.data;
}

/** Sends the browser to Entra, with a cookie that it must bring back. */
export const signInRoute = (begin: (why: SignInFor, returnTo: string) => Promise<{ readonly location: string; readonly cookie: string }>): Route => ({
  method: 'GET',
  path: APPROVE_API.signIn,
  handlers: [
    async (request, response) => {
      const query = readQuery(request.originalUrl);
      const { location, cookie } = await begin(query.for, query.return);
      setCookie(response, SIGN_IN, cookie);
      response.redirect(303, location);
    },
  ],
});
