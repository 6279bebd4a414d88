import type { Answer } from '../../http.ts';
import { recordAudit, userTarget, type AuditEvent } from '../../tenant/audit.ts';
import type { AuditChange } from '../../tenant/log-lines.ts';
import type { Person } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import { pagesState } from '../state.ts';
import { seeOther } from '../visit.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { methodsAddress, usersAddress, type Door } from './places.ts';

/** Who does something to whom, on which page. */
export interface Act {
  readonly visit: AdminVisit;
  readonly door: Door;
  readonly person: Person;
}

export const named = ({ displayName }: Person): { readonly name: string } => ({ name: displayName });

export const back = ({ visit, door, person }: Act): Answer => seeOther(methodsAddress(visit.tenant, door, person));

/** Back to the person's methods, with a line that says what was done. */
export function done(act: Act, notice: string): Answer {
  pagesState(act.visit.tenant).notices.set(act.visit.session.id, notice);
  return back(act);
}

/** Writes one line of the directory's audit log, as Graph does for the same act. */
export function audit({ visit: { tenant, now, world, me }, person }: Act, event: Omit<AuditEvent, 'by' | 'targets'>, changes: readonly AuditChange[] = []): void {
  recordAudit(tenant, { now, random: world.random }, { ...event, by: { userId: me.id }, targets: [userTarget(person, changes)] });
}

interface Question {
  readonly heading: string;
  readonly text: string;
  /** What the form does when the answer is yes, and what its button says. */
  readonly yes: string;
  readonly button: string;
  readonly id?: string;
  readonly more?: Html | null;
}

/** A question before something that cannot be undone. */
export function question({ visit, door, person }: Act, { heading, text, yes, button, id = '', more = null }: Question): Answer {
  const { say, tenant } = visit;
  const address = methodsAddress(tenant, door, person);
  return adminPage(visit, {
    title: heading, door,
    path: [[say('admin.users.crumb'), usersAddress(tenant, door)], [person.displayName], [say('admin.methods'), address], [heading]],
    body: html`<section class="card narrow stack"><p>${text}</p>${more}<form method="post" action="${address}"><input type="hidden" name="do" value="${yes}"><input type="hidden" name="id" value="${id}">
<div class="row end"><a class="button" href="${address}">${say('admin.cancel')}</a><button class="danger">${button}</button></div></form></section>`,
  });
}
