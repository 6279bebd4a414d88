import { SIGN_IN_API, type SignInFor, type SignInProblem } from '../../contract/sign-in.ts';
import type { Route } from '../route.ts';
import { dropCookie, readCookie, setCookie, type SessionCookies } from '../session-cookies.ts';
import { withProblem } from './sign-in-problem.ts';

/** How a sign-in came back from Entra. */
export type SignInEnd =
  | { readonly kind: 'signed-in'; readonly who: { readonly oid: string; readonly displayName: string; readonly roles: readonly string[] }; readonly why: SignInFor; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly reason: SignInProblem; readonly returnTo: string };

export interface CallbackDeps {
  readonly cookies: SessionCookies;
  readonly complete: (cookie: string | undefined, search: string) => Promise<SignInEnd>;
  readonly openSession: (who: { readonly personId: string; readonly displayName: string; readonly roles: readonly string[]; readonly why: SignInFor; readonly requestId: string | null }) => Promise<string>;
  readonly endSession: (cookie: string) => Promise<void>;
  readonly onRefused: (reason: SignInProblem) => void;
}

/** A fresh sign-in counts for the request whose page sent the person to it. */
const requestOf = (returnTo: string): string | null => /^\/approve\/([\w-]{22})(?:$|\?)/.exec(returnTo)?.[1] ?? null;

/**
 * The way back from Entra. Always a new session with a new id (ASVS 5.0.0, 7.2.4); refused or not, the browser ends on
 * the page where it began, which asks the server who is signed in and says why nobody is.
 */
export const callbackRoute = ({ cookies, complete, openSession, endSession, onRefused }: CallbackDeps): Route => ({
  method: 'GET',
  path: SIGN_IN_API.callback,
  handlers: [
    async (request, response) => {
      const { originalUrl } = request;
      const query = originalUrl.indexOf('?');
      const end = await complete(readCookie(request, cookies.signIn) ?? undefined, query === -1 ? '' : originalUrl.slice(query));
      dropCookie(response, cookies.signIn);
      if (end.kind === 'refused') {
        onRefused(end.reason);
        response.redirect(303, withProblem(end.returnTo, end.reason));
        return;
      }
      const before = readCookie(request, cookies.session);
      if (before !== null) await endSession(before);
      const { oid, displayName, roles } = end.who;
      setCookie(response, cookies.session, await openSession({ personId: oid, displayName, roles, why: end.why, requestId: requestOf(end.returnTo) }));
      response.redirect(303, end.returnTo);
    },
  ],
});
