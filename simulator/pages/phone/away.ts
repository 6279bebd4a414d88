import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import type { PhoneVisit } from './frame.ts';

/** Automatic replies, as a mail program has them. */
export function awaySection({ say, tenant, person }: PhoneVisit): Html {
  const { automaticReplies: set } = person;
  const says = set?.status === 'scheduled' ? say('mail.away.until', { start: showInstant(set.startAt), end: showInstant(set.endAt) }) : say(set === undefined ? 'mail.away.off' : 'mail.away.on');
  return html`<section class="card stack" aria-labelledby="away"><h2 id="away">${say('mail.away')}</h2><p>${says}</p>
<form method="post" action="/${tenant.id}/mail/${person.key}"><input type="hidden" name="do" value="${set === undefined ? 'go-away' : 'come-back'}"><button>${say(set === undefined ? 'mail.away.go' : 'mail.away.back')}</button></form></section>`;
}

export function setAway({ form, person }: PhoneVisit): void {
  if (form.get('do') === 'go-away') person.automaticReplies = { status: 'alwaysEnabled' };
  if (form.get('do') === 'come-back') delete person.automaticReplies;
}
