import type { Answer } from '../../http.ts';
import type { Person } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { methodsAddress, usersAddress, type Door } from './places.ts';
import type { Secret } from './shown-once.ts';
import { showInZone } from './zoned-time.ts';

/** What is shown once: the pass that was just made, or the temporary password. */
export function secretPage(visit: AdminVisit, door: Door, person: Person, secret: Secret): Answer {
  const { say, tenant } = visit;
  const address = methodsAddress(tenant, door, person);
  const title = say(secret.kind === 'pass' ? 'admin.made' : 'admin.reset.done');
  return adminPage(visit, {
    title, door,
    path: [[say('admin.users.crumb'), usersAddress(tenant, door)], [person.displayName], [say('admin.methods'), address], [title]],
    body: html`<section class="card narrow stack">${secret.kind === 'pass' ? passDetails(visit, secret) : passwordDetails(visit, secret.text)}
<div class="row end"><a class="button main" href="${address}">${say('admin.made.ok')}</a></div></section>`,
  });
}

/** The button shows itself only where scripts run. */
const box = ({ say }: AdminVisit, label: string, text: string): Html => html`<div class="row copied"><input id="secret" class="mono" readonly value="${text}" autocomplete="off" spellcheck="false">
<button data-copy="${text}" data-copied="${say('hub.copied')}" aria-label="${say('admin.made.copy', { what: label })}" hidden>${say('hub.copy')}</button></div>`;

function passDetails(visit: AdminVisit, { text, startAt, endAt, createdAt, zone }: Extract<Secret, { kind: 'pass' }>): Html {
  const { say, tenant } = visit;
  const time = (instant: number): Html => html`${showInstant(instant)}${zone === null || zone === 'UTC' ? null : html`<br><span class="soft">${showInZone(instant, zone)}</span>`}`;
  const link = say('admin.made.register.link');
  return html`<div><h2><label for="secret">${say('admin.made.provide')}</label></h2><p>${say('admin.made.provide.say')}</p>${box(visit, say('admin.kind.pass'), text)}<p class="soft small">${say('admin.made.once')}</p></div>
<div><h2>${say('admin.made.register')}</h2><p>${say('admin.made.register.say')}</p><p class="row"><span class="mono">${link}</span><button data-copy="${link}" data-copied="${say('hub.copied')}" aria-label="${say('admin.made.copy', { what: link })}" hidden>${say('hub.copy')}</button></p>
<p class="small"><a href="/${tenant.id}/security-info" target="_blank" rel="noopener">${say('admin.made.register.here')}</a></p></div>
<div><h2>${say('admin.made.more')}</h2><dl><dt>${say('admin.made.from')}</dt><dd>${time(startAt)}</dd><dt>${say('admin.made.until')}</dt><dd>${time(endAt)}</dd><dt>${say('admin.made.created')}</dt><dd>${showInstant(createdAt)}</dd></dl></div>
<p class="info">${say('admin.made.lost')}</p>`;
}

const passwordDetails = (visit: AdminVisit, text: string): Html => html`<p>${visit.say('admin.reset.done.say')}</p>
<div><h2><label for="secret">${visit.say('admin.reset.done.label')}</label></h2>${box(visit, visit.say('admin.reset.done.label'), text)}<p class="soft small">${visit.say('admin.made.once')}</p></div>
<p>${visit.say('admin.reset.say')}</p><p class="soft small">${visit.say('admin.reset.done.note')}</p>`;
