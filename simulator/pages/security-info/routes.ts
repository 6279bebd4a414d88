import type { Answer, Fidelity, Route } from '../../http.ts';
import { addAuthenticator, deleteMethod, hasRoomForAuthenticator, MAX_AUTHENTICATORS, signOutEverywhere } from '../../tenant/security-info.ts';
import { mayAddMethod } from '../../tenant/sign-in-session.ts';
import { faultBox } from '../fault.ts';
import { html, type Html } from '../html.ts';
import { dropSession } from '../sign-in/device.ts';
import { pagesState, type Adding } from '../state.ts';
import { isTotpCode, newSecret } from '../totp.ts';
import { pageRoute, seeOther, show } from '../visit.ts';
import { inside, toSignIn, type InfoVisit } from './context.ts';
import { listView, question, rowsOf } from './list.ts';
import { wizardTitle, wizardView } from './wizard.ts';

const PATHS = ['/{tenant}/security-info', '/{tenant}/pcs/{device}/security-info'];
/** RFC 4226 section 4 asks for 128 bits and recommends 160. One base32 sign holds five. */
const SECRET_LENGTH = 32;
const STEPS = ['choose', 'app', 'account', 'scan', 'code'] as const;

const FIDELITY: Fidelity = { mark: 'observed', source: 'screenshots of My Sign-Ins', note: 'What can be added, seen and deleted; the real page is an application of its own. Its texts are marked one by one.' };

/** My Security Info, in some other browser and on the desktop of a PC. */
export const securityInfoRoutes: readonly Route[] = PATHS.flatMap((path) => [
  pageRoute('GET', path, 'pages.security-info', inside(shown), FIDELITY),
  pageRoute('POST', path, 'pages.security-info.act', inside(acted), FIDELITY),
]);

const page = (visit: InfoVisit, title: string, body: Html): Answer => show(visit, { title, body });

function shown(visit: InfoVisit): Answer {
  const adding = pagesState(visit.tenant).adding.get(visit.session.id);
  if (adding === undefined) return page(visit, visit.say('info.heading'), listView(visit));
  return page(visit, wizardTitle(visit, adding), wizardView(visit, adding));
}

function acted(visit: InfoVisit): Answer {
  const { form, say, session } = visit;
  const back = seeOther(visit.address);
  const { adding } = pagesState(visit.tenant);
  switch (form.get('do')) {
    case 'add': return startAdding(visit);
    case 'next': return nextStep(visit) ?? back;
    case 'back': stepBack(adding.get(session.id)); return back;
    case 'cancel': adding.delete(session.id); return back;
    case 'ask-delete': return askDelete(visit);
    case 'delete': return deleted(visit);
    case 'ask-everywhere': {
      const heading = say('info.sign-out-everywhere');
      return page(visit, heading, question(visit, { heading, text: say('info.everywhere.ask'), act: 'everywhere' }));
    }
    case 'everywhere': signOutEverywhere(visit.tenant, visit.person, visit.now); return back;
    case 'sign-out': session.endedAt = visit.now; return seeOther(visit.address, [dropSession(visit, session.deviceId)]);
    case 'sign-in-again': return toSignIn(visit, session.deviceId, { session, fault: null });
    default: return back;
  }
}

function startAdding(visit: InfoVisit): Answer {
  const { say, session, person } = visit;
  if (!mayAddMethod(visit.tenant, session, visit.now)) {
    return page(visit, say('info.add.heading'), html`<section class="card narrow stack"><h1>${say('info.add.heading')}</h1>
${faultBox(visit, { text: say('info.window'), doNow: 'signin.do.none' })}
<form method="post" action="${visit.address}"><input type="hidden" name="do" value="sign-in-again"><button class="main">${say('info.sign-in-again')}</button></form></section>`);
  }
  if (!hasRoomForAuthenticator(person)) {
    pagesState(visit.tenant).notices.set(session.id, say('info.app.limit', { max: MAX_AUTHENTICATORS }));
    return seeOther(visit.address);
  }
  pagesState(visit.tenant).adding.set(session.id, { step: 'choose', secret: newSecret(visit.world.random.bytes(SECRET_LENGTH)), wrongCode: false });
  return seeOther(visit.address);
}

/** An answer of its own only where the ten minutes ran out while the app was being set up. */
function nextStep(visit: InfoVisit): Answer | null {
  const { tenant, session, person, now } = visit;
  const { adding, notices } = pagesState(tenant);
  const at = adding.get(session.id);
  if (at === undefined) return null;
  if (at.step !== 'code') {
    at.step = STEPS[STEPS.indexOf(at.step) + 1] ?? 'code';
    return null;
  }
  at.wrongCode = !isTotpCode(at.secret, visit.form.get('code') ?? '', now);
  if (at.wrongCode) return null;
  adding.delete(session.id);
  if (!mayAddMethod(tenant, session, now)) return startAdding(visit);
  addAuthenticator({ tenant, person, now, random: visit.world.random }, at.secret);
  notices.set(session.id, visit.say('info.added', { method: visit.say('info.method.softwareOath') }));
  return null;
}

function stepBack(adding: Adding | undefined): void {
  if (adding === undefined) return;
  adding.step = STEPS[STEPS.indexOf(adding.step) - 1] ?? 'choose';
  adding.wrongCode = false;
}

function askDelete(visit: InfoVisit): Answer {
  const { say } = visit;
  const row = rowsOf(visit).find((each) => each.id === visit.form.get('id'));
  if (row === undefined) return seeOther(visit.address);
  const heading = say('info.delete.heading');
  return page(visit, heading, question(visit, { heading, text: say('info.delete.ask', { method: `${row.name}, ${row.detail}` }), act: 'delete', id: row.id }));
}

function deleted(visit: InfoVisit): Answer {
  const { tenant, person, now, say } = visit;
  const row = rowsOf(visit).find((each) => each.id === visit.form.get('id'));
  if (row !== undefined && deleteMethod({ tenant, person, now, random: visit.world.random }, row.id)) {
    pagesState(tenant).notices.set(visit.session.id, say('info.deleted', { method: row.name }));
  }
  return seeOther(visit.address);
}
