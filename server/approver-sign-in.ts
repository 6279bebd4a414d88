import type { Config } from './config.ts';
import { Unavailable, type Clock, type Random } from './ports.ts';
import { APPROVE_API } from './contract/approve.ts';
import type { Route } from './routes/route.ts';
import { callbackRoute } from './routes/approve/callback.ts';
import { signInRoute } from './routes/approve/sign-in.ts';
import { signOutRoute } from './routes/approve/sign-out.ts';
import { beginSignIn } from './sign-in/begin-sign-in.ts';
import { completeSignIn } from './sign-in/complete-sign-in.ts';
import { relyingParty } from './sign-in/relying-party.ts';
import { signOutAddress } from './sign-in/sign-out.ts';
import type { SignInTransactions } from './sign-in/sign-in-port.ts';
import type { ApproverSessions } from './store/approver-sessions.ts';

export interface SignInParts {
  readonly config: Pick<Config, 'cloud' | 'signIn'>;
  readonly origin: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly transactions: SignInTransactions;
  readonly sessions: ApproverSessions;
  readonly onRefused: (reason: string) => void;
}

export interface ApproverSignIn {
  readonly routes: readonly Route[];
  /** Resolves once Entra has said where it signs people in. */
  readonly reachable: () => Promise<unknown>;
}

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
  const endSession = (cookie: string): Promise<void> => sessions.end(cookie);
  return {
    reachable: discovered,
    routes: [
      signInRoute(beginSignIn({ ...deps, relyingParty: available })),
      callbackRoute({ complete: completeSignIn(deps), openSession: (who) => sessions.open(who), endSession, onRefused }),
      signOutRoute({ origin, endSession, entraSignOut: signOutAddress(discovered, `${origin}${AFTER_SIGN_OUT}`) }),
    ],
  };
}
