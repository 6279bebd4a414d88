import type { Answer } from '../../http.ts';
import { mayAdminister } from '../../tenant/administrators.ts';
import type { Person } from '../../tenant/model.ts';
import { defaultMethod } from '../../tenant/security-info.ts';
import { html, type Html, type Part } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { methodRows, systemPreferred, type MethodRow } from './method-rows.ts';
import { isOldExperience, oldExperience } from './old-experience.ts';
import { addAddress, methodsAddress, usersAddress, type Door } from './places.ts';
import { noRight } from './refused.ts';

/** A person's page *Authentication methods*; `fault` is what a form on it met. */
export function methodsPage(visit: AdminVisit, door: Door, person: Person, fault: Part = null): Answer {
  const { say, tenant, me } = visit;
  const mayRead = mayAdminister(tenant, me, 'read-methods', person);
  const mayWrite = mayAdminister(tenant, me, 'write-methods', person);
  const isOld = isOldExperience(visit);
  const rows = methodRows(visit, person);
  return adminPage(visit, {
    title: say('admin.methods'), door,
    status: fault === null ? 200 : 400,
    path: [[say('admin.users.crumb'), usersAddress(tenant, door)], [person.displayName], [say('admin.methods')]],
    body: html`${fault}<p><b>${person.displayName}</b> <span class="soft">${person.userPrincipalName}</span></p>
${isOld ? oldExperience(visit, door, person) : null}
${toolbar(visit, door, person)}
${mayRead && !mayWrite ? html`<p class="soft">${say('admin.only-look')}</p>${person.id === me.id ? noRight(visit, 'write-methods', person) : null}` : null}
${mayRead ? (isOld ? null : tables(visit, door, person, rows, mayWrite)) : noRight(visit, 'read-methods', person)}`,
  });
}

/** Buttons that the administrator may not use are there and dead, as the real page greys them out. */
function toolbar(visit: AdminVisit, door: Door, person: Person): Html {
  const { say, tenant, me } = visit;
  const isOld = isOldExperience(visit);
  const dead = (act: Parameters<typeof mayAdminister>[2]): Part => (mayAdminister(tenant, me, act, person) ? null : html` disabled`);
  const button = (what: string, text: string, act: Parameters<typeof mayAdminister>[2]): Html =>
    html`<form method="post" action="${methodsAddress(tenant, door, person)}"><input type="hidden" name="do" value="${what}"><button${dead(act)}>${text}</button></form>`;
  const add = html`<form method="get" action="${addAddress(tenant, door, person)}"><button class="main"${dead('write-methods')}>${say('admin.add')}</button></form>`;
  return html`<div class="row toolbar" role="group" aria-label="${say('admin.methods.acts')}">${isOld ? null : add}
${button('ask-reset', say('admin.reset'), 'reset-password')}
${button('ask-re-register', say('admin.re-register'), 'write-methods')}
${button('ask-revoke', say(tenant.settings.assumed.methodsBlade === 'banner' ? 'admin.revoke.before-2026' : 'admin.revoke'), 'revoke-sessions')}</div>`;
}

function tables(visit: AdminVisit, door: Door, person: Person, rows: readonly MethodRow[], mayWrite: boolean): Html {
  const { say } = visit;
  const first = defaultMethod(person);
  const preferred = systemPreferred(rows);
  return html`<p>${say('admin.methods.say')}</p>
<dl><dt>${say('admin.methods.default')}</dt><dd>${say(first === null ? 'admin.methods.default.none' : `admin.kind.${first.kind}`)}</dd></dl>
${table(visit, { id: 'usable', heading: say('admin.methods.usable'), none: say('admin.methods.usable.none'), rows: rows.filter(({ usable }) => usable), acts: (row) => deleteButton(visit, door, person, row, mayWrite) })}
${table(visit, { id: 'unusable', heading: say('admin.methods.unusable'), none: say('admin.methods.unusable.none'), rows: rows.filter(({ usable }) => !usable), acts: (row) => deleteButton(visit, door, person, row, mayWrite) })}
<section class="card" aria-labelledby="preferred"><h2 id="preferred">${say('admin.methods.preferred')}</h2><dl><dt>${say('admin.methods.preferred.status')}</dt><dd>${say('admin.methods.preferred.enabled')}</dd>
<dt>${say('admin.methods.preferred.method')}</dt><dd>${preferred === null ? say('admin.methods.preferred.none') : preferred.name}</dd></dl></section>`;
}

interface Table {
  readonly id: string;
  readonly heading: string;
  readonly none: string;
  readonly rows: readonly MethodRow[];
  readonly acts: (row: MethodRow) => Html;
}

const table = ({ say }: AdminVisit, { id, heading, none, rows, acts }: Table): Html => html`
<section class="card" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${rows.length === 0 ? html`<p class="soft">${none}</p>` : html`<table><thead><tr><th scope="col">${say('admin.methods.column')}</th><th scope="col">${say('admin.methods.detail')}</th><th scope="col"><span class="hide-visually">${say('admin.methods.acts')}</span></th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th><td>${row.detail}</td><td class="acts">${acts(row)}</td></tr>`)}</tbody></table>`}</section>`;

const deleteButton = ({ say, tenant }: AdminVisit, door: Door, person: Person, { id, name, detail }: MethodRow, mayWrite: boolean): Html => html`
<form method="post" action="${methodsAddress(tenant, door, person)}"><input type="hidden" name="do" value="ask-delete"><input type="hidden" name="id" value="${id}"><button class="danger" aria-label="${say('admin.delete.named', { method: name, detail })}"${mayWrite ? null : html` disabled`}>${say('admin.delete')}</button></form>`;
