import { z } from 'zod';
import { SIGN_IN_API, type SignInFor } from '../../contract/sign-in.ts';
import { Refusal } from '../../actions/refusal.ts';
import type { Route } from '../route.ts';
import { setCookie, type SessionCookies } from '../session-cookies.ts';
import { withProblem } from './sign-in-problem.ts';

/** Each name once, and none but those of the schema. */
function readQuery(originalUrl: string, reasons: readonly SignInFor[]): { readonly return: string; readonly for: SignInFor } {
  const Query = z.strictObject({ return: z.string().max(256), for: z.enum(reasons) });
  const pairs = [...new URLSearchParams(originalUrl.split('?')[1] ?? '')];
  const parsed = Query.safeParse(Object.fromEntries(pairs));
  if (!parsed.success || pairs.length !== Object.keys(parsed.data).length) throw new Refusal('bad_request');
  return parsed.data;
}

/** Where the browser goes, with the cookie that it must bring back; or the page of ours to stay on while Entra is away. */
export type SignInBegun = { readonly location: string; readonly cookie: string } | { readonly unavailable: true; readonly returnTo: string };

export interface SignInRouteDeps {
  readonly cookies: SessionCookies;
  readonly reasons: readonly SignInFor[];
  readonly begin: (why: SignInFor, returnTo: string) => Promise<SignInBegun>;
}

/** Sends the browser to Entra. A person opened this address, so while Entra is away they get a page and not a problem body. */
export const signInRoute = ({ cookies, reasons, begin }: SignInRouteDeps): Route => ({
  method: 'GET',
  path: SIGN_IN_API.signIn,
  handlers: [
    async (request, response) => {
      const query = readQuery(request.originalUrl, reasons);
      const begun = await begin(query.for, query.return);
      if ('unavailable' in begun) {
        response.redirect(303, withProblem(begun.returnTo, 'unavailable'));
        return;
      }
      setCookie(response, cookies.signIn, begun.cookie);
      response.redirect(303, begun.location);
    },
  ],
});
