import { html, type Html, type Part } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { personOf } from './outcome.ts';
import { aside, who } from './parts.ts';
import { stepTitle } from './title.ts';
import { notTaken, waysOf, type Way } from './ways.ts';

const ACTS: Record<Way, string> = { pass: 'use-pass', password: 'use-password', number: 'ask-number', code: 'use-code' };
/** As automation finds the entries; that of a pass was seen nowhere. */
const VALUES: Record<Way, string | null> = { pass: 'AccessPass', password: 'Password', number: 'PhoneAppNotification', code: 'PhoneAppOTP' };

/** *Other ways to sign in*: what this person has and these pages take; what they do not take is named apart. */
export function waysStep(visit: Visit, attempt: Attempt): Html {
  const { say, tenant } = visit;
  const person = personOf(visit, attempt);
  return html`
${who(visit, attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
<div class="stack">${waysOf(visit, attempt, person).map((way) => html`<button name="do" value="${ACTS[way]}" form="aside" data-value="${VALUES[way]}">${say(`signin.way.${way}`)}</button>`)}</div>
${tenant.settings.signIn.accountRecovery && attempt.proofs.length === 0 && html`<p>${aside('recover', say('signin.way.recover'))}</p>`}
${person === null || attempt.proofs.length === 0 ? null : missing(visit, notTaken(person).map((kind) => say(`info.method.${kind}`)))}
<div class="row end"><button name="do" value="ways-back">${say('signin.back')}</button></div>`;
}

const missing = ({ say }: Visit, names: readonly string[]): Part =>
  names.length > 0 && html`<p class="soft small">${say('signin.ways.not-taken', { methods: names.join(', ') })}</p>`;
