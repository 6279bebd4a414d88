import type { AuthorizeRequest } from '../pages/sign-in/attempt.ts';
import type { Visit } from '../pages/visit.ts';
import type { AuthorizationCode, Session } from '../tenant/model.ts';

/** Documented as "about ten minutes" (auth code flow); RFC 6749 section 4.1.2 allows no more. Real time, as for tokens. */
const CODE_LIFE_MS = 10 * 60_000;

/** Makes an authorization code for a sign-in. What the app gets by it dies with the pass of that sign-in. */
export function issueCode(visit: Visit, request: AuthorizeRequest, session: Session): string {
  const { world, tenant } = visit;
  forgetOld(tenant.codes, world.now());
  const code = `1.${Buffer.from(world.random.bytes(48)).toString('base64url')}`;
  tenant.codes.push({
    digest: world.digest(code),
    clientId: request.clientId,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    nonce: request.nonce,
    scope: request.scope,
    contexts: request.contexts,
    personId: session.personId,
    sessionId: session.id,
    expiresRealAt: world.now() + CODE_LIFE_MS,
    redeemedAt: null,
  });
  return code;
}

/** Codes stand in the order in which they were made; one that is long over is as unknown as one that never was. */
function forgetOld(codes: AuthorizationCode[], realNow: number): void {
  const kept = codes.findIndex(({ expiresRealAt }) => realNow < expiresRealAt + CODE_LIFE_MS);
  codes.splice(0, kept < 0 ? codes.length : kept);
}
