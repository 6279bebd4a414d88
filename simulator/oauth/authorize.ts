import type { Answer, Route } from '../http.ts';
import { faultBox } from '../pages/fault.ts';
import { html } from '../pages/html.ts';
import { afterSignIn } from '../pages/sign-in/after.ts';
import type { AuthorizeRequest } from '../pages/sign-in/attempt.ts';
import { actingDevice, signedInOn, type SignedIn } from '../pages/sign-in/device.ts';
import { startAttempt } from '../pages/sign-in/engine.ts';
import { attemptAddress } from '../pages/sign-in/routes.ts';
import { pageRoute, seeOther, show, type Visit } from '../pages/visit.ts';
import type { Session } from '../tenant/model.ts';
import { isMultiFactor } from '../tenant/sign-in-session.ts';
import { answerApp } from './answer-app.ts';
import { authorizeRequest, authorizeTarget } from './authorize-request.ts';
import { describeError, OauthError, type OauthFault } from './error.ts';

export const authorizeRoute: Route = pageRoute('GET', '/{tenant}/oauth2/v2.0/authorize', 'oauth.authorize', authorize, {
  mark: 'documented',
  source: 'Microsoft identity platform, v2-oauth2-auth-code-flow',
  note: 'response_type code alone, PKCE S256; every app is consented to; no Conditional Access beyond context c1, which is tied to MFA; "Stay signed in?" is switched off.',
});

function authorize(visit: Visit): Answer {
  const { tenant, call } = visit;
  try {
    const target = authorizeTarget(tenant, call.query);
    if (call.line !== null) call.line.appId = target.clientId;
    try {
      return begin(visit, authorizeRequest(target, call.query));
    } catch (error) {
      if (!(error instanceof OauthError)) throw error;
      return answerApp(visit, { ...target, scope: '', nonce: null, codeChallenge: null, acrs: [], prompt: null, loginHint: null, maxAgeS: null }, errorValues(visit, error.fault));
    }
  } catch (error) {
    if (!(error instanceof OauthError)) throw error;
    return refusedHere(visit, error.fault);
  }
}

function begin(visit: Visit, request: AuthorizeRequest): Answer {
  const deviceId = actingDevice(visit);
  const signedIn = signedInOn(visit, deviceId);
  const live = signedIn?.fault === null ? signedIn.session : null;
  if (live !== null && serves(visit, request, live)) return afterSignIn(visit, { kind: 'app', request }, live);
  if (request.prompt === 'none') throw notWithoutAsking(signedIn);
  const name = request.loginHint ?? (live === null ? null : nameOf(visit, live));
  const attempt = startAttempt(visit, deviceId, { kind: 'app', request }, name);
  if (request.prompt === 'select_account' && live !== null && request.loginHint === null) attempt.step = 'pick';
  return seeOther(attemptAddress(visit, attempt));
}

/** Whether a sign-in that stands on the device is enough for what the app asks. */
function serves(visit: Visit, request: AuthorizeRequest, session: Session): boolean {
  const age = visit.world.now() - session.startedRealAt;
  return request.prompt !== 'login' && request.prompt !== 'select_account'
    && (request.loginHint === null || request.loginHint.toLowerCase() === nameOf(visit, session)?.toLowerCase())
    && (request.maxAgeS === null || age < request.maxAgeS * 1000)
    && (!request.acrs.includes('c1') || isMultiFactor(session));
}

const nameOf = (visit: Visit, session: Session): string | null => visit.tenant.people.find((each) => each.id === session.personId)?.userPrincipalName ?? null;

const notWithoutAsking = (signedIn: SignedIn | null): OauthError =>
  signedIn === null
    ? new OauthError(400, 'login_required', 50058, 'Session information is not sufficient for single-sign-on.')
    : new OauthError(400, 'interaction_required', 50076, 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the application.');

function errorValues(visit: Visit, fault: OauthFault): Record<string, string> {
  return { error: fault.error, error_description: describeError(visit.world, fault, visit.call.line?.clientRequestId).description };
}

/** Faults that may not travel: an app or an address that nobody registered. */
function refusedHere(visit: Visit, fault: OauthFault): Answer {
  return show(visit, {
    status: 400,
    title: visit.say('signin.heading'),
    body: html`<section class="card narrow"><h1>${visit.say('signin.heading')}</h1>${faultBox(visit, { text: fault.text, code: fault.code, doNow: 'signin.do.again' })}</section>`,
  });
}
