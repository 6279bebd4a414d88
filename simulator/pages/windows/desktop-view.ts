import { html, type Html, type Part } from '../html.ts';
import { takeNotice } from '../state.ts';
import { browserLinks } from './browser.ts';
import { corner, faultOf, form, here } from './parts.ts';
import type { PcVisit } from './screen.ts';
import { ICONS } from './tiles.ts';

const GEAR = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><circle cx="12" cy="12" r="3.5"/><path d="M12 2v4m0 12v4M2 12h4m12 0h4M5 5l2.8 2.8m8.4 8.4L19 19M19 5l-2.8 2.8M7.8 16.2 5 19"/></svg>`;

const APP = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><rect x="3" y="4" width="18" height="16" rx="2"/><path d="M3 9h18"/></svg>`;

const nameHere = ({ tenant, pc }: PcVisit): string => tenant.people.find((person) => person.id === pc.desktop?.personId)?.displayName ?? '';

export function desktop(visit: PcVisit): Html {
  const { say, tenant, pc } = visit;
  const name = nameHere(visit);
  const notice = takeNotice(tenant, `app-${pc.id}`);
  return html`<section class="stack desktop"><h1>${say('win.desktop.heading', { name })}</h1>
${notice !== null && html`<p class="notice" role="status">${notice}</p>`}
<div class="icons"><a class="button" href="/${tenant.id}/pcs/${pc.id}/security-info">${ICONS.web}${say('win.desktop.browser')}</a>${browserLinks(visit)}
${form(here(visit), 'app', html`<button>${APP}${say('win.desktop.app')}</button>`)}
${form(here(visit), 'settings', html`<button>${GEAR}${say('win.settings')}</button>`)}</div>
<p class="small">${say('win.desktop.browser.say', { name })}</p>
<div class="row">${form(here(visit), 'lock', html`<button>${say('win.desktop.lock')}</button>`)}${form(here(visit), 'sign-out', html`<button>${say('win.desktop.sign-out')}</button>`)}${form(here(visit), 'restart', html`<button>${say('win.power')}</button>`)}</div>
${corner(visit, here(visit), [])}</section>`;
}

export const settingsHome = (visit: PcVisit): Html => html`<section class="panel stack"><h1>${visit.say('win.settings')}</h1>
<h2>${visit.say('win.settings.accounts')}</h2>
${form(here(visit), 'sign-in-options', html`<button autofocus>${visit.say('win.settings.options')}</button>`)}
${accounts(visit)}
${form(here(visit), 'desktop', html`<div class="row end"><button>${visit.say('win.settings.close')}</button></div>`)}</section>`;

/** Who was added for all apps. */
function accounts({ tenant, pc, say }: PcVisit): Part {
  const names = tenant.people.filter(({ id }) => pc.accounts.includes(id)).map(({ displayName }) => displayName);
  return names.length > 0 && html`<h2>${say('win.settings.apps')}</h2><ul>${names.map((name) => html`<li>${name}</li>`)}</ul>`;
}

/** Settings › Accounts › Sign-in options. */
export function signInOptions(visit: PcVisit): Html {
  const { say, pc, owner } = visit;
  const isOwner = pc.desktop?.personId === owner.id;
  const act = (name: string, label: string, look = ''): Html => form(here(visit), name, html`<button class="${look}">${label}</button>`);
  return html`<section class="panel stack"><p class="small soft">${say('win.settings')} › ${say('win.settings.accounts')}</p><h1>${say('win.settings.options')}</h1>
${faultOf(visit, here(visit))}
<h2>${say('win.settings.pin')}</h2>
${!isOwner ? html`<p>${say('win.settings.not-yours', { name: owner.displayName })}</p>` : html`<p>${say('win.settings.pin.say')}</p>
<div class="row">${pc.pin === null ? act('start-pin', say('win.settings.set-up')) : [act('ask-change', say('win.settings.change')), act('ask-forgot', say('win.forgot'), 'link')]}</div>`}
${form(here(visit), 'desktop', html`<div class="row end"><button>${say('win.settings.close')}</button></div>`)}</section>`;
}

export const sure = (visit: PcVisit): Html => html`<section class="panel stack"><h1>${visit.say('win.sure.heading')}</h1><p>${visit.say('win.sure.say')}</p>
${form(here(visit), 'forgot', html`<div class="row end"><button form="not-sure">${visit.say('win.new.cancel')}</button><button class="main" autofocus>${visit.say('win.sure.continue')}</button></div>`)}
<form id="not-sure" method="post" action="${here(visit).address}"><input type="hidden" name="do" value="close"></form></section>`;
