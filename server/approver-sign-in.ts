import type { Config } from './config.ts';
import { Unavailable, type Clock, type Random } from './ports.ts';
import { APPROVE_API, type SignInProblem } from './contract/approve.ts';
import type { Route } from './routes/route.ts';
import { callbackRoute } from './routes/approve/callback.ts';
import { signInRoute } from './routes/approve/sign-in.ts';
import { signOutRoute } from './routes/approve/sign-out.ts';
import { beginSignIn } from './sign-in/begin-sign-in.ts';
import { completeSignIn } from './sign-in/complete-sign-in.ts';
import { relyingParty } from './sign-in/relying-party.ts';
import { returnTo } from './sign-in/return-to.ts';
import { signOutAddress } from './sign-in/sign-out.ts';
import type { SignInRefusal, SignInTransactions } from './sign-in/sign-in-port.ts';
import type { ApproverSessions } from './store/approver-sessions.ts';

export interface SignInParts {
  readonly config: Pick<Config, 'cloud' | 'signIn'>;
  readonly origin: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly transactions: SignInTransactions;
  readonly sessions: ApproverSessions;
  readonly onRefused: (reason: SignInProblem) => void;
}

export interface ApproverSignIn {
  readonly routes: readonly Route[];
  /** Resolves once Entra has said where it signs people in. */
  readonly reachable: () => Promise<unknown>;
}

/** What the person is told of each refusal. */
const PROBLEM: Readonly<Record<SignInRefusal, SignInProblem>> = { transaction: 'stale', declined: 'declined', invalid: 'failed', 'step-up': 'step-up', unavailable: 'unavailable' };

/** Where Entra ends a sign-out: the one page of this origin that needs no link from a mail. */
const AFTER_SIGN_OUT = '/factors';

export function approverSignIn({ config: { cloud, signIn }, origin, clock, random, transactions, sessions, onRefused }: SignInParts): ApproverSignIn {
  const settings = {
    issuer: `${cloud.authorityHost}/${cloud.tenantId}/v2.0`,
    tenantId: cloud.tenantId,
    clientId: signIn.clientId,
    proof: signIn.proof,
    redirectUri: `${origin}${APPROVE_API.callback}`,
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
  const endSession = (cookie: string): Promise<void> => sessions.end(cookie);
  return {
    reachable: discovered,
    routes: [
      signInRoute(async (why, asked) => {
        try {
          return await begin(why, asked);
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error;
          onRefused('unavailable');
          return { unavailable: true, returnTo: returnTo(asked) };
        }
      }),
      callbackRoute({
        complete: async (cookie, search) => {
          const end = await complete(cookie, search);
          return end.kind === 'refused' ? { ...end, reason: PROBLEM[end.reason] } : end;
        },
        openSession: (who) => sessions.open(who),
        endSession,
        onRefused,
      }),
      signOutRoute({ origin, endSession, entraSignOut: signOutAddress(discovered, `${origin}${AFTER_SIGN_OUT}`) }),
    ],
  };
}
