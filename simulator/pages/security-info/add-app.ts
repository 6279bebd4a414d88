import { newGuid } from '../../tenant/random.ts';
import { addMethod } from '../../tenant/security-info.ts';
import { faultBox } from '../fault.ts';
import { html, type Html } from '../html.ts';
import { qrCode } from '../qr.ts';
import { isTotpCode, newSecret } from '../totp.ts';
import type { AddingApp } from './adding.ts';
import type { Card } from './card.ts';
import { said, type InfoVisit } from './context.ts';

/** RFC 4226 section 4 asks for 128 bits and recommends 160. One base32 sign holds five. */
const SECRET_LENGTH = 32;

export const freshSecret = ({ world }: InfoVisit): string => newSecret(world.random.bytes(SECRET_LENGTH));

export const newApp = (visit: InfoVisit): AddingApp => ({ kind: 'softwareOath', step: 'start', secret: freshSecret(visit), fault: null });

/** As authenticator apps read it (Key URI format). Assumed for the label: tenant name, then the address. */
const keyUri = ({ tenant, person }: InfoVisit, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(tenant.displayName)}:${encodeURIComponent(person.userPrincipalName)}?secret=${secret}&issuer=Microsoft`;

const group = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

export function appCard(visit: InfoVisit, adding: AddingApp): Card {
  const { say } = visit;
  const next = say('info.next');
  switch (adding.step) {
    case 'start': return { title: say('info.app.start'), body: html`<p>${say('info.app.start.say')}</p>`, next };
    case 'account': return { title: say('info.app.account'), body: html`<p>${say('info.app.account.say')}</p>`, next, back: true };
    case 'scan': return { title: say('info.app.scan'), body: scan(visit, adding.secret), next, back: true };
    case 'code': return { title: say('info.app.code.heading'), body: code(visit, adding), next, back: true };
  }
}

const scan = (visit: InfoVisit, secret: string): Html => html`
<p>${visit.say('info.app.scan.say')}</p>
${qrCode(keyUri(visit, secret), visit.say('info.app.qr'))}
<details><summary>${visit.say('info.app.cannot-scan')}</summary><p>${visit.say('info.app.cannot-scan.say')}</p>
<dl><dt>${visit.say('info.app.account-name')}</dt><dd>${visit.tenant.displayName}:${visit.person.userPrincipalName}</dd><dt>${visit.say('info.app.secret')}</dt><dd class="mono" data-secret>${group(secret)}</dd></dl></details>`;

const code = (visit: InfoVisit, { fault }: AddingApp): Html => html`
<p>${visit.say('info.app.code.say')}</p>
${fault !== null && faultBox(visit, { text: visit.say(fault), doNow: 'signin.do.code' })}
<div class="field code"><label for="code">${visit.say('info.app.code')}</label><input id="code" name="code" inputmode="numeric" maxlength="7" autocomplete="one-time-code" autofocus ${fault !== null && html`aria-invalid="true" aria-describedby="fault"`}></div>`;

const STEPS = ['start', 'account', 'scan', 'code'] as const;

/** True when the method is there and the wizard over. */
export function appNext(visit: InfoVisit, adding: AddingApp): boolean {
  const { now, world } = visit;
  if (adding.step !== 'code') {
    adding.step = STEPS[STEPS.indexOf(adding.step) + 1] ?? 'code';
    return false;
  }
  if (!isTotpCode(adding.secret, visit.form.get('code') ?? '', now)) {
    adding.fault = 'info.app.code.wrong';
    return false;
  }
  addMethod(said(visit), { kind: 'softwareOath', id: newGuid(world.random), createdAt: now, secret: adding.secret }, 'Authenticator App with Code');
  return true;
}

export function appBack(adding: AddingApp): void {
  adding.step = STEPS[STEPS.indexOf(adding.step) - 1] ?? 'start';
  adding.fault = null;
}
