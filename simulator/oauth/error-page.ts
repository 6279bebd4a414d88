import type { Answer } from '../http.ts';
import { faultBox } from '../pages/fault.ts';
import { html } from '../pages/html.ts';
import { show, type Visit } from '../pages/visit.ts';
import { describeError, type OauthFault } from './error.ts';

/** Faults that may not travel, such as an app or an address that nobody registered: shown to the person, with what support asks for. */
export function errorPage(visit: Visit, fault: OauthFault): Answer {
  const { say } = visit;
  const { traceId, correlationId, timestamp } = describeError(visit.world, fault, visit.call.line?.clientRequestId);
  return show(visit, {
    status: fault.status,
    byApp: true,
    title: say('signin.heading'),
    body: html`<section class="card narrow"><h1>${say('signin.heading')}</h1>
<p>${say('signin.trouble')}</p>
${faultBox(visit, { text: fault.text, code: fault.code, doNow: 'signin.do.app' })}
<h2>${say('signin.trouble.details')}</h2>
<p class="small mono">Request Id: ${traceId}<br>Correlation Id: ${correlationId}<br>Timestamp: ${timestamp}</p></section>`,
  });
}
