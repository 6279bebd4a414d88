import type { Answer } from '../../http.ts';
import { html, type Html, type Part } from '../html.ts';
import { takeNotice } from '../state.ts';
import { show } from '../visit.ts';
import type { AdminVisit } from './context.ts';
import { homeAddress, policiesAddress, usersAddress, type Door } from './places.ts';

/** A step of the way to a page, with its address where there is one. */
export type Crumb = readonly [text: string, address?: string];

export interface Frame {
  readonly title: string;
  /** Which admin center; null on the page before both. */
  readonly door: Door | null;
  readonly path?: readonly Crumb[];
  readonly body: Part;
  readonly status?: number;
}

/** A page of the admin center: who is at work, where one can go, what was just done, the page. */
export function adminPage(visit: AdminVisit, { title, door, path = [], body, status = 200 }: Frame): Answer {
  const notice = takeNotice(visit.tenant, visit.session.id);
  return show(visit, {
    title, status, look: 'wide', scripts: ['workbench'],
    body: html`<div class="admin">${header(visit, door)}${path.length === 0 ? null : crumbs(visit, path)}<h1>${title}</h1>
${notice === null ? null : html`<p class="notice" role="status">${notice}</p>`}${body}</div>`,
  });
}

/** For whoever may not come in: everything but the sign-out would lead back here. */
export const bareHeader = ({ tenant, say, me, roles }: AdminVisit): Html => html`<header class="row apart"><p class="soft">${say('admin.who', { name: me.displayName, roles: roles.length === 0 ? '-' : roles.join(', ') })}</p>
<form method="post" action="${homeAddress(tenant)}"><input type="hidden" name="do" value="sign-out"><button class="link">${say('admin.sign-out')}</button></form></header>`;

function header(visit: AdminVisit, door: Door | null): Html {
  const { tenant, say, call } = visit;
  const links: readonly (readonly [string, string])[] = [
    [say('admin.title'), homeAddress(tenant)],
    ...(door === null ? [] : [[say('admin.users'), usersAddress(tenant, door)] as const]),
    ...(door === 'entra' ? [[`${say('admin.methods')} › ${say('admin.policies')}`, policiesAddress(tenant)] as const] : []),
  ];
  return html`${bareHeader(visit)}
<nav aria-label="${say('admin.nav')}"><ul class="row">${door === null ? null : html`<li class="where">${say(`admin.${door}`)}</li>`}
${links.map(([text, address]) => html`<li><a class="button link" href="${address}"${address === call.path ? html` aria-current="page"` : null}>${text}</a></li>`)}</ul></nav>`;
}

const crumbs = ({ say }: AdminVisit, path: readonly Crumb[]): Html => html`<nav aria-label="${say('admin.path')}"><ol class="crumbs soft small">
${path.map(([text, address], i) => html`<li>${i === path.length - 1 ? html`<span aria-current="page">${text}</span>` : address === undefined ? text : html`<a href="${address}">${text}</a>`}</li>`)}</ol></nav>`;
