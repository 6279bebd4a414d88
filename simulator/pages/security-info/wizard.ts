import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { qrCode } from '../qr.ts';
import type { Adding } from '../state.ts';
import type { InfoVisit } from './context.ts';

/** As authenticator apps read it (Key URI format). Assumed for the label: tenant name, then the address. */
export const keyUri = ({ tenant, person }: InfoVisit, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(tenant.displayName)}:${encodeURIComponent(person.userPrincipalName)}?secret=${secret}&issuer=Microsoft`;

const group = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** The steps of *Add sign-in method*, one card each. */
export function wizardView(visit: InfoVisit, adding: Adding): Html {
  const { say } = visit;
  const { title, body, next } = card(visit, adding);
  return html`<section class="card narrow stack" aria-labelledby="step">
<form id="back" method="post" action="${visit.address}"><input type="hidden" name="do" value="back"></form>
<form id="cancel" method="post" action="${visit.address}"><input type="hidden" name="do" value="cancel"></form>
<form class="stack" method="post" action="${visit.address}" autocomplete="off"><input type="hidden" name="do" value="next">
<h1 id="step">${title}</h1>${body}
<div class="row end"><button form="cancel">${say('info.cancel')}</button>
${adding.step === 'choose' || adding.step === 'app' ? null : html`<button form="back">${say('info.back')}</button>`}
<button class="main">${next}</button></div></form></section>`;
}

export const wizardTitle = (visit: InfoVisit, adding: Adding): string => card(visit, adding).title;

function card(visit: InfoVisit, adding: Adding): { readonly title: string; readonly body: Part; readonly next: string } {
  const { say } = visit;
  const next = say('info.next');
  switch (adding.step) {
    case 'choose': return { title: say('info.add.heading'), body: choose(visit), next: say('info.add.choose') };
    case 'app': return { title: say('info.app.start'), body: html`<p>${say('info.app.start.say')}</p>`, next };
    case 'account': return { title: say('info.app.account'), body: html`<p>${say('info.app.account.say')}</p>`, next };
    case 'scan': return { title: say('info.app.scan'), body: scan(visit, adding.secret), next };
    case 'code': return { title: say('info.app.code.heading'), body: code(visit, adding), next };
  }
}

const choose = ({ say, session }: InfoVisit): Html => html`
<p>${say(session.passId === null ? 'info.add.ask' : 'info.add.ask.pass')}</p>
<div class="field"><label for="method">${say('info.add.options')}</label><select id="method" name="method"><option value="softwareOath">${say('info.method.softwareOath')}</option></select></div>`;

const scan = (visit: InfoVisit, secret: string): Html => html`
<p>${visit.say('info.app.scan.say')}</p>
${qrCode(keyUri(visit, secret), visit.say('info.app.qr'))}
<details><summary>${visit.say('info.app.cannot-scan')}</summary><p>${visit.say('info.app.cannot-scan.say')}</p>
<dl><dt>${visit.say('info.app.account-name')}</dt><dd>${visit.tenant.displayName}:${visit.person.userPrincipalName}</dd><dt>${visit.say('info.app.secret')}</dt><dd class="mono" data-secret>${group(secret)}</dd></dl></details>`;

const code = (visit: InfoVisit, { wrongCode }: Adding): Html => html`
<p>${visit.say('info.app.code.say')}</p>
${wrongCode ? faultBox(visit, { text: visit.say('info.app.code.wrong'), doNow: 'signin.do.code' }) : null}
<div class="field code"><label for="code">${visit.say('info.app.code')}</label><input id="code" name="code" inputmode="numeric" maxlength="7" autocomplete="one-time-code" autofocus ${wrongCode ? html`aria-invalid="true" aria-describedby="fault"` : null}></div>`;
