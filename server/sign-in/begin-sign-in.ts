import { calculatePKCECodeChallenge, type Configuration } from 'openid-client';
import { SIGN_IN_MS } from '../domain/limits.ts';
import type { Clock, Random } from '../ports.ts';
import { browserAddress } from './browser-address.ts';
import { returnTo } from './return-to.ts';
import type { SignInFor, SignInSettings, SignInTransactions } from './sign-in-port.ts';
import { transactionSecrets } from './transaction-secrets.ts';

export interface SignInDeps {
  readonly settings: SignInSettings;
  readonly relyingParty: () => Promise<Configuration>;
  readonly transactions: SignInTransactions;
  readonly clock: Clock;
  readonly random: Random;
}

/** The authentication context that the tenant ties to multi-factor. Source: Conditional Access, authentication context. */
export const MFA_CONTEXT = 'c1';
const MULTI_FACTOR = { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: MFA_CONTEXT } } }) };

/** What is asked of Entra beyond who it is. v2.0 ID tokens carry no `amr`, so the context says how the sign-in was made. */
const demands: Record<SignInFor, Record<string, string>> = {
  view: {},
  fresh: { max_age: '0' },
  enrol: MULTI_FACTOR,
  desk: MULTI_FACTOR,
};

/**
 * Where to send the browser, and the cookie that it must bring back (HttpOnly, SameSite=Lax, for {@link SIGN_IN_MS}
 * at most). @throws when Entra's discovery cannot be read.
 */
export const beginSignIn = (deps: SignInDeps) => async (why: SignInFor, asked: unknown): Promise<{ location: string; cookie: string }> => {
  const cookie = Buffer.from(deps.random.bytes(32)).toString('base64url');
  const secrets = transactionSecrets(cookie);
  if (secrets === null) throw new TypeError('The random source gave no 256 bit');
  const configuration = await deps.relyingParty();
  const now = deps.clock.now();
  await deps.transactions.put({ idHash: secrets.idHash, why, returnTo: returnTo(asked, deps.settings.side), expiresAt: new Date(now.getTime() + SIGN_IN_MS) }, now);
  const location = browserAddress(configuration, 'authorization_endpoint', {
    redirect_uri: deps.settings.redirectUri,
    response_type: 'code',
    response_mode: 'query',
    scope: 'openid profile',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: 'S256',
    ...demands[why],
  });
  return { location, cookie };
};
