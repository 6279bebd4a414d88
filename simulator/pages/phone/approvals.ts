import type { Person, Phone, Tenant } from '../../tenant/model.ts';
import { answerApproval, denyApproval, waitingOn, type PendingApproval } from '../../tenant/number-match.ts';
import { html, type Html, type Part } from '../html.ts';
import { pagesState } from '../state.ts';
import type { TextKey } from '../../texts/say.ts';
import { act, type PhoneVisit } from './frame.ts';

/** What the app on this phone asks now, or null. An account that was removed from the app is asked nothing. */
export function askedOn(tenant: Tenant, person: Person, phone: Phone, now: number): PendingApproval | null {
  const connecting = [...pagesState(tenant).adding.values()].flatMap((adding) => (adding.kind === 'microsoftAuthenticator' && adding.phoneId === phone.id ? [adding.secret] : []));
  const connected = person.methods.flatMap((method) => (method.kind === 'microsoftAuthenticator' && method.phoneId === phone.id ? [method.secret] : []));
  const secrets = new Set([...connecting, ...connected]);
  return phone.accounts.some(({ secret }) => secrets.has(secret)) ? waitingOn(tenant, phone.id, now) : null;
}

/** *Are you trying to sign in?* with a box for the number. */
export function approvalView(visit: PhoneVisit, phone: Phone): Part {
  const { say, tenant, person, now } = visit;
  const asked = askedOn(tenant, person, phone, now);
  return asked !== null && question(visit, asked, say('phone.ask.say', { app: asked.app }));
}

const question = (visit: PhoneVisit, { id }: PendingApproval, text: string): Html => html`
<section class="card stack" aria-labelledby="ask"><h2 id="ask">${visit.say('phone.ask')}</h2><p>${text}</p>
${act(visit, 'approve', html`<input type="hidden" name="id" value="${id}"><div class="field code"><label for="typed">${visit.say('phone.ask.number')}</label><input id="typed" name="number" inputmode="numeric" maxlength="2" autocomplete="off" autofocus></div>
<div class="row"><button class="main">${visit.say('phone.ask.yes')}</button><button form="deny">${visit.say('phone.ask.no')}</button></div>`)}
<form id="deny" method="post" action="/${visit.tenant.id}/phones/${visit.person.key}"><input type="hidden" name="do" value="deny"><input type="hidden" name="id" value="${id}"></form></section>`;

/** Answers what is asked; gives what the phone then says. */
export function answered({ tenant, form, now }: PhoneVisit, yes: boolean): TextKey {
  const id = form.get('id') ?? '';
  if (!yes) return denyApproval(tenant, id, now) ? 'phone.ask.denied' : 'phone.ask.over';
  switch (answerApproval(tenant, id, form.get('number') ?? '', now)) {
    case 'approved': return 'phone.ask.approved';
    case 'wrong-number': return 'phone.ask.wrong';
    default: return 'phone.ask.over';
  }
}
