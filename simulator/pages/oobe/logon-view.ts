import { settingsOf } from '../../tenant/pc-settings.ts';
import type { TextKey } from '../../texts/say.ts';
import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { ICONS, tilesOf } from '../windows/tiles.ts';
import { boxState, face, form, submitArrow, type PcForm } from '../windows/parts.ts';
import { hasWebSignIn, type SetUpVisit } from './progress.ts';

/** *Other user*: what is left when the sign-in was lost in the middle of the set-up. */
export function logonScreen(visit: SetUpVisit, at: PcForm): Html {
  const { say, setUp, screen, owner } = visit;
  const hasWeb = hasWebSignIn(visit);
  return html`<section class="stack">${face(say('win.other-user'))}
<p class="person small">${say(why(visit))}</p>
${screen.fault !== null && faultBox(visit, { text: say(screen.fault, { name: owner.displayName }) })}
${hasWeb && !setUp.asksPassword ? web(visit, at) : password(visit, at)}
${options(visit, at, hasWeb)}</section>`;
}

function why({ pc }: SetUpVisit): TextKey {
  const { setUpJoin, interruption } = settingsOf(pc);
  if (setUpJoin === 'hybrid') return 'oobe.logon.hybrid';
  return interruption === 'lock' ? 'oobe.logon.locked' : 'oobe.logon.restarted';
}

const web = ({ say, setUp }: SetUpVisit, at: PcForm): Html => html`${form(at, 'start', html`<div class="person"><button class="main" autofocus>${say('oobe.logon.start')}</button></div>`)}
${setUp.presses > 0 && html`<p class="person small" role="status">${say('oobe.logon.do')}</p>`}`;

function password(visit: SetUpVisit, at: PcForm): Html {
  const { say, screen } = visit;
  return html`${form(at, 'password', html`<div class="field"><label for="user">${say('win.user-name')}</label><input id="user" name="user" inputmode="email" autocapitalize="off" spellcheck="false" value="${screen.userName}" ${boxState(at)}></div>
<div><label for="password">${say('win.password.label')}</label><div class="pin"><input id="password" name="password" type="password">${submitArrow(visit)}</div></div>`)}
${!hasWebSignIn(visit) && html`<p class="person small">${say('oobe.logon.password-only')}</p>`}`;
}

/** The globe opens the panel at once (observed); the key shows the box for a password. */
function options(visit: SetUpVisit, at: PcForm, hasWeb: boolean): Part {
  const { say, setUp } = visit;
  if (!hasWeb) return null;
  return html`<details><summary>${say('win.options')}</summary>
<div class="tiles">${tilesOf(at, [{ value: 'password', name: say('win.tile.password'), isChosen: setUp.asksPassword, icon: ICONS.password }])}
${form(at, 'web', html`<button>${ICONS.web}${say('win.tile.web')}</button>`)}</div></details>`;
}
