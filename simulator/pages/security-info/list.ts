import type { Method } from '../../tenant/model.ts';
import { defaultCandidates, defaultMethod, hasOnlyPass } from '../../tenant/security-info.ts';
import { endOf } from '../../tenant/temporary-access-pass.ts';
import { html, type Html } from '../html.ts';
import { takeNotice } from '../state.ts';
import { showInstant } from '../visit.ts';
import { act } from './card.ts';
import type { InfoVisit } from './context.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

/** What tells a method from others of its kind. */
export function detailOf(method: Method): string {
  switch (method.kind) {
    case 'microsoftAuthenticator': case 'fido2': case 'windowsHello': case 'platformCredential': return method.displayName;
    case 'softwareOath': return showInstant(method.createdAt);
    case 'phone': return method.phoneNumber;
    case 'email': return method.emailAddress;
  }
}

/** The rows of the list, the pass last; whether it has one is not settled. */
export function rowsOf({ tenant, person, say, now }: InfoVisit): Row[] {
  const rows = person.methods.map((method): Row => ({ id: method.id, name: say(`info.method.${method.kind}`), detail: detailOf(method) }));
  const { pass } = person;
  if (pass === null || tenant.settings.assumed.passRow === 'hidden') return rows;
  const end = endOf(pass);
  return [...rows, { id: pass.id, name: say('info.method.pass'), detail: say(now < end ? 'info.method.pass.until' : 'info.method.pass.expired', { time: showInstant(end) }) }];
}

/** A method by its kind and, where one has several, by what tells them apart. */
export function nameOf({ person, say }: InfoVisit, method: Method): string {
  const name = say(`info.method.${method.kind}`);
  return person.methods.filter(({ kind }) => kind === method.kind).length > 1 || method.kind === 'phone' ? say('info.method.named', { method: name, detail: detailOf(method) }) : name;
}

export function listView(visit: InfoVisit): Html {
  const { say, person, tenant, session } = visit;
  const notice = takeNotice(tenant, session.id);
  const first = defaultMethod(person);
  const rows = rowsOf(visit);
  return html`
<header class="row apart"><p class="soft">${say('info.site')} · ${say('info.signed-in-as', { name: person.displayName })}</p>${visit.onPc ? null : act(visit, 'sign-out', html`<button class="link">${say('info.sign-out')}</button>`)}</header>
<h1>${say('info.heading')}</h1>
<p>${say('info.say')}</p>
${notice === null ? null : html`<p class="notice" role="status">${notice}</p>`}
${hasOnlyPass(person) ? act(visit, 'add', html`<button class="link banner notice">${say('info.banner')}</button>`) : null}
${first === null ? null : html`<div class="row"><span>${say('info.default', { method: nameOf(visit, first) })}</span>
${defaultCandidates(person).length > 1 && act(visit, 'ask-default', html`<button class="link" aria-label="${say('info.default.heading')}">${say('info.change')}</button>`)}</div>`}
<section class="card" aria-labelledby="methods">
<div class="row apart"><h2 id="methods">${say('info.methods')}</h2>${act(visit, 'add', html`<button class="main">${say('info.add')}</button>`)}</div>
${rows.length === 0 ? html`<p>${say('info.empty')}</p>` : html`<ul class="list">${rows.map((row) => rowView(visit, row))}</ul>`}
</section>
<p class="soft small">${say('info.remove-lost')}</p>
<section class="row"><b>${say('info.lost')}</b>${act(visit, 'ask-everywhere', html`<button class="link">${say('info.sign-out-everywhere')}</button>`)}</section>`;
}

const rowView = (visit: InfoVisit, { id, name, detail }: Row): Html => html`
<li><div><b>${name}</b><br><span class="soft">${detail}</span></div>
${act(visit, 'ask-delete', html`<input type="hidden" name="id" value="${id}"><button class="danger" aria-label="${visit.say('info.delete.named', { method: `${name}, ${detail}` })}">${visit.say('info.delete')}</button>`)}</li>`;

interface Question {
  readonly heading: string;
  readonly text: string;
  readonly act: string;
  readonly id?: string;
}

/** A question before something that cannot be undone. */
export const question = (visit: InfoVisit, { heading, text, act: yes, id = '' }: Question): Html => html`
<section class="card narrow stack" role="group" aria-labelledby="ask"><h1 id="ask">${heading}</h1><p>${text}</p>
<form id="cancel" method="post" action="${visit.address}"><input type="hidden" name="do" value="cancel"></form>
<form method="post" action="${visit.address}"><input type="hidden" name="do" value="${yes}"><input type="hidden" name="id" value="${id}">
<div class="row end"><button form="cancel">${visit.say('info.cancel')}</button><button class="danger">${visit.say('info.ok')}</button></div></form></section>`;
