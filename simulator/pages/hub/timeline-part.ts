import { html, type Html } from '../html.ts';
import { callNote, type Bench } from './frame.ts';
import { timelineOf, type TimelineStep } from './timeline.ts';

/** Drawn the same way by `assets/workbench.ts`, when something new happens. */
const row = ({ say }: Bench, { at, kind, text, calls, left }: TimelineStep): Html => html`<li class="kind-${kind}"><time class="mono">${at}</time><p>${text}</p>
${calls.length > 0 && html`<details><summary>${say('hub.behind', { count: calls.length + left })}<span class="hide-visually"> ${at}</span></summary><ol>${calls.map((call) => html`<li class="mono">${call}</li>`)}</ol>${left > 0 && html`<p class="soft">${say('hub.behind.more', { count: left })}</p>`}</details>`}</li>`;

export function timelinePart(bench: Bench): Html {
  const { say, tenant } = bench;
  const steps = timelineOf(tenant, say);
  return html`<section class="card dense fixed" aria-labelledby="timeline"><h2 id="timeline">${say('hub.timeline')}</h2>
${callNote(['GET …/sign-ins', 'GET …/audits', 'GET …/mail', 'GET …/notifications', 'GET …/requests'])}
<div class="scroll" tabindex="0" role="group" aria-labelledby="timeline"><ol class="list under steps" data-steps data-behind="${say('hub.behind')}" data-more="${say('hub.behind.more')}">${steps.map((step) => row(bench, step))}</ol>
<p class="soft" data-no-steps ${steps.length > 0 ? html`hidden` : null}>${say('hub.no-steps')}</p></div>
<p class="note"><a class="button" href="/${tenant.id}/workbench/as-test">${say('hub.as-test')}</a></p></section>`;
}
