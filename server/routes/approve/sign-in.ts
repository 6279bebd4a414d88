import { z } from 'zod';
import { APPROVE_API, SIGN_IN_FOR, type SignInFor } from '../../contract/approve.ts';
import { Refusal } from '../../actions/refusal.ts';
import type { Route } from '../route.ts';
import { setCookie, SIGN_IN } from './cookies.ts';
import { withProblem } from './sign-in-problem.ts';

const Query = z.strictObject({ return: z.string().max(256), for: z.enum(SIGN_IN_FOR) });

/** Each name once, and none but those of the schema. */
function readQuery(originalUrl: string): z.infer<typeof Query> {
  const pairs = [...new URLSearchParams(originalUrl.split('?')[1] ?? '')];
  const parsed = Query.safeParse(Object.fromEntries(pairs));
  if (!parsed.success || pairs.length !== Object.keys(parsed.data).length) throw new Refusal('bad_request');
  return parsed.data;
}

/** Where the browser goes, with the cookie that it must bring back; or the page of ours to stay on while Entra is away. */
export type SignInBegun = { readonly location: string; readonly cookie: string } | { readonly unavailable: true; readonly returnTo: string };

/** Sends the browser to Entra. A person opened this address, so while Entra is away they get a page and not a problem body. */
export const signInRoute = (begin: (why: SignInFor, returnTo: string) => Promise<SignInBegun>): Route => ({
  method: 'GET',
  path: APPROVE_API.signIn,
  handlers: [
    async (request, response) => {
      const query = readQuery(request.originalUrl);
      const begun = await begin(query.for, query.return);
      if ('unavailable' in begun) {
        response.redirect(303, withProblem(begun.returnTo, 'unavailable'));
        return;
      }
      setCookie(response, SIGN_IN, begun.cookie);
      response.redirect(303, begun.location);
    },
  ],
});
