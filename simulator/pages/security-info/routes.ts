import { json, type Answer, type Fidelity, type Route } from '../../http.ts';
import { GraphError } from '../../graph/error.ts';
import { approvalById, approvalStanding } from '../../tenant/number-match.ts';
import { deleteMethod, deletionFault, signOutEverywhere } from '../../tenant/security-info.ts';
import { mayAddMethod } from '../../tenant/sign-in-session.ts';
import { html, type Html } from '../html.ts';
import { dropSession } from '../sign-in/device.ts';
import { afterRegistering } from '../sign-in/interrupt.ts';
import { pagesState } from '../state.ts';
import { pageRoute, seeOther, show } from '../visit.ts';
import { newApp } from './add-app.ts';
import { sendCode } from './add-number.ts';
import { passkeyOffer } from './add-passkey.ts';
import type { Adding } from './adding.ts';
import { act, cardView, type Card } from './card.ts';
import { inside, said, toSignIn, type InfoVisit } from './context.ts';
import { confirmDefault } from './default-method.ts';
import { listView, question, rowsOf } from './list.ts';
import { cardOf, faultNow, stopView, wizardBack, wizardFor, wizardNext } from './wizard.ts';

const PATHS = ['/{tenant}/security-info', '/{tenant}/pcs/{device}/security-info'];

const FIDELITY: Fidelity = { mark: 'observed', source: 'screenshots of My Sign-Ins', note: 'What can be added, seen and deleted; the real page is an application of its own. Its texts are marked one by one.' };

/** My Security Info, in some other browser and on the desktop of a PC. */
export const securityInfoRoutes: readonly Route[] = PATHS.flatMap((path) => [
  pageRoute('GET', path, 'pages.security-info', inside(shown), FIDELITY),
  pageRoute('POST', path, 'pages.security-info.act', inside(acted), FIDELITY),
]);

const page = (visit: InfoVisit, title: string, body: Html): Answer => show(visit, { title, body });
const addingOf = ({ tenant, session }: InfoVisit): Adding | undefined => pagesState(tenant).adding.get(session.id);

const isAwaited = (visit: InfoVisit): boolean => afterRegistering(visit, visit.session) !== null;

function shown(visit: InfoVisit): Answer {
  const adding = addingOf(visit);
  if (visit.call.query.has('state')) return json(200, { state: stateOf(visit, adding) });
  if (adding === undefined) return page(visit, visit.say('info.heading'), listView(visit));
  const card = cardOf(visit, adding);
  // Whoever was sent here by a sign-in has to register something before it goes on.
  const shownCard = isAwaited(visit) ? awaitedCard(visit, adding, card) : card;
  return show(visit, { title: card.title, body: cardView(visit, shownCard), scripts: card.scripts ?? [] });
}

/** Observed: the same cards under a heading of their own, with a way to another method in place of a way out. */
function awaitedCard(visit: InfoVisit, { kind }: Adding, card: Card): Card {
  const { say } = visit;
  const other = kind !== 'choose' && act(visit, 'other-method', html`<button class="link">${say('info.other-method')}</button>`);
  return { ...card, cancel: false, over: say('info.keep-secure'), aside: html`${card.aside}${other}` };
}

/** What the page's script asks for while a phone is waited for. */
function stateOf({ tenant, now }: InfoVisit, adding: Adding | undefined): string {
  const asked = adding?.kind === 'microsoftAuthenticator' && adding.approvalId !== null ? approvalById(tenant, adding.approvalId) : null;
  return asked === null ? 'none' : approvalStanding(asked, now);
}

function acted(visit: InfoVisit): Answer | Promise<Answer> {
  const { form, say, session, tenant } = visit;
  const back = seeOther(visit.address);
  const { adding } = pagesState(tenant);
  const at = addingOf(visit);
  switch (form.get('do')) {
    case 'add': return mayAddMethod(tenant, session, visit.now) ? to(visit, { kind: 'choose' }) : stopped(visit, stopView(visit, 'window', null));
    case 'ask-default': return to(visit, { kind: 'default' });
    case 'next': return nextStep(visit);
    case 'back': if (at !== undefined && at.kind !== 'choose' && at.kind !== 'default') wizardBack(visit, at); return back;
    case 'other-app': return at?.kind === 'microsoftAuthenticator' ? to(visit, newApp(visit)) : back;
    case 'other-method': return isAwaited(visit) ? to(visit, { kind: 'choose' }) : back;
    case 'resend': if (at !== undefined && 'to' in at && at.step === 'code') sendCode(visit, at); return back;
    case 'passkey-offer': return offered(visit, at);
    case 'cancel': if (!isAwaited(visit)) adding.delete(session.id); return back;
    case 'ask-delete': return askDelete(visit);
    case 'delete': return deleted(visit);
    case 'ask-everywhere': {
      const heading = say('info.sign-out-everywhere');
      return page(visit, heading, question(visit, { heading, text: say('info.everywhere.ask'), act: 'everywhere' }));
    }
    case 'everywhere': signOutEverywhere(tenant, visit.person, visit.now); return back;
    case 'sign-out': session.endedAt = visit.now; return seeOther(visit.address, [dropSession(visit, session.deviceId)]);
    case 'sign-in-again': return toSignIn(visit, session.deviceId, { session, fault: null });
    default: return back;
  }
}

function to(visit: InfoVisit, adding: Adding): Answer {
  pagesState(visit.tenant).adding.set(visit.session.id, adding);
  return seeOther(visit.address);
}

/** The wizard is over, and its half-done method with it. */
function stopped(visit: InfoVisit, body: Html): Answer {
  pagesState(visit.tenant).adding.delete(visit.session.id);
  return page(visit, visit.say('info.add.heading'), body);
}

async function nextStep(visit: InfoVisit): Promise<Answer> {
  const { tenant, session, form, say } = visit;
  const { adding, notices } = pagesState(tenant);
  const back = seeOther(visit.address);
  const at = addingOf(visit);
  if (at === undefined) return back;
  if (at.kind === 'default') {
    confirmDefault(visit);
    adding.delete(session.id);
    return back;
  }
  const wizard = at.kind === 'choose' ? wizardFor(visit, form.get('method')) : at;
  if (wizard === null) return back;
  const fault = faultNow(visit, wizard);
  if (fault !== null) return stopped(visit, stopView(visit, fault, wizard.kind));
  if (at.kind === 'choose') return to(visit, wizard);
  const wasDone = at.step === 'done';
  const waiting = afterRegistering(visit, session);
  if (!(await wizardNext(visit, at))) return back;
  adding.delete(session.id);
  if (waiting !== null) return seeOther(waiting);
  if (!wasDone) notices.set(session.id, say('info.added', { method: say(`info.kind.${at.kind}`) }));
  return back;
}

function offered(visit: InfoVisit, at: Adding | undefined): Answer {
  if (at === undefined || (at.kind !== 'passkey' && at.kind !== 'securityKey') || faultNow(visit, at) !== null) return json(409, {});
  try {
    return json(200, { publicKey: passkeyOffer(visit, at) });
  } catch (error) {
    if (error instanceof GraphError) return json(409, {});
    throw error;
  }
}

function askDelete(visit: InfoVisit): Answer {
  const { say } = visit;
  const row = rowsOf(visit).find((each) => each.id === visit.form.get('id'));
  if (row === undefined) return seeOther(visit.address);
  const heading = say('info.delete.heading');
  return page(visit, heading, question(visit, { heading, text: say('info.delete.ask', { method: `${row.name}, ${row.detail}` }), act: 'delete', id: row.id }));
}

function deleted(visit: InfoVisit): Answer {
  const { tenant, person, session, say } = visit;
  const { notices } = pagesState(tenant);
  const row = rowsOf(visit).find((each) => each.id === visit.form.get('id'));
  const method = person.methods.find(({ id }) => id === row?.id);
  // The default one may go here, unlike by Graph: another takes its place (documented).
  if (method !== undefined && deletionFault(person, method) === 'alternate-first') notices.set(session.id, say('info.delete.alternate-first'));
  else if (row !== undefined && deleteMethod(said(visit), row.id)) notices.set(session.id, say('info.deleted', { method: row.name }));
  return seeOther(visit.address);
}
