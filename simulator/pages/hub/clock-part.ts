import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import { callNote, form, type Bench } from './frame.ts';

/** From here on a token, a code or a pass can be good by one clock and not by the other. */
const APART_MS = 1000;

export function clockPart(bench: Bench): Html {
  const { say, tenant, now, world } = bench;
  const real = world.now();
  const note = say('hub.clock.note', { real: showInstant(real) });
  const frozen = tenant.clock.frozenAt !== null;
  return html`<section class="card all" aria-labelledby="clock"><h2 id="clock">${say('sim.clock')}</h2>
<div class="row"><time class="clock" data-clock="/${tenant.id}/workbench/live">${showInstant(now)}</time><span class="soft">${frozen ? say('hub.frozen') : say('hub.running')}</span>
${form(bench, frozen ? 'run' : 'freeze', html`<button>${frozen ? say('hub.run') : say('hub.freeze')}</button>`)}
${form(bench, 'minute', html`<button>${say('hub.plus-minute')}</button>`)}
${form(bench, 'hour', html`<button>${say('hub.plus-hour')}</button>`)}
${form(bench, 'set', html`<div class="field"><label for="to">${say('hub.to')}</label><input id="to" name="to" type="datetime-local" step="1" value="${new Date(now).toISOString().slice(0, 19)}"></div><button>${say('hub.set')}</button>`)}</div>
<p class="small note">${frozen || Math.abs(real - now) > APART_MS ? html`<b>${note}</b>` : note}</p>${callNote(['PUT …/clock', 'POST …/clock/advance'])}</section>`;
}
