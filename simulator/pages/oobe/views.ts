import { passFacts } from '../../tenant/temporary-access-pass.ts';
import { settingsOf } from '../../tenant/pc-settings.ts';
import type { SetUpStep } from '../../tenant/windows-set-up.ts';
import type { TextKey } from '../../texts/say.ts';
import { faultBox, signInFault } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { signInCard } from '../sign-in/card.ts';
import { stepTitle } from '../sign-in/title.ts';
import { findAttempt } from '../sign-in/engine.ts';
import { boxState, closeButton, corner, faultOf, form, type PcForm } from '../windows/parts.ts';
import { allSetScreen, newPinScreen } from '../windows/pin-view.ts';
import { pcAddress } from '../windows/screen.ts';
import type { Screen } from '../windows/screens.ts';
import { closePanel } from './acts.ts';
import { logonScreen } from './logon-view.ts';
import { KEYBOARDS, REGIONS } from './places.ts';
import { accountFault, type SetUpVisit } from './progress.ts';
import { statusScreen } from './status-view.ts';

export const here = (visit: SetUpVisit): PcForm => ({ address: pcAddress(visit, 'oobe'), fault: visit.screen.fault });

/** What the set-up shows now. */
export function screenOf(visit: SetUpVisit): Screen {
  const { setUp, say, tenant } = visit;
  if (setUp.step === 'panel') return panel(visit);
  const title = say(HEADINGS[setUp.step], { tenant: tenant.displayName });
  return { title, body: html`${BODIES[setUp.step](visit, html`<h1>${title}</h1>`)}${corner(visit, here(visit), [])}` };
}

type Step = Exclude<SetUpStep, 'panel'>;

const HEADINGS: Record<Step, TextKey> = {
  region: 'oobe.region.heading', keyboard: 'oobe.keyboard.heading', 'second-keyboard': 'oobe.second.heading', network: 'oobe.network.heading',
  updates: 'oobe.updates.heading', account: 'oobe.account.heading', status: 'oobe.status.heading', logon: 'win.other-user',
  'account-failed': 'oobe.failed.heading', biometrics: 'oobe.biometrics.heading', hello: 'oobe.hello.heading', 'hello-provider': 'oobe.provider.heading',
  'hello-failed': 'oobe.hello-failed.heading', 'new-pin': 'win.new.heading', 'all-set': 'win.done.heading',
};

const BODIES: Record<Step, (visit: SetUpVisit, heading: Html) => Html> = {
  region: (visit, heading) => choose(visit, heading, { name: 'region', label: 'oobe.region.label', values: REGIONS }),
  keyboard: (visit, heading) => choose(visit, heading, { name: 'keyboard', label: 'oobe.keyboard.label', values: KEYBOARDS }),
  'second-keyboard': (visit, heading) => step(visit, heading, ['skip', 'oobe.skip']),
  network: (visit, heading) => step(visit, html`${heading}<p>${visit.say('oobe.network.say')}</p>
<p><b>${visit.say(visit.pc.online ? 'oobe.network.connected' : 'oobe.network.none')}</b></p>${!visit.pc.online && html`<p class="small">${visit.say('oobe.network.do')}</p>`}`, ['next', 'oobe.next']),
  updates: (visit, heading) => step(visit, html`${heading}<p>${visit.say('oobe.updates.say')}</p>`, ['next', 'oobe.next']),
  account,
  status: (visit, heading) => statusScreen(visit, here(visit), heading),
  logon: (visit) => logonScreen(visit, here(visit)),
  'account-failed': accountFailed,
  biometrics: (visit, heading) => step(visit, html`${heading}<p>${visit.say('oobe.biometrics.say')}</p>`, ['skip', 'oobe.biometrics.skip']),
  hello: (visit, heading) => step(visit, html`${heading}${faultOf(visit, here(visit))}<p>${visit.say('oobe.hello.say')}</p>`, ['ok', 'oobe.hello.ok']),
  'hello-provider': (visit, heading) => step(visit, html`${closeButton(visit, here(visit))}${heading}<p>${visit.say('oobe.provider.say')}</p>`, ['signed-in', 'oobe.provider.done']),
  'hello-failed': helloFailed,
  'new-pin': (visit) => newPinScreen(visit, here(visit)),
  'all-set': (visit) => allSetScreen(visit, here(visit)),
};

/** A screen with one way on. */
const step = (visit: SetUpVisit, head: Html, [act, label]: readonly [string, TextKey]): Html => html`<section class="panel stack">${head}
${form(here(visit), act, html`<div class="row end"><button class="main" autofocus>${visit.say(label)}</button></div>`)}</section>`;

const choose = (visit: SetUpVisit, heading: Html, { name, label, values }: { readonly name: string; readonly label: TextKey; readonly values: readonly string[] }): Html => html`<section class="panel stack">${heading}
${form(here(visit), name, html`<div class="field"><label for="${name}">${visit.say(label)}</label><select id="${name}" name="${name}" autofocus>${values.map((value) => html`<option>${value}</option>`)}</select></div>
<div class="row end"><button class="main">${visit.say('oobe.yes')}</button></div>`)}</section>`;

function account(visit: SetUpVisit, heading: Html): Html {
  const { say, pc, owner } = visit;
  const assigned = settingsOf(pc).assigned === 'yes' ? owner.userPrincipalName : '';
  return html`<section class="panel stack">${heading}${ownerFault(visit)}<p>${say('oobe.account.say')}</p>
${form(here(visit), 'account', html`<div class="field"><label for="user">${say('oobe.account.user')}</label><input id="user" name="user" inputmode="email" autocapitalize="off" spellcheck="false" value="${assigned}" ${boxState(here(visit))}></div>
<div class="row end"><button class="main">${say(`oobe.account.next.${pc.os}`)}</button></div>`)}</section>`;
}

const ownerFault = (visit: SetUpVisit): Part => visit.screen.fault !== null && faultBox(visit, { text: visit.say(visit.screen.fault, { name: visit.owner.displayName }) });

function accountFailed(visit: SetUpVisit, heading: Html): Html {
  const { tenant, owner, now } = visit;
  return html`<section class="panel stack">${heading}${signInFault(visit, accountFault(visit) ?? 'session-ended', passFacts(tenant, owner, now).pass)}
${form(here(visit), 'again', html`<div class="row end"><button class="main" autofocus>${visit.say('oobe.failed.again')}</button></div>`)}</section>`;
}

function helloFailed(visit: SetUpVisit, heading: Html): Html {
  const { say } = visit;
  return html`<section class="panel stack">${heading}
<div class="fault" role="alert" id="fault"><p class="text">${say('oobe.hello-failed.say')}</p><p class="small mono">${say('oobe.hello-failed.code')}</p><p class="small"><b>${say('signin.do-now')}:</b> ${say('oobe.hello-failed.do')}</p></div>
<div class="row end">${form(here(visit), 'skip', html`<button>${say('oobe.biometrics.skip')}</button>`)}${form(here(visit), 'again', html`<button class="main" autofocus>${say('oobe.failed.again')}</button>`)}</div></section>`;
}

function panel(visit: SetUpVisit): Screen {
  const attempt = findAttempt(visit, visit.screen.attemptId ?? '');
  if (attempt === null) {
    closePanel(visit);
    return screenOf(visit);
  }
  return { title: stepTitle(visit, attempt), body: html`<section class="panel" aria-label="${visit.say('win.panel')}">${closeButton(visit, here(visit))}${signInCard(visit, attempt)}</section>${corner(visit, here(visit), [])}` };
}
