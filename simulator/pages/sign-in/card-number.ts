import { signInFault } from '../fault.ts';
import { html, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { numberShown } from './number.ts';
import { otherWays, who } from './parts.ts';
import { stepTitle } from './title.ts';

/** The number to type on the phone; when that came to nothing, why, and a way to ask again. */
export function numberStep(visit: Visit, attempt: Attempt): Html {
  const { say } = visit;
  const number = numberShown(visit, attempt);
  return html`
${who(visit, attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
${number === null ? failed(visit, attempt) : html`<p>${say('signin.number.say')}</p>
<p class="totp large"><output id="idRichContext_DisplaySign" aria-label="${say('signin.number.label')}">${number}</output></p>
<p class="soft small">${say('signin.number.upgrade')}</p>`}
<div class="row apart">${otherWays(visit, attempt)}${number === null
  ? html`<button class="main" name="do" value="ask-number" id="idSIButton9" autofocus>${say('signin.number.again')}</button>`
  : html`<button name="do" value="check-number" data-waits="/${visit.tenant.id}/signin/${attempt.id}/number">${say('signin.number.check')}</button>`}</div>`;
}

const failed = (visit: Visit, { fault }: Attempt): Html | null => (fault === null ? null : signInFault(visit, fault, null));
