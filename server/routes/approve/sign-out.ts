import { APPROVE_API, Empty, type SignedOut } from '../../contract/approve.ts';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { dropCookie, readCookie, SESSION } from './cookies.ts';

export interface SignOutDeps {
  readonly origin: string;
  readonly endSession: (cookie: string) => Promise<void>;
  /** Null when Entra cannot be asked where. */
  readonly entraSignOut: () => Promise<string | null>;
}

/** Ends the session here, also one that has ended already. */
export const signOutRoute = ({ origin, endSession, entraSignOut }: SignOutDeps): Route => ({
  method: 'POST',
  path: APPROVE_API.signOut,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      demandOwnOrigin(request, origin);
      demandJson(request);
      parseBody(await readBytes(request, response), Empty);
      const cookie = readCookie(request, SESSION);
      if (cookie !== null) await endSession(cookie);
      dropCookie(response, SESSION);
      response.json({ entra: await entraSignOut() } satisfies SignedOut);
    },
  ],
});
