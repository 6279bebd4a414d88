import { faultOfStanding, type SignInFault } from '../../tenant/sign-in.ts';
import { passFacts } from '../../tenant/temporary-access-pass.ts';
import { doNowLine, faultBox, signInFault } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { blockedStep, federatedStep, moreInfoStep, stayStep } from './card-ends.ts';
import { numberStep } from './card-number.ts';
import { outsideStep } from './card-outside.ts';
import { waysStep } from './card-ways.ts';
import { aside, boxState, otherWays, who } from './parts.ts';
import { isPassOffered } from './pass-offer.ts';
import { stepTitle } from './title.ts';
import { hasFirstStep } from './ways.ts';

/** The step of a sign-in as a card: on a page of its own or in the web panel of Windows. */
export function signInCard(visit: Visit, attempt: Attempt): Html {
  const action = `/${visit.tenant.id}/signin/${attempt.id}`;
  // Links that are buttons belong to a form of their own, so that Enter in a box always means the main button.
  return html`<form id="aside" method="post" action="${action}"></form>
<form class="stack" method="post" action="${action}" autocomplete="off">${step(visit, attempt)}</form>`;
}

function step(visit: Visit, attempt: Attempt): Html {
  switch (attempt.step) {
    case 'pick': return pickStep(visit, attempt);
    case 'user': return userStep(visit, attempt);
    case 'pass': return passStep(visit, attempt);
    case 'password': return passwordStep(visit, attempt);
    case 'code': return codeStep(visit, attempt);
    case 'number': return numberStep(visit, attempt);
    case 'ways': return waysStep(visit, attempt);
    case 'outside': return outsideStep(visit, attempt);
    case 'enrol': return enrolStep(visit, attempt);
    case 'federated': return federatedStep(visit, attempt);
    case 'blocked': return blockedStep(visit, attempt);
    case 'more-info': return moreInfoStep(visit, attempt);
    case 'stay': return stayStep(visit, attempt);
  }
}

const head = (visit: Visit, attempt: Attempt): Html => html`<h1>${stepTitle(visit, attempt)}</h1>`;

const submit = (label: string, act: string): Html =>
  html`<div class="row end"><button class="main" name="do" value="${act}" id="idSIButton9">${label}</button></div>`;

function fault(visit: Visit, attempt: Attempt): Part {
  if (attempt.fault === null) return null;
  const person = visit.tenant.people.find((each) => each.id === attempt.personId);
  return [signInFault(visit, attempt.fault, person === undefined ? null : passFacts(visit.tenant, person, visit.now).pass), triesLeft(visit, attempt)];
}

function triesLeft(visit: Visit, { fault: what, personId }: Attempt): Part {
  const { wording, assumed, signIn: { lockout } } = visit.tenant.settings;
  if (wording !== 'ideal' || what !== 'pass-wrong' || !assumed.passGuessesLock) return null;
  const tries = visit.tenant.people.find((each) => each.id === personId)?.failedSignIns.count ?? 0;
  return tries >= lockout.threshold ? null : html`<p>${visit.say('signin.tries-left', { count: lockout.threshold - tries })}</p>`;
}

const pickStep = (visit: Visit, attempt: Attempt): Html => html`
${head(visit, attempt)}
<div class="row stretch"><button name="do" value="pick-same" class="main">${attempt.userName}</button><button name="do" value="back" form="aside">${visit.say('signin.other-account')}</button></div>`;

const userStep = (visit: Visit, attempt: Attempt): Html => html`
${head(visit, attempt)}
${fault(visit, attempt)}
<div class="field"><label for="i0116">${visit.say('signin.user')}</label>
<input id="i0116" name="loginfmt" type="text" inputmode="email" autocapitalize="off" spellcheck="false" value="${attempt.userName}" ${boxState(attempt)}></div>
<p>${aside('cannot-access', visit.say('signin.cannot-access'), 'cantAccessAccount')}</p>
${submit(visit.say('signin.next'), 'user')}
<p>${aside('sign-in-options', visit.say('signin.options'))}</p>`;

const passStep = (visit: Visit, attempt: Attempt): Html => html`
${who(visit, attempt)}
${head(visit, attempt)}
${fault(visit, attempt)}
<div class="field"><label for="accesspass">${visit.say('signin.pass.label')}</label>
<input id="accesspass" name="accesspass" type="password" autocapitalize="off" spellcheck="false" ${boxState(attempt)}></div>
<label class="tick" data-shows="accesspass" hidden><input type="checkbox"> ${visit.say('signin.pass.show')}</label>
<div class="row apart"><div class="row">${hasFirstStep(attempt) ? null : aside('use-password', visit.say('signin.pass.instead'))}${otherWays(visit, attempt)}</div>
<button class="main" name="do" value="pass" id="idSIButton9">${visit.say('signin.submit')}</button></div>`;

function passwordStep(visit: Visit, attempt: Attempt): Html {
  const person = visit.tenant.people.find((each) => each.id === attempt.personId);
  const offered = person !== undefined && isPassOffered(visit, person);
  return html`
${who(visit, attempt)}
${head(visit, attempt)}
${fault(visit, attempt)}
${offered ? null : noPassNotice(visit, attempt)}
<div class="field"><label for="i0118">${visit.say('signin.password.label')}</label>
<input id="i0118" name="passwd" type="password" autocomplete="off" ${boxState(attempt)}></div>
<p>${aside('forgot-password', visit.say('signin.forgot-password'), 'idA_PWD_ForgotPassword')}</p>
<div class="row apart"><div class="row">${offered ? usePass(visit) : null}${otherWays(visit, attempt)}</div>
<button class="main" name="do" value="password" id="idSIButton9">${visit.say('signin.submit')}</button></div>`;
}

const usePass = ({ say }: Visit): Html => aside('use-pass', say('signin.pass.use'));

/**
 * Why the pass is not asked for. The real pages say nothing; where a pass would be of use, a line apart from their text
 * says what to do. Wording `ideal`: on a PC that shows the person's name it says what is the matter with their pass; on a
 * public page the same for everybody, since the account is not proven yet.
 */
function noPassNotice(visit: Visit, attempt: Attempt): Part {
  if (attempt.fault !== null) return null;
  if (visit.tenant.settings.wording === 'real') return attempt.want.kind === 'app' ? null : doNowLine(visit, 'signin.do.no-pass');
  const person = visit.tenant.people.find((each) => each.id === attempt.personId);
  const why: SignInFault | null = person !== undefined && attempt.want.kind === 'pc' ? faultOfStanding(passFacts(visit.tenant, person, visit.now).standing) : null;
  if (why !== null && person !== undefined) return signInFault(visit, why, passFacts(visit.tenant, person, visit.now).pass);
  return faultBox(visit, { text: visit.say('signin.notice.none'), doNow: 'signin.do.none' });
}

function codeStep(visit: Visit, attempt: Attempt): Html {
  const person = visit.tenant.people.find((each) => each.id === attempt.personId);
  return html`
${who(visit, attempt)}
${head(visit, attempt)}
<p>${visit.say('signin.code.say')}</p>
${fault(visit, attempt)}
<div class="field code"><label for="otc">${visit.say('signin.code.label')}</label>
<input id="otc" name="otc" type="text" inputmode="numeric" maxlength="7" autocomplete="one-time-code" ${boxState(attempt)}></div>
<div class="row apart"><div class="row">${person !== undefined && isPassOffered(visit, person) ? usePass(visit) : null}${otherWays(visit, attempt)}</div>
<button class="main" name="do" value="code" id="idSIButton9">${visit.say('signin.code.verify')}</button></div>`;
}

const enrolStep = (visit: Visit, attempt: Attempt): Html => html`
${who(visit, attempt)}
${head(visit, attempt)}
${faultBox(visit, { text: visit.say('signin.enrol.say'), code: 50079, doNow: 'signin.do.enrol' })}
<a class="button main" href="/${visit.tenant.id}/security-info?device=${attempt.deviceId}">${visit.say('info.heading')}</a>`;
