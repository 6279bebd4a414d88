import { Empty, SIGN_IN_API, type SignedOut } from '../../contract/sign-in.ts';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { dropCookie, readCookie, type SessionCookies } from '../session-cookies.ts';

export interface SignOutDeps {
  readonly cookies: SessionCookies;
  readonly origin: string;
  readonly endSession: (cookie: string) => Promise<void>;
  /** Null when Entra cannot be asked where. */
  readonly entraSignOut: () => Promise<string | null>;
}

/** Ends the session here, also one that has ended already. */
export const signOutRoute = ({ cookies, origin, endSession, entraSignOut }: SignOutDeps): Route => ({
  method: 'POST',
  path: SIGN_IN_API.signOut,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      demandOwnOrigin(request, origin);
      demandJson(request);
      parseBody(await readBytes(request, response), Empty);
      const cookie = readCookie(request, cookies.session);
      if (cookie !== null) await endSession(cookie);
      dropCookie(response, cookies.session);
      response.json({ entra: await entraSignOut() } satisfies SignedOut);
    },
  ],
});
