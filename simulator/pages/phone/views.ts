import type { Mail } from '../../tenant/messages.ts';
import type { Phone } from '../../tenant/model.ts';
import { html, type Html, type Part } from '../html.ts';
import { pagesState, takeNotice } from '../state.ts';
import { totpCode, totpLeftMs } from '../totp.ts';
import { showInstant } from '../visit.ts';
import { approvalView, askedOn } from './approvals.ts';
import { act, address, inBrowser, type PhoneVisit } from './frame.ts';
import { messagesView, newsOf } from './messages.ts';
import { passkeysView } from './passkeys.ts';
import { currentPhone } from './phone.ts';

export function phoneView(visit: PhoneVisit, locked: boolean): Html {
  const { say, person, phone } = visit;
  return html`<h1>${say('phone.title', { name: person.displayName })}</h1>
<p class="soft">${phone?.name ?? say('phone.none')}</p>
${phone === null || phone.lost ? lostView(visit) : locked ? lockedView(visit, phone) : openView(visit, phone)}
${phone === null || phone.lost ? mailSection(visit) : null}`;
}

const lostView = (visit: PhoneVisit): Html => html`<section class="card stack">
${visit.phone === null ? null : html`<p><b>${visit.say('phone.lost')}</b></p>`}
${act(visit, 'replace', html`<button class="main">${visit.say('phone.replace')}</button>`)}</section>`;

const lockedView = (visit: PhoneVisit, phone: Phone): Html => html`${newsView(visit, phone)}<section class="card stack"><p>${visit.say('phone.locked')}</p>
${askedOn(visit.tenant, visit.person, phone, visit.now) !== null && html`<p class="notice" role="status">${visit.say('phone.ask.locked')}</p>`}
${act(visit, 'unlock', html`<button class="main">${visit.say('phone.unlock')}</button>`)}</section>`;

const openView = (visit: PhoneVisit, phone: Phone): Html => html`
${newsView(visit, phone)}${noticeView(visit, phone)}${approvalView(visit, phone)}
<section class="card" aria-labelledby="codes"><h2 id="codes">${visit.say('phone.codes')}</h2>${codes(visit, phone)}</section>
${scanSection(visit, phone)}
${messagesView(visit)}
${mailSection(visit)}
${passkeysView(visit)}
${browserSection(visit, phone)}
<section class="row">${act(visit, 'lock', html`<button>${visit.say('phone.lock')}</button>`)}${act(visit, 'lose', html`<button class="danger">${visit.say('phone.lose')}</button>`)}${act(visit, 'replace', html`<button>${visit.say('phone.replace')}</button>`)}</section>`;

/** Says that something arrived where the page cannot show it at once: somebody is typing. */
const newsView = (visit: PhoneVisit, phone: Phone): Html => html`<div data-news="${address(visit)}/codes" data-seen="${newsOf(visit, phone)}" role="status"><p class="notice" hidden>${visit.say('phone.news')} <a href="${address(visit)}">${visit.say('phone.news.show')}</a></p></div>`;

function noticeView({ tenant }: PhoneVisit, phone: Phone): Part {
  const notice = takeNotice(tenant, phone.id);
  return notice !== null && html`<p class="notice" role="status">${notice}</p>`;
}

function codes(visit: PhoneVisit, phone: Phone): Html {
  const { say, now } = visit;
  if (phone.accounts.length === 0) return html`<p>${say('phone.no-codes')}</p>`;
  return html`<ul class="list">${phone.accounts.map((account) => {
    const name = account.label === '' ? account.issuer : account.label;
    return html`<li><div><span>${name}</span><br><span class="soft small">${account.issuer}</span>
<div class="totp"><output aria-label="${say('phone.code.of', { account: name })}" data-code="${account.id}">${totpCode(account.secret, now)}</output></div></div>
${act(visit, 'remove', html`<input type="hidden" name="id" value="${account.id}"><button class="link" aria-label="${say('phone.remove', { account: name })}">${say('phone.remove.short')}</button>`)}</li>`;
  })}</ul><p class="soft small"><span data-left="${say('phone.code.left')}">${say('phone.code.left', { seconds: Math.ceil(totpLeftMs(now) / 1000) })}</span></p>`;
}

function scannedLink(visit: PhoneVisit, phone: Phone): Part {
  const link = pagesState(visit.tenant).scanned.get(phone.id);
  return link !== undefined && html`<p class="notice" role="status"><span class="small mono">${link}</span><br><a href="${inBrowser(visit, link)}" target="_blank" rel="noopener">${visit.say('phone.scan.open')}</a></p>`;
}

const scanSection = (visit: PhoneVisit, phone: Phone): Html => html`<section class="card stack" aria-labelledby="scan"><h2 id="scan">${visit.say('phone.scan')}</h2>
<form class="stack" method="post" action="${address(visit)}/scan" enctype="multipart/form-data" id="scan-form">
<div class="field"><label for="picture">${visit.say('phone.scan.file')}</label><input id="picture" name="picture" type="file" accept="image/png,image/*"><p class="soft small" data-paste hidden>${visit.say('phone.scan.say')}</p></div>
<div class="row"><button class="main">${visit.say('phone.scan.read')}</button><button type="button" data-capture hidden>${visit.say('phone.scan.capture')}</button></div></form>
${scannedLink(visit, phone)}
<details><summary>${visit.say('phone.hand')}</summary>
${act(visit, 'type', html`<div class="field"><label for="hand-name">${visit.say('phone.hand.name')}</label><input id="hand-name" name="name"></div>
<div class="field"><label for="hand-secret">${visit.say('phone.hand.secret')}</label><input id="hand-secret" name="secret" class="mono" autocapitalize="characters" spellcheck="false"></div>
<button class="main">${visit.say('phone.hand.add')}</button>`)}</details></section>`;

const mailSection = (visit: PhoneVisit): Html => html`<section class="card" aria-labelledby="mail"><h2 id="mail">${visit.say('phone.mail')}</h2>${mailList(visit)}</section>`;

/** Where this phone's own browser goes: who signs in there is signed in on this phone and nowhere else. */
function browserSection(visit: PhoneVisit, phone: Phone): Html {
  const { say, tenant } = visit;
  const { approve } = tenant.settings.links;
  const link = (href: string, text: string): Html => html`<a class="button" href="${href}" target="_blank" rel="noopener">${text}</a>`;
  return html`<section class="card" aria-labelledby="browser"><h2 id="browser">${say('phone.browser')}</h2><div class="row">
${approve === null ? null : link(inBrowser(visit, approve), say('hub.approve'))}${link(`/${tenant.id}/security-info?device=${phone.id}`, say('hub.info'))}</div></section>`;
}

/** Mail of a person, youngest first, wherever it is read. */
export function mailList(visit: PhoneVisit): Html {
  const { tenant, person, say } = visit;
  const own = new Set([person.userPrincipalName, person.mail, ...person.otherMails].map((each) => each?.toLowerCase()));
  const mails = tenant.mail.filter((mail) => [...mail.to, ...mail.cc, ...mail.bcc].some((to) => own.has(to.toLowerCase()))).toReversed();
  if (mails.length === 0) return html`<p>${say('mail.none')}</p>`;
  return html`<ul class="list">${mails.map((mail) => html`<li><article><h3>${mail.subject}</h3>
<p class="soft small">${say('mail.from', { from: senderOf(visit, mail), time: showInstant(mail.sentAt) })}</p>
<p class="mail-text">${linked(visit, plainText(mail))}</p></article></li>`)}</ul>`;
}

const senderOf = ({ tenant }: PhoneVisit, mail: Mail): string => tenant.people.find((person) => person.id === mail.senderId)?.displayName ?? mail.senderId;

/** HTML mail is shown as its words: a simulated mailbox runs nobody's markup. */
const plainText = (mail: Mail): string => (mail.contentType === 'Text' ? mail.body : mail.body.replace(/<[^>]*>/g, ' '));

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

export const linksIn = (text: string): string[] => text.match(LINK) ?? [];

/** Links open in a window of their own and make this browser play the phone, so that sign-in happens on it. */
function linked(visit: PhoneVisit, text: string): Part[] {
  const hasPhone = currentPhone(visit.tenant, visit.person)?.lost === false;
  const pieces = text.split(LINK);
  return pieces.flatMap((piece, i): Part[] => {
    const link = linksIn(text)[i];
    if (link === undefined) return [piece];
    const href = hasPhone ? inBrowser(visit, link) : link;
    return [piece, html`<a href="${href}" target="_blank" rel="noopener">${link}</a>`];
  });
}
