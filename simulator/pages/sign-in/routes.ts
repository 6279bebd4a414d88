import { json, type Answer, type Fidelity, type Route } from '../../http.ts';
import { html } from '../html.ts';
import { pageRoute, plainMessage, seeOther, show, type Visit } from '../visit.ts';
import { afterSignIn } from './after.ts';
import { OUTSIDE, panelPage, type Attempt } from './attempt.ts';
import { signInCard } from './card.ts';
import { deviceName, keepAnswer, signedInOn } from './device.ts';
import { comeBack, enterCode, enterPass, enterPassword, enterUser, findAttempt, finishAttempt, lacksPass, leaveFor, leaveSimulation } from './engine.ts';
import { enterFederated } from './federated.ts';
import { registeredPage, startInterrupt } from './interrupt.ts';
import { askForNumber, checkNumber, numberStanding } from './number.ts';
import { answerStay, settle, skipMoreInfo } from './settle.ts';
import { stepTitle } from './title.ts';

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
  pageRoute('GET', '/{tenant}/registered', 'pages.registered', registeredPage, FIDELITY),
  // What the page's own script asks for; the real pages poll as well, in another form.
  pageRoute('GET', `${PATH}/number`, 'pages.sign-in.number', (visit) => {
    const attempt = findAttempt(visit, visit.param('attempt'));
    return json(200, { waits: attempt?.step === 'number' && attempt.fault === null && numberStanding(visit, attempt) === 'waiting' });
  }),
];

/** Where the page of an attempt stands: the web panel is part of the PC's screen. */
export const attemptAddress = (visit: Visit, { id, want }: Attempt): string =>
  want.kind === 'pc' ? `/${visit.tenant.id}/pcs/${want.pcId}/${panelPage(want.goal)}` : `/${visit.tenant.id}/signin/${id}`;

const over = ({ say }: Visit): Answer => plainMessage(410, say('fault.expired-attempt'), say('signin.do.again'));

function submitted(visit: Visit, attempt: Attempt): Answer {
  const { form } = visit;
  const act = form.get('do') ?? '';
  if (attempt.step === 'pick' && act === 'pick-same') {
    const signedIn = signedInOn(visit, attempt.deviceId);
    if (signedIn?.fault === null) return afterSignIn(visit, attempt.want, signedIn.session);
  }
  if (attempt.step === 'more-info' && act === 'more-info') return startInterrupt(visit, attempt);
  const outside = OUTSIDE.find((link) => link === act);
  if (outside !== undefined || act === 'come-back') {
    if (outside === undefined) comeBack(attempt);
    else leaveSimulation(attempt, outside);
    return seeOther(attemptAddress(visit, attempt));
  }
  if (!isComplete(visit, attempt, act)) return seeOther(attemptAddress(visit, attempt));
  const isKept = form.get('DontShowAgain') !== null && act.startsWith('stay-');
  return afterSignIn(visit, attempt.want, finishAttempt(visit, attempt), isKept ? [keepAnswer(visit, attempt.deviceId, attempt.stays)] : []);
}

/** True when that was the last step: all is proven, and nothing is left to ask. */
function isComplete(visit: Visit, attempt: Attempt, act: string): boolean {
  if (attempt.step === 'stay') return (act === 'stay-yes' || act === 'stay-no') && answerStay(visit, attempt, act === 'stay-yes');
  if (attempt.step === 'more-info' && act === 'skip') return skipMoreInfo(visit, attempt);
  return isProven(visit, attempt, act) && !lacksPass(visit, attempt) && settle(visit, attempt);
}

function isProven(visit: Visit, attempt: Attempt, act: string): boolean {
  const { form } = visit;
  const { step } = attempt;
  switch (act) {
    case 'back': case 'pick-same': case 'use-pass': case 'use-password': case 'use-code': case 'ways': case 'ways-back': leaveFor(visit, attempt, act); return false;
    case 'ask-number': return askForNumber(visit, attempt);
    case 'check-number': return step === 'number' && checkNumber(visit, attempt);
    case 'pass': return step === 'pass' && enterPass(visit, attempt, form.get('accesspass') ?? '');
    case 'password': return step === 'password' && enterPassword(visit, attempt, form.get('passwd') ?? '');
    case 'code': return step === 'code' && enterCode(visit, attempt, form.get('otc') ?? '');
    case 'federated': return step === 'federated' && enterFederated(visit, attempt, form.get('federated') ?? '', form.get('mfa') !== null);
    default: if (step === 'user') enterUser(visit, attempt, form.get('loginfmt') ?? ''); return false;
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
