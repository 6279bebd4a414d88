import { EMAIL_ID, isEmailAddress } from '../../tenant/email-method.ts';
import { keepLast, LOG_LINES } from '../../tenant/keep-last.ts';
import { PHONE_IDS, phoneFault, registerForSms } from '../../tenant/phone-method.ts';
import { newGuid } from '../../tenant/random.ts';
import { addMethod } from '../../tenant/security-info.ts';
import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import type { AddingNumber } from './adding.ts';
import { act, type Card } from './card.ts';
import { said, type InfoVisit } from './context.ts';

const CODES = 1_000_000;

export const newNumber = (kind: AddingNumber['kind']): AddingNumber => ({ kind, phoneType: kind === 'email' ? null : kind, step: 'to', to: '', code: '', fault: null });

export function numberCard(visit: InfoVisit, adding: AddingNumber): Card {
  const { say } = visit;
  const isMail = adding.kind === 'email';
  const title = say(isMail ? 'info.email.heading' : `info.kind.${adding.kind}`);
  const fault = adding.fault !== null && faultBox(visit, { text: say(adding.fault) });
  const invalid: Part = adding.fault !== null && html`aria-invalid="true" aria-describedby="fault"`;
  switch (adding.step) {
    case 'to': return { title, body: html`${fault}${isMail ? address(visit, adding, invalid) : number(visit, adding, invalid)}`, next: say('info.next') };
    case 'code': return {
      title, next: say('info.next'), back: true, aside: act(visit, 'resend', html`<button class="link">${say('info.code.again')}</button>`),
      body: html`<p>${isMail ? say('info.email.code.say', { address: adding.to }) : say('info.phone.code.say', { number: adding.to })}</p>${fault}
<div class="field code"><label for="code">${say('info.code.label')}</label><input id="code" name="code" inputmode="numeric" maxlength="7" autocomplete="one-time-code" autofocus ${invalid}></div>`,
    };
    case 'done': return { title, body: html`<p class="notice" role="status">${say('info.phone.done')}</p>`, next: say('info.done'), cancel: false };
  }
}

/** *Call me* stands beside where the policy for calls is on, which in the tenants here it never is (Graph, voiceAuthenticationMethodConfiguration). */
function number({ say }: InfoVisit, { to }: AddingNumber, invalid: Part): Html {
  const [country = '', rest = ''] = to.replace('+', '').split(' ');
  return html`<p>${say('info.phone.say')}</p>
<div class="inline"><div class="field"><label for="country">${say('info.phone.country')}</label><input id="country" name="country" inputmode="tel" maxlength="4" autocomplete="tel-country-code" value="${country === '' ? '' : `+${country}`}" ${invalid}></div>
<div class="field"><label for="number">${say('info.phone.number')}</label><input id="number" name="number" inputmode="tel" maxlength="20" autocomplete="tel-national" value="${rest}" ${invalid}></div></div>
<label class="tick"><input type="radio" name="how" value="text" checked>${say('info.phone.text')}</label>`;
}

const address = ({ say }: InfoVisit, { to }: AddingNumber, invalid: Part): Html => html`<p>${say('info.email.say')}</p>
<div class="field"><label for="address">${say('info.email.address')}</label><input id="address" name="address" type="email" autocomplete="email" value="${to}" ${invalid}></div>`;

/** True when the wizard is over. */
export function numberNext(visit: InfoVisit, adding: AddingNumber): boolean {
  adding.fault = null;
  switch (adding.step) {
    case 'to': readTo(visit, adding); return false;
    case 'code': return checkCode(visit, adding);
    case 'done': return true;
  }
}

function readTo(visit: InfoVisit, adding: AddingNumber): void {
  const { form, person } = visit;
  const digits = (name: string): string => (form.get(name) ?? '').replace(/[^\dx]/g, '');
  adding.to = adding.phoneType === null ? (form.get('address') ?? '').trim() : `+${digits('country')} ${digits('number').replace(/^0/, '')}`;
  // Documented: no extensions here (Microsoft Learn, security-info-setup-phone-number); an administrator may give one.
  const isGood = adding.phoneType === null ? isEmailAddress(adding.to) : !adding.to.includes('x') && phoneFault(person, adding.phoneType, adding.to) === null;
  if (isGood) sendCode(visit, adding);
  else adding.fault = adding.phoneType === null ? 'info.email.bad' : 'info.phone.bad';
}

/** By text message to whatever phone its owner holds, or by mail. */
export function sendCode(visit: InfoVisit, adding: AddingNumber): void {
  const { tenant, person, now, world, say } = visit;
  const { random } = world;
  adding.code = String(random.int(CODES)).padStart(6, '0');
  adding.step = 'code';
  adding.fault = null;
  if (adding.phoneType !== null) keepLast(tenant.notifications, { id: newGuid(random), personId: person.id, kind: 'sms', text: say('info.phone.sms', { code: adding.code }), at: now, link: null, chainId: null }, LOG_LINES);
  else keepLast(tenant.mail, { id: newGuid(random), senderId: 'Microsoft', to: [adding.to], cc: [], bcc: [], subject: say('info.email.subject'), contentType: 'Text', body: say('info.email.text', { code: adding.code }), sentAt: now }, LOG_LINES);
}

function checkCode(visit: InfoVisit, adding: AddingNumber): boolean {
  if ((visit.form.get('code') ?? '').replace(/\s/g, '') !== adding.code) {
    adding.fault = 'info.code.wrong';
    return false;
  }
  const { to, phoneType } = adding;
  if (phoneType === null) {
    addMethod(said(visit), { kind: 'email', id: EMAIL_ID, emailAddress: to }, 'Email');
    return true;
  }
  const phone = { kind: 'phone' as const, id: PHONE_IDS[phoneType], phoneNumber: to, phoneType, smsSignIn: false };
  registerForSms(visit.tenant, phone);
  addMethod(said(visit), phone, 'Mobile Phone SMS');
  adding.step = 'done';
  return false;
}

export function numberBack(adding: AddingNumber): void {
  adding.step = 'to';
  adding.fault = null;
}
