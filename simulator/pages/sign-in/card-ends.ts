import { signInFault } from '../fault.ts';
import { html, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { aside, boxState, who, whoAlone } from './parts.ts';
import { stepTitle } from './title.ts';

const main = (act: string, label: string): Html => html`<button class="main" name="do" value="${act}" id="idSIButton9" autofocus>${label}</button>`;

/** *Stay signed in?* */
export const stayStep = (visit: Visit, attempt: Attempt): Html => html`
${whoAlone(attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
<p>${visit.say('signin.stay.say')}</p>
<label class="tick"><input type="checkbox" name="DontShowAgain" value="true" id="KmsiCheckboxField"> ${visit.say('signin.stay.no-more')}</label>
<div class="row end"><button name="do" value="stay-no" id="idBtn_Back">${visit.say('signin.stay.no')}</button>${main('stay-yes', visit.say('signin.stay.yes'))}</div>`;

/** *More information required*, before somebody registers a second method. */
export function moreInfoStep(visit: Visit, attempt: Attempt): Html {
  const { say, tenant } = visit;
  return html`
${whoAlone(attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
<p id="ProofUpDescription">${say('signin.more-info.say')}</p>
<p>${aside('back', say('signin.more-info.other-account'))}</p>
<div class="row apart">${tenant.settings.signIn.interruptMode === 'skippable' ? aside('skip', say('signin.more-info.skip')) : html`<span></span>`}${main('more-info', say('signin.next'))}</div>`;
}

/** What Conditional Access does not let through, with no way on but another account. */
export const blockedStep = (visit: Visit, attempt: Attempt): Html => html`
${who(visit, attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
${attempt.fault === null ? null : signInFault(visit, attempt.fault, null)}
<div class="row end">${aside('back', visit.say('signin.blocked.other-account'))}</div>`;

/** A stand-in for the company's own identity provider, which looks different in every company. */
export const federatedStep = (visit: Visit, attempt: Attempt): Html => html`
${who(visit, attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
<p class="notice">${visit.say('signin.federated.say', { domain: visit.tenant.settings.signIn.federation?.domain ?? '' })}</p>
${attempt.fault === null ? null : signInFault(visit, attempt.fault, null)}
<div class="field"><label for="federated">${visit.say('signin.federated.password')}</label>
<input id="federated" name="federated" type="password" autocomplete="off" ${boxState(attempt)}></div>
<label class="tick"><input type="checkbox" name="mfa" value="done"> ${visit.say('signin.federated.mfa')}</label>
<div class="row end"><button class="main" name="do" value="federated" id="idSIButton9">${visit.say('signin.submit')}</button></div>`;
