import type { Answer } from '../../http.ts';
import { rolesThatMay, type AdminAct } from '../../tenant/administrators.ts';
import type { Person } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import { show } from '../visit.ts';
import type { AdminVisit } from './context.ts';
import { adminPage, bareHeader } from './frame.ts';
import type { Door } from './places.ts';

interface Refusal {
  readonly text: string;
  readonly doNow: string;
  /** Set where the way out is a page. */
  readonly link?: Html;
}

/** What happened and what to do now, with everything that the reader needs filled in. */
export const refusalBox = ({ say }: AdminVisit, { text, doNow, link }: Refusal): Html => html`
<div class="fault" role="alert" id="fault"><p class="text">${text}</p><p class="small"><b>${say('signin.do-now')}:</b> ${doNow}${link === undefined ? null : html` ${link}`}</p></div>`;

/** Signed in, but nobody's administrator. */
export function noRolePage(visit: AdminVisit): Answer {
  const { say, me } = visit;
  const title = say('admin.no-role');
  return show(visit, {
    title, status: 403, look: 'wide',
    body: html`<div class="admin">${bareHeader(visit)}<section class="card narrow stack"><h1>${title}</h1>${refusalBox(visit, { text: say('admin.no-role.say', { name: me.displayName }), doNow: say('admin.no-role.do') })}</section></div>`,
  });
}

/** Why `me` may not, and who may. */
export function noRight(visit: AdminVisit, act: AdminAct, target: Person | null): Html {
  const { say, tenant, me } = visit;
  if (target?.id === me.id && act !== 'read-methods') {
    return refusalBox(visit, { text: say('admin.no-right.self'), doNow: say('admin.no-right.self.do'), link: html`<a href="/${tenant.id}/security-info">${say('info.heading')}</a>` });
  }
  const roles = new Intl.ListFormat('en', { type: 'disjunction' }).format(rolesThatMay(tenant, act, target));
  return refusalBox(visit, { text: say(act === 'read-methods' || act === 'read-policy' ? 'admin.no-right.see' : 'admin.no-right'), doNow: say('admin.no-right.role', { roles }) });
}

/** The answer to a form that was sent without the right to it. */
export const refusedPage = (visit: AdminVisit, door: Door, act: AdminAct, target: Person | null): Answer =>
  adminPage(visit, { title: visit.say('admin.no-role'), door, status: 403, body: noRight(visit, act, target) });
