import type { Notification } from '../../tenant/messages.ts';
import type { Phone } from '../../tenant/model.ts';
import type { TextKey } from '../../texts/say.ts';
import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import { askedOn } from './approvals.ts';
import { inBrowser, type PhoneVisit } from './frame.ts';

/** Text messages, Teams activity and what pages pushed to a person's phone, youngest first. */
const messagesOf = ({ tenant, person }: PhoneVisit): Notification[] => tenant.notifications.filter(({ personId }) => personId === person.id).toReversed();

export function messagesView(visit: PhoneVisit): Html {
  const { say } = visit;
  const messages = messagesOf(visit);
  return html`<section class="card" aria-labelledby="messages"><h2 id="messages">${say('phone.messages')}</h2>
${messages.length === 0 ? html`<p>${say('phone.messages.none')}</p>` : html`<ul class="list">${messages.map((message) => one(visit, message))}</ul>`}</section>`;
}

const KINDS: Readonly<Record<string, TextKey>> = { sms: 'phone.message.sms', teams: 'phone.message.teams', push: 'phone.message.push' };

const one = (visit: PhoneVisit, { kind, text, at, link }: Notification): Html => html`<li><div><span class="soft small">${visit.say(KINDS[kind] ?? 'phone.message.teams')} · ${showInstant(at)}</span><br>${text}</div>
${link !== null && html`<a class="button" href="${inBrowser(visit, link)}" target="_blank" rel="noopener">${visit.say('phone.message.open')}</a>`}</li>`;

/** Changes whenever something arrives on the phone: its page then shows it by itself. */
export function newsOf(visit: PhoneVisit, phone: Phone): string {
  const { tenant, person, now } = visit;
  return [askedOn(tenant, person, phone, now)?.id ?? '', messagesOf(visit)[0]?.id ?? '', tenant.mail.at(-1)?.id ?? ''].join(' ');
}
