import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import { callNote, form, type Bench } from './frame.ts';

export function clockPart(bench: Bench): Html {
  const { say, tenant, now } = bench;
  const frozen = tenant.clock.frozenAt !== null;
  return html`<section class="card all" aria-labelledby="clock"><h2 id="clock">${say('sim.clock')}</h2>
<div class="row"><time class="clock" data-clock="/${tenant.id}/workbench/live">${showInstant(now)}</time><span class="soft">${frozen ? say('hub.frozen') : say('hub.running')}</span>
${form(bench, frozen ? 'run' : 'freeze', html`<button>${frozen ? say('hub.run') : say('hub.freeze')}</button>`)}
${form(bench, 'minute', html`<button>${say('hub.plus-minute')}</button>`)}
${form(bench, 'hour', html`<button>${say('hub.plus-hour')}</button>`)}
${form(bench, 'set', html`<div class="field"><label for="to">${say('hub.to')}</label><input id="to" name="to" type="datetime-local" step="1" value="${new Date(now).toISOString().slice(0, 19)}"></div><button>${say('hub.set')}</button>`)}</div>
<p class="small note"><b>${say('hub.clock.note')}</b></p>${callNote(['PUT …/clock', 'POST …/clock/advance'])}</section>`;
}
