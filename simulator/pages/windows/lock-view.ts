import { settingsOf } from '../../tenant/pc-settings.ts';
import { takesPin } from '../../tenant/windows-lockout.ts';
import { blockOf } from '../../tenant/windows-reset.ts';
import { providersOf, type Provider } from '../../tenant/windows-sign-in-options.ts';
import { isTpmLocked } from '../../tenant/windows-tpm.ts';
import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { showInstant } from '../visit.ts';
import { boxState, corner, face, faultOf, form, here, submitArrow } from './parts.ts';
import type { PcVisit } from './screen.ts';
import { ICONS, tilesOf } from './tiles.ts';

export function lockScreen(visit: PcVisit): Html {
  const { screen, say, owner } = visit;
  return html`<section class="stack">${face(screen.user === 'owner' ? owner.displayName : say('win.other-user'))}
${BOXES[screen.provider](visit)}
${options(visit)}
${users(visit)}
${corner(visit, here(visit), [['restart', 'win.power']])}</section>`;
}

function pinBox(visit: PcVisit): Html {
  const { pc, say, now } = visit;
  if (pc.pin === null || settingsOf(pc).helloBroken) return html`${faultBox(visit, { text: say('win.broken') })}${form(here(visit), 'forgot', html`<div class="person"><button>${say('win.broken.again')}</button></div>`)}`;
  const { guard } = pc.pin;
  if (isTpmLocked(pc.tpm, now)) return html`${faultBox(visit, { text: say('win.tpm'), doNow: 'win.tpm.do' })}${forgot(visit)}`;
  if (guard.phase === 'challenge') return html`${challengeBox(visit)}${forgot(visit)}`;
  if (guard.phase === 'restart') return html`${faultBox(visit, { text: say('win.restart'), doNow: 'win.restart.do' })}${forgot(visit)}`;
  if (!takesPin(guard, now)) return html`${faultBox(visit, { text: say('win.timed-out', { time: showInstant(guard.lockedUntilMs ?? now) }) })}${forgot(visit)}`;
  return html`${faultOf(visit, here(visit))}
${form(here(visit), 'pin', secretBox(visit, 'pin', html`inputmode="numeric"`))}
${forgot(visit)}`;
}

const forgot = (visit: PcVisit): Part =>
  blockOf(visit.pc) !== 'no link' && form(here(visit), 'forgot', html`<div class="person">${visit.screen.bounced && html`<p role="status">${visit.say('win.bounced')}</p>`}<button class="link">${visit.say('win.forgot')}</button></div>`);

const challengeBox = (visit: PcVisit): Html => form(here(visit), 'challenge', html`
<p>${visit.say('win.challenge')}</p>
<label for="challenge">${visit.say('win.challenge.label')}</label>
<div class="pin"><input id="challenge" name="challenge" autocapitalize="characters" autofocus>${submitArrow(visit)}</div>`);

const passwordBox = (visit: PcVisit): Html => html`${faultOf(visit, here(visit))}
${form(here(visit), 'password', secretBox(visit, 'password', null))}`;

/** The box of a PIN or password, under *Other user* with the name before it. */
function secretBox(visit: PcVisit, kind: 'pin' | 'password', more: Part): Html {
  const { say, screen } = visit;
  const isOther = screen.user === 'other';
  return html`
${isOther && html`<div class="field"><label for="user">${say('win.user-name')}</label><input id="user" name="user" inputmode="email" autocapitalize="off" spellcheck="false" value="${screen.userName}" ${boxState(here(visit))}></div>`}
<div><label for="${kind}">${say(kind === 'pin' ? 'win.pin.label' : 'win.password.label')}</label><div class="pin"><input id="${kind}" name="${kind}" type="password" ${more} ${isOther ? null : boxState(here(visit))}>${submitArrow(visit)}</div></div>`;
}

const webBox = (visit: PcVisit): Html => html`${faultOf(visit, here(visit))}
${form(here(visit), 'web', html`<div class="person"><button class="main" autofocus>${visit.say('win.web.start')}</button></div>`)}`;

const BOXES: Record<Provider, (visit: PcVisit) => Html> = { pin: pinBox, password: passwordBox, web: webBox };

function options(visit: PcVisit): Html {
  const { say, screen, pc } = visit;
  const tiles = providersOf(pc, screen.user).map((provider) => ({ value: provider, name: say(`win.tile.${provider}`), isChosen: screen.provider === provider, icon: ICONS[provider] }));
  return html`<details><summary>${say('win.options')}</summary>
${tilesOf(here(visit), tiles)}</details>`;
}

/** The list of users at the bottom left. Where the last one is not to be shown, *Other user* is all there is. */
function users(visit: PcVisit): Html {
  const { say, screen, owner, pc } = visit;
  const isListed = pc.lastSignIn !== null && pc.lastSignIn !== 'web' && !settingsOf(pc).hideLastUser;
  const entry = (user: typeof screen.user, name: string): Part => screen.user !== user && html`<button class="link" name="user" value="${user}">${name}</button>`;
  return form(here(visit), 'user', html`<div class="person">${isListed && entry('owner', owner.displayName)}${entry('other', say('win.other-user'))}</div>`);
}
