import type { Answer, Fidelity, Route } from '../../http.ts';
import { html } from '../html.ts';
import { pageRoute, plainMessage, seeOther, show, type Visit } from '../visit.ts';
import { afterSignIn } from './after.ts';
import { panelPage, type Attempt } from './attempt.ts';
import { signInCard, stepTitle } from './card.ts';
import { deviceName, signedInOn } from './device.ts';
import { enterCode, enterPass, enterPassword, enterUser, findAttempt, finishAttempt, lacksPass, leaveFor } from './engine.ts';

const PATH = '/{tenant}/signin/{attempt}';

const FIDELITY: Fidelity = { mark: 'observed', source: 'screenshots of the sign-in page; Microsoft Learn, howto-authentication-temporary-access-pass', note: 'The order of the steps; the real pages have other addresses and another look. Their texts are marked one by one.' };

/** The pages of a sign-in, one address for the whole of it; `authorize` and the people's pages lead here. */
export const signInRoutes: readonly Route[] = [
  pageRoute('GET', PATH, 'pages.sign-in', (visit) => {
    const attempt = findAttempt(visit, visit.param('attempt'));
    return attempt === null ? over(visit) : signInPage(visit, attempt);
  }, FIDELITY),
  pageRoute('POST', PATH, 'pages.sign-in.submit', (visit) => {
    const attempt = findAttempt(visit, visit.param('attempt'));
    return attempt === null ? over(visit) : submitted(visit, attempt);
  }, FIDELITY),
];

/** Where the page of an attempt stands: the web panel is part of the PC's screen. */
export const attemptAddress = (visit: Visit, { id, want }: Attempt): string =>
  want.kind === 'pc' ? `/${visit.tenant.id}/pcs/${want.pcId}/${panelPage(want.goal)}` : `/${visit.tenant.id}/signin/${id}`;

const over = ({ say }: Visit): Answer => plainMessage(410, say('fault.expired-attempt'), say('signin.do.again'));

function submitted(visit: Visit, attempt: Attempt): Answer {
  if (attempt.step === 'pick' && visit.form.get('do') === 'pick-same') {
    const signedIn = signedInOn(visit, attempt.deviceId);
    if (signedIn?.fault === null) return afterSignIn(visit, attempt.want, signedIn.session);
  }
  return entered(visit, attempt) && !lacksPass(visit, attempt) ? afterSignIn(visit, attempt.want, finishAttempt(visit, attempt)) : seeOther(attemptAddress(visit, attempt));
}

/** True when that was the last step. */
function entered(visit: Visit, attempt: Attempt): boolean {
  const { form } = visit;
  const act = form.get('do');
  switch (act) {
    case 'back': case 'pick-same': case 'use-pass': case 'use-password': leaveFor(visit, attempt, act); return false;
    case 'pass': return attempt.step === 'pass' && enterPass(visit, attempt, form.get('accesspass') ?? '');
    case 'password': return attempt.step === 'password' && enterPassword(visit, attempt, form.get('passwd') ?? '');
    case 'code': return attempt.step === 'code' && enterCode(visit, attempt, form.get('otc') ?? '');
    default: if (attempt.step === 'user') enterUser(visit, attempt, form.get('loginfmt') ?? ''); return false;
  }
}

function signInPage(visit: Visit, attempt: Attempt): Answer {
  const { say } = visit;
  const { want } = attempt;
  const app = want.kind === 'app' ? visit.tenant.apps.find((each) => each.clientId === want.request.clientId) : undefined;
  return show(visit, {
    title: stepTitle(visit, attempt),
    scripts: ['sign-in'],
    // A form's redirect ends at the app, and browsers hold that against form-action too.
    byApp: want.kind === 'app',
    ...(want.kind === 'app' && { formAction: `'self' ${new URL(want.request.redirectUri).origin}` }),
    body: html`<section class="card narrow">${signInCard(visit, attempt)}</section>
<p class="narrow soft small">${app === undefined ? null : html`${say('signin.to', { app: app.displayName })}. `}${say('signin.device', { device: deviceName(visit, attempt.deviceId) })}.</p>`,
  });
}
