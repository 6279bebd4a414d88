import type { Answer } from '../../http.ts';
import { html } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { DOORS, usersAddress } from './places.ts';

/** The two doors. */
export function homePage(visit: AdminVisit): Answer {
  const { say, tenant } = visit;
  return adminPage(visit, {
    title: say('admin.title'), door: null,
    body: html`<p>${say('admin.home.say')}</p><div class="row">${DOORS.map((door) => html`<a class="button main" href="${usersAddress(tenant, door)}">${say('admin.enter', { door: say(`admin.${door}`) })}</a>`)}</div>`,
  });
}
