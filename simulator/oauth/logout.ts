import type { Answer, Route } from '../http.ts';
import { html } from '../pages/html.ts';
import { actingDevice, dropSession, signedInOn } from '../pages/sign-in/device.ts';
import { pageRoute, seeOther, show, type Visit } from '../pages/visit.ts';
import type { Session } from '../tenant/model.ts';
import { loginHintOf } from './claims-of-token.ts';
import { kindOfRedirect } from './redirect-uri.ts';

export const logoutRoute: Route = pageRoute('GET', '/{tenant}/oauth2/v2.0/logout', 'oauth.logout', logout, {
  mark: 'documented',
  source: 'Microsoft identity platform, v2-protocols-oidc, "Send a sign-out request"',
  note: 'Nobody is asked which account to sign out: a browser has one of each tenant. With a logout_hint of somebody else nobody is signed out.',
});

/** Ends the sign-in of this browser and tells the apps that had it. Goes on only to an address that an app registered, as it is registered. */
function logout(visit: Visit): Answer {
  const deviceId = actingDevice(visit);
  const session = signedInOn(visit, deviceId)?.session ?? null;
  const hint = visit.call.query.get('logout_hint');
  const isMeant = session === null || hint === null || loginHintOf({ id: session.personId }) === hint;
  if (session !== null && isMeant) session.endedAt = visit.now;
  const cookies = isMeant ? [dropSession(visit, deviceId)] : [];
  const next = afterwards(visit);
  const told = session === null || !isMeant ? [] : logoutUrls(visit, session);
  if (next !== null && told.length === 0) return seeOther(next, cookies);
  const answer = show(visit, {
    title: visit.say('signin.signed-out.heading'),
    frames: told,
    ...(next !== null && { thenTo: next }),
    body: html`<section class="card narrow"><h1>${visit.say('signin.signed-out.heading')}</h1><p>${visit.say('signin.signed-out.say')}</p>
${told.map((address) => html`<iframe hidden src="${address}" title="${visit.say('signin.signed-out.app')}"></iframe>`)}</section>`,
  });
  return { ...answer, headers: { ...answer.headers, ...(cookies.length > 0 && { 'set-cookie': cookies }) } };
}

/** Where to go on to, with the `state` of the request; null for nowhere. */
function afterwards({ tenant, call }: Visit): string | null {
  const next = call.query.get('post_logout_redirect_uri');
  if (next === null || !tenant.apps.some((app) => kindOfRedirect(app, next) !== null)) return null;
  const url = new URL(next);
  const state = call.query.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}

/** Of the apps that have tokens of this sign-in, those that want to be told (OpenID Connect Front-Channel Logout 1.0, section 2). */
function logoutUrls({ tenant, world }: Visit, session: Session): readonly string[] {
  const clientIds = new Set(tenant.grants.filter((grant) => grant.sessionId === session.id).map(({ clientId }) => clientId));
  return tenant.apps.flatMap(({ clientId, logoutUrl }) => {
    if (logoutUrl === null || !URL.canParse(logoutUrl) || !clientIds.has(clientId)) return [];
    const url = new URL(logoutUrl);
    url.searchParams.set('iss', `${world.origins.origin}/${tenant.id}/v2.0`);
    url.searchParams.set('sid', session.id);
    return [url.href];
  });
}
