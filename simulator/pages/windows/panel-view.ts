import type { TextKey } from '../../texts/say.ts';
import { doNowLine, faultBox } from '../fault.ts';
import { html, type Html } from '../html.ts';
import { signInCard } from '../sign-in/card.ts';
import { findAttempt } from '../sign-in/engine.ts';
import type { PanelStop } from '../state.ts';
import { boxState, closeButton, corner, form, here } from './parts.ts';
import type { PcVisit } from './screen.ts';

export const passwordFirst = (visit: PcVisit): Html => html`<section class="panel stack">${closeButton(visit, here(visit))}
<h1>${visit.say('win.hybrid.heading')}</h1><p>${visit.say('win.hybrid.say')}</p>
${visit.screen.fault === null ? null : faultBox(visit, { text: visit.say(visit.screen.fault), doNow: 'win.hybrid.do' })}
${form(here(visit), 'hybrid-password', html`<div class="field"><label for="password">${visit.say('win.password.label')}</label><input id="password" name="password" type="password" ${boxState(here(visit))}></div>
<div class="row end"><button class="main">${visit.say('win.next')}</button></div>`)}</section>`;

/** The web panel over the lock screen; null when its sign-in is gone. */
export function panelScreen(visit: PcVisit): Html | null {
  const attempt = findAttempt(visit, visit.screen.attemptId ?? '');
  if (attempt === null) return null;
  return html`<section class="panel" aria-label="${visit.say('win.panel')}">${closeButton(visit, here(visit))}${signInCard(visit, attempt)}</section>
${corner(visit, here(visit), [['keys', 'win.keys']])}`;
}

const CODES: Partial<Record<PanelStop, TextKey>> = { service: 'win.stop.service.code', key: 'win.stop.key.code' };
/** AADSTS number of the sentence, where it has one (Microsoft identity platform, reference-error-codes). */
const SERVICE_CODE = 650_052;

/** The page that takes the place of a sign-in that cannot be. */
export const stoppedScreen = (visit: PcVisit, stop: PanelStop): Html => html`
<section class="panel stack"><h1>${visit.say('win.stop.heading')}</h1>
${stopBox(visit, stop)}
${form(here(visit), stop === 'offline' ? 'back-offline' : 'close', html`<div class="row end"><button class="main" autofocus>${visit.say(stop === 'offline' ? 'win.stop.back' : 'win.close')}</button></div>`)}</section>
${corner(visit, here(visit), [['keys', 'win.keys']])}`;

export function stopBox(visit: PcVisit, stop: PanelStop): Html {
  const { say, tenant } = visit;
  const code = CODES[stop];
  return html`<div class="fault" role="alert" id="fault"><p class="text">${say(`win.stop.${stop}`, { organization: tenant.displayName })}</p>
${code === undefined ? null : html`<p class="small mono">${say(code)}${stop === 'service' && ` AADSTS${SERVICE_CODE}`}</p>`}
${doNowLine(visit, `win.stop.${stop}.do`)}</div>`;
}
