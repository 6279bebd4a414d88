import type { Answer, Route } from '../http.ts';
import { afterSignIn } from '../pages/sign-in/after.ts';
import type { AuthorizeRequest } from '../pages/sign-in/attempt.ts';
import { actingDevice, signedInOn, type SignedIn } from '../pages/sign-in/device.ts';
import { startAttempt } from '../pages/sign-in/engine.ts';
import { attemptAddress } from '../pages/sign-in/routes.ts';
import { pagesState } from '../pages/state.ts';
import { pageRoute, seeOther, type Visit } from '../pages/visit.ts';
import { judgeAccess, type AccessVerdict } from '../tenant/conditional-access.ts';
import type { Session } from '../tenant/model.ts';
import { faultCode } from '../tenant/sign-in.ts';
import { answerApp } from './answer-app.ts';
import { authorizeRequest } from './authorize-request.ts';
import { authorizeTarget } from './authorize-target.ts';
import { appOf } from './calling-app.ts';
import { loginHintOf } from './claims-of-token.ts';
import { needsMore, stepUp } from './claims-request.ts';
import { describeError, errorUri, OauthError, type OauthFault } from './error.ts';
import { errorPage } from './error-page.ts';
import { scopesOf } from './scopes.ts';

export const authorizeRoute: Route = pageRoute('GET', '/{tenant}/oauth2/v2.0/authorize', 'oauth.authorize', authorize, {
  mark: 'documented',
  source: 'Microsoft identity platform, v2-oauth2-auth-code-flow; Microsoft identity platform, v2-protocols-oidc; public logs',
  note: 'response_type code alone; every app is consented to, so prompt=consent asks nothing; Conditional Access as settings.signIn has it, and context c1, which is tied to MFA; "Stay signed in?" as settings.signIn.staySignedIn has it; domain_hint changes nothing.',
});

function authorize(visit: Visit): Answer {
  const { tenant, call } = visit;
  try {
    const target = authorizeTarget(tenant, call.query);
    if (call.line !== null) call.line.appId = target.clientId;
    try {
      const request = authorizeRequest(target, call.query, (text) => visit.world.digest(text));
      scopesOf(request.scope, { app: appOf(tenant, request.clientId), tenant, origin: visit.world.origins.origin, several: 'first' });
      return begin(visit, request);
    } catch (error) {
      if (!(error instanceof OauthError)) throw error;
      return answerApp(visit, target, errorValues(visit, error.fault));
    }
  } catch (error) {
    if (!(error instanceof OauthError)) throw error;
    return errorPage(visit, error.fault);
  }
}

function begin(visit: Visit, request: AuthorizeRequest): Answer {
  const deviceId = actingDevice(visit);
  const signedIn = signedInOn(visit, deviceId);
  const live = signedIn?.fault === null ? signedIn.session : null;
  if (live !== null && serves(visit, request, live)) return afterSignIn(visit, { kind: 'app', request }, live);
  if (request.prompt === 'none') throw notWithoutAsking(visit, request, signedIn);
  const picks = request.prompt === 'select_account';
  const name = (picks ? null : hintedName(visit, request)) ?? (live === null ? null : nameOf(visit, live));
  const attempt = startAttempt(visit, deviceId, { kind: 'app', request }, name);
  if (picks && live !== null) attempt.step = 'pick';
  return seeOther(attemptAddress(visit, attempt));
}

/** Whether a sign-in that stands on the device is enough for what the app asks. */
function serves(visit: Visit, request: AuthorizeRequest, session: Session): boolean {
  return request.prompt !== 'login' && request.prompt !== 'select_account'
    && isHinted(visit, request, session) && isYoungEnough(visit, request, session) && !needsMore(session, request.contexts)
    && access(visit, session) === 'granted' && !isInterrupted(visit, session);
}

const access = ({ tenant }: Visit, session: Session): AccessVerdict => judgeAccess(tenant.settings.signIn.conditionalAccess.allApps, session);

/** Sent to register a method, and not done with it. */
const isInterrupted = ({ tenant }: Visit, { id }: Session): boolean => pagesState(tenant).interrupted.has(id);

const isYoungEnough = (visit: Visit, { maxAgeS }: AuthorizeRequest, { startedRealAt }: Session): boolean => maxAgeS === null || visit.world.now() - startedRealAt < maxAgeS * 1000;

function isHinted(visit: Visit, request: AuthorizeRequest, session: Session): boolean {
  const hinted = hintedName(visit, request);
  return hinted === null || hinted.toLowerCase() === nameOf(visit, session)?.toLowerCase();
}

/** The name meant by `login_hint`: itself, or whose `login_hint` claim it is. */
function hintedName({ tenant }: Visit, { loginHint }: AuthorizeRequest): string | null {
  return tenant.people.find((each) => loginHintOf(each) === loginHint)?.userPrincipalName ?? loginHint;
}

const nameOf = (visit: Visit, session: Session): string | null => visit.tenant.people.find((each) => each.id === session.personId)?.userPrincipalName ?? null;

/** Why `prompt=none` cannot be met: nobody is signed in that would do, or somebody is but has more to show. */
function notWithoutAsking(visit: Visit, request: AuthorizeRequest, signedIn: SignedIn | null): OauthError {
  if (signedIn === null || (signedIn.fault === null && !isHinted(visit, request, signedIn.session))) {
    return new OauthError(400, 'login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  }
  if (signedIn.fault !== null) {
    return new OauthError(400, 'interaction_required', faultCode(signedIn.fault, visit.tenant.settings) ?? 50132, visit.say(`fault.${signedIn.fault}`));
  }
  if (!isYoungEnough(visit, request, signedIn.session)) return new OauthError(400, 'login_required', 50132, 'The session is not valid: it is older than the application allows.');
  if (['blocked', 'too-weak'].includes(access(visit, signedIn.session))) {
    return new OauthError(400, 'interaction_required', 53003, 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.');
  }
  if (isInterrupted(visit, signedIn.session)) return new OauthError(400, 'interaction_required', 50072, 'User needs to enroll for second factor authentication (interactive).');
  return stepUp(400);
}

function errorValues(visit: Visit, fault: OauthFault): Record<string, string> {
  return { error: fault.error, error_description: describeError(visit.world, fault, visit.call.line?.clientRequestId).description, ...errorUri(fault), ...(fault.suberror !== undefined && { suberror: fault.suberror }), ...(fault.claims !== undefined && { claims: fault.claims }) };
}
