import type { Answer, Route } from '../http.ts';
import { html } from '../pages/html.ts';
import { actingDevice, dropSession, signedInOn } from '../pages/sign-in/device.ts';
import { pageRoute, seeOther, show, type Visit } from '../pages/visit.ts';

export const logoutRoute: Route = pageRoute('GET', '/{tenant}/oauth2/v2.0/logout', 'oauth.logout', logout, {
  mark: 'documented',
  source: 'Microsoft identity platform, v2-protocols-oidc, "Send a sign-out request"',
  note: 'Signs out of the browser that asks; other apps are not told.',
});

/** Ends the sign-in of this browser. Goes on only to an address that an app registered. */
function logout(visit: Visit): Answer {
  const deviceId = actingDevice(visit);
  const signedIn = signedInOn(visit, deviceId);
  if (signedIn !== null) signedIn.session.endedAt = visit.now;
  const cookies = [dropSession(visit, deviceId)];
  const next = visit.call.query.get('post_logout_redirect_uri');
  if (next !== null && visit.tenant.apps.some((app) => app.redirectUris.some((registered) => originOf(registered) === originOf(next)))) {
    const url = new URL(next);
    const state = visit.call.query.get('state');
    if (state !== null) url.searchParams.set('state', state);
    return seeOther(url.href, cookies);
  }
  const answer = show(visit, {
    title: visit.say('signin.signed-out.heading'),
    body: html`<section class="card narrow"><h1>${visit.say('signin.signed-out.heading')}</h1><p>${visit.say('signin.signed-out.say')}</p></section>`,
  });
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookies } };
}

const originOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).origin : null);
