import { statusPage, type PhaseState } from '../../tenant/windows-set-up.ts';
import { html, type Html } from '../html.ts';
import { form, type PcForm } from '../windows/parts.ts';
import type { SetUpVisit } from './progress.ts';

const MINUTE_MS = 60_000;

/** The Enrollment Status Page: three phases, one after the other. */
export function statusScreen(visit: SetUpVisit, at: PcForm, heading: Html): Html {
  const { say, pc, setUp, now } = visit;
  const { phases } = statusPage(pc, setUp, now);
  const row = ({ phase, state, leftMs }: PhaseState): Html => html`<li><h2>${say(`oobe.status.${phase}`)}</h2><span>${say(`oobe.status.${state}`)}</span>
${state === 'working' && html`<span class="small soft">${say('oobe.status.left', { minutes: Math.ceil(leftMs / MINUTE_MS) })}</span>`}</li>`;
  return html`<section class="panel stack">${heading}<p>${say('oobe.status.say')}</p>
<ol class="list phases">${phases.map(row)}</ol>
<div class="row end">${form(at, 'pass-time', html`<button>${say('oobe.status.pass-time')}</button>`)}${form(at, 'look', html`<button class="main" autofocus>${say('oobe.status.look')}</button>`)}</div></section>`;
}
