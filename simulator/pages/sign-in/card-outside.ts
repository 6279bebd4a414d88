import { doNowLine } from '../fault.ts';
import { html, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { whoAlone } from './parts.ts';
import { outsideOf, stepTitle } from './title.ts';

/** Where the real page leads to a service that is not imitated: says to which, and what helps in its place. */
export const outsideStep = (visit: Visit, attempt: Attempt): Html => html`
${attempt.userName !== '' && whoAlone(attempt)}
<h1>${stepTitle(visit, attempt)}</h1>
<p class="notice">${visit.say(`signin.outside.${outsideOf(attempt)}.say`)}</p>
${attempt.outside?.link !== 'sign-in-options' && doNowLine(visit, 'signin.do.none')}
<div class="row end"><button class="main" name="do" value="come-back" autofocus>${visit.say('signin.back')}</button></div>`;
