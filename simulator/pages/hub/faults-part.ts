import { FAULT_PRESETS } from '../../control/fault-presets.ts';
import type { Fault } from '../../tenant/fault.ts';
import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import { callNote, form, type Bench } from './frame.ts';

/** Faults shown of those that are there; the rest is at `GET …/faults`. */
const SHOWN = 20;

export function faultsPart(bench: Bench): Html {
  const { say, tenant: { faults } } = bench;
  return html`<section class="card dense" aria-labelledby="faults"><h2 id="faults">${say('hub.faults')}</h2>
${faults.length === 0 ? html`<p class="soft note">${say('hub.faults.none')}</p>` : html`<ul class="list">${faults.slice(0, SHOWN).map((fault) => activeRow(bench, fault))}</ul>
${form(bench, 'clear-faults', html`<button>${say('hub.faults.clear-all', { count: faults.length })}</button>`)}`}
<details><summary>${say('hub.faults.add')}</summary>
${form(bench, 'fault', html`<div class="scroll choices" tabindex="0" role="group" aria-label="${say('hub.faults.add')}"><ul class="list under">${FAULT_PRESETS.map(({ id, what, variants }) => html`<li><p><b>${id}</b> ${what}</p><div class="row">${Object.keys(variants).map((variant) => html`<button name="fault" value="${id}/${variant}" aria-label="${id}: ${variant}">${variant}</button>`)}</div></li>`)}</ul></div>`)}</details>
${callNote(['GET /_sim/presets', 'POST …/faults', 'DELETE …/faults'])}</section>`;
}

function activeRow(bench: Bench, { id, method, path, operation, effect, timesLeft, hits }: Fault): Html {
  const { say } = bench;
  const what = `${effect.kind === 'status' ? effect.status : effect.kind}: ${[method, path ?? operation].filter((each) => each !== null).join(' ') || '*'}`;
  const last = hits.at(-1);
  return html`<li><div><p class="mono">${what}</p><p class="soft">${timesLeft === null ? say('hub.fault.lasts') : say('hub.fault.left', { count: timesLeft })} ${last === undefined ? say('hub.fault.no-hits') : say('hub.fault.hits', { count: hits.length, call: `${last.method} ${last.path}`, time: showInstant(last.at) })}</p></div>
${form(bench, 'clear-fault', html`<button name="fault" value="${id}" aria-label="${say('hub.fault.clear')} ${what}">${say('hub.fault.clear')}</button>`)}</li>`;
}
