import { takesPin } from '../../tenant/windows-lockout.ts';
import { PIN_MAX_LENGTH, PIN_MIN_LENGTH } from '../../tenant/windows-pin.ts';
import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { signInCard } from '../sign-in/card.ts';
import { findAttempt } from '../sign-in/engine.ts';
import { showInstant } from '../visit.ts';
import { pcAddress, type PcVisit } from './screen.ts';

const LIMITS = { min: PIN_MIN_LENGTH, max: PIN_MAX_LENGTH };

const form = (visit: PcVisit, act: string, content: Part): Html =>
  html`<form class="stack" method="post" action="${pcAddress(visit)}" autocomplete="off"><input type="hidden" name="do" value="${act}">${content}</form>`;

const initials = (name: string): string => name.split(/\s+/).map((word) => Array.from(word)[0] ?? '').slice(0, 2).join('').toUpperCase();

const face = ({ owner }: PcVisit): Html => html`<div class="person"><div class="face" aria-hidden="true">${initials(owner.displayName)}</div><h1>${owner.displayName}</h1></div>`;

const fault = (visit: PcVisit): Part => visit.screen.fault !== null && faultBox(visit, { text: visit.say(visit.screen.fault, LIMITS) });

const state = ({ screen }: PcVisit): Part => (screen.fault === null ? html`autofocus` : html`autofocus aria-invalid="true" aria-describedby="fault"`);

export function lockScreen(visit: PcVisit): Html {
  return html`<section class="stack">${face(visit)}
${visit.screen.provider === 'pin' ? pinBox(visit) : passwordBox(visit)}
${options(visit)}
${form(visit, 'restart', html`<div class="power"><button>${visit.say('win.power')}</button></div>`)}
${visit.pc.pin === null ? null : html`<details><summary>${visit.say('win.hint.ask')}</summary><p class="person small">${visit.say('win.hint', { pin: visit.pc.pin.value })}</p></details>`}</section>`;
}

function pinBox(visit: PcVisit): Html {
  const { pc, say } = visit;
  if (pc.pin === null) return html`${faultBox(visit, { text: say('win.no-pin') })}${forgot(visit)}`;
  const { guard } = pc.pin;
  if (guard.phase === 'challenge') return html`${challengeBox(visit)}${forgot(visit)}`;
  if (guard.phase === 'restart') return html`${faultBox(visit, { text: say('win.restart'), doNow: 'win.restart.do' })}${forgot(visit)}`;
  if (!takesPin(guard, visit.now)) return html`${faultBox(visit, { text: say('win.timed-out', { time: showInstant(guard.lockedUntilMs ?? visit.now) }) })}${forgot(visit)}`;
  return html`${fault(visit)}
${form(visit, 'pin', html`<label for="pin">${say('win.pin.label')}</label><div class="pin"><input id="pin" name="pin" type="password" inputmode="numeric" ${state(visit)}>${submitArrow(visit)}</div>`)}
${forgot(visit)}`;
}

const submitArrow = ({ say }: PcVisit): Html => html`<button class="main" aria-label="${say('win.pin.submit')}"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M4 12h15m-6-6 6 6-6 6"/></svg></button>`;

const forgot = (visit: PcVisit): Html => form(visit, 'forgot', html`<div class="person"><button class="link">${visit.say('win.forgot')}</button></div>`);

const challengeBox = (visit: PcVisit): Html => form(visit, 'challenge', html`
<p>${visit.say('win.challenge')}</p>
<label for="challenge">${visit.say('win.challenge.label')}</label>
<div class="pin"><input id="challenge" name="challenge" autocapitalize="characters" autofocus>${submitArrow(visit)}</div>`);

const passwordBox = (visit: PcVisit): Html => html`${fault(visit)}
${form(visit, 'password', html`<label for="password">${visit.say('win.password.label')}</label><div class="pin"><input id="password" name="password" type="password" ${state(visit)}>${submitArrow(visit)}</div>`)}`;

const KEYPAD = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">${[5, 12, 19].flatMap((y) => [5, 12, 19].map((x) => html`<circle cx="${x}" cy="${y}" r="2"/>`))}</svg>`;
const KEY = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="8" cy="12" r="4"/><path d="M12 12h9m-3 0v4m-3-4v3"/></svg>`;

function options(visit: PcVisit): Html {
  const { say, screen } = visit;
  const tile = (provider: 'pin' | 'password', icon: Html, name: string): Html =>
    html`<button name="provider" value="${provider}" aria-pressed="${screen.provider === provider ? 'true' : 'false'}">${icon}${name}</button>`;
  return html`<details><summary>${say('win.options')}</summary>
${form(visit, 'provider', html`<div class="tiles">${tile('password', KEY, say('win.tile.password'))}${tile('pin', KEYPAD, say('win.tile.pin'))}</div>`)}</details>`;
}

export const hybridScreen = (visit: PcVisit): Html => html`<section class="panel stack">${close(visit)}
<h1>${visit.say('win.hybrid.heading')}</h1><p>${visit.say('win.hybrid.say')}</p>
${visit.screen.fault === null ? null : faultBox(visit, { text: visit.say(visit.screen.fault), doNow: 'win.hybrid.do' })}
${form(visit, 'hybrid-password', html`<div class="field"><label for="password">${visit.say('win.password.label')}</label><input id="password" name="password" type="password" ${state(visit)}></div>
<div class="row end"><button class="main">${visit.say('win.next')}</button></div>`)}</section>`;

const close = (visit: PcVisit): Html => html`<div class="panel-bar">${form(visit, 'close', html`<button class="link" aria-label="${visit.say('win.close')}"><span aria-hidden="true">✕</span></button>`)}</div>`;

/** The web panel over the lock screen; null when its sign-in is gone. */
export function panelScreen(visit: PcVisit): Html | null {
  const attempt = findAttempt(visit, visit.screen.attemptId ?? '');
  if (attempt === null) return null;
  return html`<section class="panel" aria-label="${visit.say('win.panel')}">${close(visit)}${signInCard(visit, attempt)}</section>`;
}

export const newPinScreen = (visit: PcVisit): Html => html`<section class="panel stack">
<h1>${visit.say('win.new.heading')}</h1><p>${visit.say('win.new.say')}</p>
${fault(visit)}
${form(visit, 'new-pin', html`
<div class="field"><label for="new-pin">${visit.say('win.new.pin')}</label><input id="new-pin" name="pin" type="password" inputmode="numeric" autocomplete="new-password" ${state(visit)}></div>
<div class="field"><label for="confirm-pin">${visit.say('win.new.confirm')}</label><input id="confirm-pin" name="confirm" type="password" inputmode="numeric" autocomplete="new-password"></div>
<details><summary>${visit.say('win.new.rules')}</summary><ul class="small"><li>${visit.say('win.new.rule.length', LIMITS)}</li><li>${visit.say('win.new.rule.max', LIMITS)}</li><li>${visit.say('win.new.rule.pattern')}</li></ul></details>
<div class="row end"><button form="give-up">${visit.say('win.new.cancel')}</button><button class="main">${visit.say('win.new.ok')}</button></div>`)}
<form id="give-up" method="post" action="${pcAddress(visit)}"><input type="hidden" name="do" value="close"></form></section>`;

export const allSetScreen = (visit: PcVisit): Html => html`<section class="panel stack"><h1>${visit.say('win.done.heading')}</h1><p>${visit.say('win.done.say')}</p>
${form(visit, 'done', html`<div class="row end"><button class="main" autofocus>${visit.say('win.done.ok')}</button></div>`)}</section>`;

const GLOBE = html`<svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/></svg>`;

export function desktop(visit: PcVisit): Html {
  const { say, tenant, pc } = visit;
  const name = tenant.people.find((person) => person.id === pc.desktop?.personId)?.displayName ?? '';
  return html`<section class="stack desktop"><h1>${say('win.desktop.heading', { name })}</h1>
<div class="icons"><a class="button" href="/${tenant.id}/pcs/${pc.id}/security-info">${GLOBE}${say('win.desktop.browser')}</a></div>
<p class="small">${say('win.desktop.browser.say', { name })}</p>
<div class="row">${form(visit, 'lock', html`<button>${say('win.desktop.lock')}</button>`)}</div></section>`;
}
