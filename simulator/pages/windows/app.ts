import { html, type Html } from '../html.ts';
import { pagesState } from '../state.ts';
import { openPanel, panelStop, stopPanel } from './panel.ts';
import { form, here } from './parts.ts';
import type { PcVisit } from './screen.ts';

/** An app of Windows that wants an account of its own: the same panel, and at its end whether all apps may use the account. */
export function startApp(visit: PcVisit): void {
  const stop = panelStop(visit);
  if (stop === null) openPanel(visit, 'app', null);
  else stopPanel(visit, stop);
  visit.screen.app = { personId: null };
}

const nameIn = ({ tenant, screen }: PcVisit): string => tenant.people.find(({ id }) => id === screen.app?.personId)?.displayName ?? '';

export const allApps = (visit: PcVisit): Html => html`<section class="panel stack"><h1>${visit.say('win.app.all')}</h1><p>${visit.say('win.app.all.say', { name: nameIn(visit) })}</p>
<div class="row end">${form(here(visit), 'this-app', html`<button class="link">${visit.say('win.app.this')}</button>`)}${form(here(visit), 'all-apps', html`<button class="main" autofocus>${visit.say('win.app.yes')}</button>`)}</div></section>`;

export const accountAdded = (visit: PcVisit): Html => html`<section class="panel stack"><h1>${visit.say('win.app.added')}</h1><p>${visit.say('win.app.added.say', { name: nameIn(visit) })}</p>
${form(here(visit), 'app-done', html`<div class="row end"><button class="main" autofocus>${visit.say('win.app.done')}</button></div>`)}</section>`;

/** *Yes, all apps*. */
export function addToPc({ pc, screen }: PcVisit): void {
  const id = screen.app?.personId;
  if (id != null && !pc.accounts.includes(id)) pc.accounts.push(id);
  screen.view = 'account-added';
}

/** Back to the desktop, which says once who is signed in to the app. */
export function leaveApp(visit: PcVisit): void {
  pagesState(visit.tenant).notices.set(`app-${visit.pc.id}`, visit.say('win.app.in', { name: nameIn(visit) }));
  Object.assign(visit.screen, { view: 'desktop', app: null });
}
