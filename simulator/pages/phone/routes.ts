import { json, type Answer, type Route } from '../../http.ts';
import { playDevice } from '../sign-in/device.ts';
import { pagesState } from '../state.ts';
import { totpCode, totpLeftMs } from '../totp.ts';
import { html } from '../html.ts';
import { notFound, pageRoute, seeOther, show, type Visit } from '../visit.ts';
import { activationOf, openActivation } from './activation.ts';
import { answered } from './approvals.ts';
import { awaySection, setAway } from './away.ts';
import type { PhoneVisit } from './frame.ts';
import { newsOf } from './messages.ts';
import { accountOf, addAccount, currentPhone, newPhone, plainSecret, removeAccount } from './phone.ts';
import { readQr } from './read-qr.ts';
import { linksIn, mailList, phoneView } from './views.ts';

const PATH = '/{tenant}/phones/{person}';

type Inside = (visit: PhoneVisit) => Answer | Promise<Answer>;

/** By key of the seed or by object id. */
const withPerson = (then: Inside) => (visit: Visit): Answer | Promise<Answer> => {
  const wanted = visit.param('person');
  const person = visit.tenant.people.find((each) => each.key === wanted || each.id === wanted);
  return person === undefined ? notFound() : then({ ...visit, person, phone: currentPhone(visit.tenant, person) });
};

const back = ({ tenant, person }: PhoneVisit): Answer => seeOther(`/${tenant.id}/phones/${person.key}`);

/** A phone per person: codes, a camera that reads real pixels, mail. */
export const phoneRoutes: readonly Route[] = [
  pageRoute('GET', PATH, 'pages.phone', withPerson((visit) => {
    const isLocked = visit.phone !== null && pagesState(visit.tenant).lockedPhones.has(visit.phone.id);
    return show(visit, { title: visit.say('phone.title', { name: visit.person.displayName }), look: 'phone', scripts: ['phone'], body: phoneView(visit, isLocked) });
  })),
  pageRoute('POST', PATH, 'pages.phone.act', withPerson((visit) => { acted(visit); return back(visit); })),
  pageRoute('POST', `${PATH}/scan`, 'pages.phone.scan', withPerson(scanned)),
  pageRoute('GET', `${PATH}/codes`, 'pages.phone.codes', withPerson(codes)),
  pageRoute('GET', `${PATH}/open`, 'pages.phone.open', withPerson(opened)),
  pageRoute('GET', '/{tenant}/mail/{person}', 'pages.mail', withPerson((visit) => show(visit, {
    title: visit.say('mail.title', { name: visit.person.displayName }),
    body: html`<h1>${visit.say('mail.title', { name: visit.person.displayName })}</h1><section class="card" aria-labelledby="inbox"><h2 id="inbox">${visit.say('mail.inbox')}</h2>${mailList(visit)}</section>${awaySection(visit)}`,
  }))),
  pageRoute('POST', '/{tenant}/mail/{person}', 'pages.mail.act', withPerson((visit) => {
    setAway(visit);
    return seeOther(`/${visit.tenant.id}/mail/${visit.person.key}`);
  })),
];

function acted(visit: PhoneVisit): void {
  const { phone, person, tenant, form, say, world } = visit;
  const { lockedPhones } = pagesState(tenant);
  if (form.get('do') === 'replace') newPhone(tenant, person, say('phone.new-name'), world.random);
  if (phone === null || phone.lost) return;
  switch (form.get('do')) {
    case 'lock': lockedPhones.add(phone.id); return;
    case 'unlock': lockedPhones.delete(phone.id); return;
    case 'lose': phone.lost = true; return;
    case 'remove': removeAccount(phone, form.get('id') ?? ''); return;
    case 'type': typed(visit); return;
    case 'approve': case 'deny': notice(visit, say(answered(visit, form.get('do') === 'approve'))); return;
    default:
  }
}

function typed(visit: PhoneVisit): void {
  const { form, say } = visit;
  const secret = plainSecret(form.get('secret') ?? '');
  const label = form.get('name')?.trim() ?? '';
  if (secret === null) notice(visit, say('phone.hand.bad'));
  else keep(visit, { issuer: '', label: label === '' ? say('phone.hand.unnamed') : label, secret });
}

async function scanned(visit: PhoneVisit): Promise<Answer> {
  const picture = await pictureOf(visit);
  const uri = picture === null ? null : readQr(picture);
  const code = uri === null ? null : activationOf(uri, visit.tenant.id);
  const account = uri === null ? null : accountOf(uri);
  const { scanned: links } = pagesState(visit.tenant);
  if (visit.phone !== null && !visit.phone.lost && uri !== null && isWebLink(uri)) links.set(visit.phone.id, uri);
  else if (code !== null) connect(visit, code);
  else if (account !== null) keep(visit, account);
  else notice(visit, visit.say(uri === null ? 'phone.scan.none' : 'phone.scan.foreign'));
  return back(visit);
}

/** As the camera of a phone offers to open. */
const isWebLink = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Connects the app with the account whose wizard shows the code. */
function connect(visit: PhoneVisit, code: string): void {
  const { tenant, phone } = visit;
  const wizard = openActivation(tenant, code);
  const person = tenant.people.find((each) => each.id === wizard?.personId);
  if (wizard === null || person === undefined || phone === null || phone.lost) {
    notice(visit, visit.say('phone.push.used'));
    return;
  }
  wizard.phoneId = phone.id;
  keep(visit, { issuer: 'Microsoft', label: person.userPrincipalName, secret: wizard.secret });
}

async function pictureOf({ call }: PhoneVisit): Promise<Uint8Array | null> {
  try {
    const form = await new Response(Buffer.from(call.body), { headers: { 'content-type': String(call.headers['content-type']) } }).formData();
    const file = form.get('picture');
    return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function keep(visit: PhoneVisit, account: { readonly issuer: string; readonly label: string; readonly secret: string }): void {
  if (visit.phone === null || visit.phone.lost) return;
  addAccount(visit.phone, account, { now: visit.now, random: visit.world.random });
  notice(visit, visit.say('phone.added', { account: account.label }));
}

function notice({ phone, tenant }: PhoneVisit, text: string): void {
  if (phone !== null) pagesState(tenant).notices.set(phone.id, text);
}

/** What the page's script asks for every second: the clock may have been moved in another window. */
function codes(visit: PhoneVisit): Answer {
  const { phone, now } = visit;
  const accounts = phone === null || phone.lost ? [] : phone.accounts;
  return json(200, { leftMs: totpLeftMs(now), news: phone === null ? '' : newsOf(visit, phone), codes: accounts.map(({ id, secret }) => ({ id, code: totpCode(secret, now) })) });
}

/** Opens a link from this person's mail, messages or camera or the approver's pages, and nothing else, as this phone's browser. */
function opened(visit: PhoneVisit): Answer {
  const { phone, tenant, call } = visit;
  const to = call.query.get('to');
  if (phone === null || phone.lost || to === null) return notFound();
  if (to !== tenant.settings.links.approve && pagesState(tenant).scanned.get(phone.id) !== to && !tenant.notifications.some(({ link, personId }) => link === to && personId === visit.person.id) && !tenant.mail.some((mail) => linksIn(mail.body).includes(to))) return notFound();
  return seeOther(to, [playDevice(visit, phone.id)]);
}
