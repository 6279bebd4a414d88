import type { Config } from './config.ts';
import { Unavailable, type Clock, type Random } from './ports.ts';
import { SIGN_IN_API, type SignInProblem } from './contract/sign-in.ts';
import type { Route } from './routes/route.ts';
import type { SessionCookies } from './routes/session-cookies.ts';
import { callbackRoute, type CallbackDeps } from './routes/sign-in/callback.ts';
import { signInRoute } from './routes/sign-in/sign-in.ts';
import { signOutRoute } from './routes/sign-in/sign-out.ts';
import { beginSignIn } from './sign-in/begin-sign-in.ts';
import { completeSignIn } from './sign-in/complete-sign-in.ts';
import { relyingParty } from './sign-in/relying-party.ts';
import { returnTo } from './sign-in/return-to.ts';
import { signOutAddress } from './sign-in/sign-out.ts';
import type { SignInRefusal, SignInSide, SignInTransactions } from './sign-in/sign-in-port.ts';

export interface SignInParts {
  readonly config: Pick<Config, 'cloud' | 'signIn'>;
  readonly origin: string;
  readonly side: SignInSide;
  readonly cookies: SessionCookies;
  readonly clock: Clock;
  readonly random: Random;
  readonly transactions: SignInTransactions;
  readonly openSession: CallbackDeps['openSession'];
  readonly endSession: CallbackDeps['endSession'];
  readonly onRefused: (reason: SignInProblem) => void;
}

export interface PageSignIn {
  readonly routes: readonly Route[];
  /** Resolves once Entra has said where it signs people in. */
  readonly reachable: () => Promise<unknown>;
}

/** What the person is told of each refusal. */
const PROBLEM: Readonly<Record<SignInRefusal, SignInProblem>> = { transaction: 'stale', declined: 'declined', invalid: 'failed', 'step-up': 'step-up', unavailable: 'unavailable' };

/** Signing in and out with Entra, on the origin of one side. A sign-out ends on its home page, which needs no link from a mail. */
export function pageSignIn({ config: { cloud, signIn }, origin, side, cookies, clock, random, transactions, openSession, endSession, onRefused }: SignInParts): PageSignIn {
  const settings = {
    issuer: `${cloud.authorityHost}/${cloud.tenantId}/v2.0`,
    tenantId: cloud.tenantId,
    clientId: signIn.clientId,
    proof: signIn.proof,
    redirectUri: `${origin}${SIGN_IN_API.callback}`,
    side,
  };
  const discovered = relyingParty(settings);
  const available = async (): ReturnType<typeof discovered> => {
    try {
      return await discovered();
    } catch (cause) {
      throw new Unavailable('the sign-in', cause);
    }
  };
  const deps = { settings, relyingParty: discovered, transactions, clock, random };
  const begin = beginSignIn({ ...deps, relyingParty: available });
  const complete = completeSignIn(deps);
  return {
    reachable: discovered,
    routes: [
      signInRoute({
        cookies,
        reasons: side.reasons,
        begin: async (why, asked) => {
          try {
            return await begin(why, asked);
          } catch (error) {
            if (!(error instanceof Unavailable)) throw error;
            onRefused('unavailable');
            return { unavailable: true, returnTo: returnTo(asked, side) };
          }
        },
      }),
      callbackRoute({
        cookies,
        complete: async (cookie, search) => {
          const end = await complete(cookie, search);
          return end.kind === 'refused' ? { ...end, reason: PROBLEM[end.reason] } : end;
        },
        openSession,
        endSession,
        onRefused,
      }),
      signOutRoute({ cookies, origin, endSession, entraSignOut: signOutAddress(discovered, `${origin}${side.home}`) }),
    ],
  };
}
