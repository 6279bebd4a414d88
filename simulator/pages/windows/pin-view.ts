import { settingsOf } from '../../tenant/pc-settings.ts';
import { isDigitsOnly } from '../../tenant/windows-pin.ts';
import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { boxState, faultOf, form, here, lengths, type PcForm } from './parts.ts';
import type { PcVisit } from './screen.ts';
import { isPinTaken } from './unlock.ts';

/** *Set up a PIN*: after a reset, at the first time, in the set-up of a PC. */
export const newPinScreen = (visit: PcVisit, at: PcForm = here(visit)): Html =>
  pinPanel(visit, at, html`<h1>${visit.say('win.new.heading')}</h1><p>${visit.say('win.new.say')}</p>`, { act: 'new-pin', asksOld: false });

export const expiredPinScreen = (visit: PcVisit): Html =>
  pinPanel(visit, here(visit), html`<h1>${visit.say('win.expired.heading')}</h1><p>${visit.say('win.expired.say')}</p>`, { act: 'change-expired', asksOld: false });

export const changePinScreen = (visit: PcVisit): Html => isPinTaken(visit)
  ? pinPanel(visit, here(visit), html`<h1>${visit.say('win.change.heading')}</h1>`, { act: 'change-pin', asksOld: true })
  : html`<section class="panel stack"><h1>${visit.say('win.change.heading')}</h1>${faultBox(visit, { text: visit.say('win.restart'), doNow: 'win.restart.do' })}
${form(here(visit), 'close', html`<div class="row end"><button class="main" autofocus>${visit.say('win.close')}</button></div>`)}</section>`;

function pinPanel(visit: PcVisit, at: PcForm, head: Html, { act, asksOld }: { readonly act: string; readonly asksOld: boolean }): Html {
  const { say } = visit;
  return html`<section class="panel stack">${head}
${faultOf(visit, at)}
${form(at, act, html`
${asksOld && pinField('old-pin', 'old', say('win.change.old'), boxState(at))}
${pinField('new-pin', 'pin', say('win.new.pin'), asksOld ? null : boxState(at))}
${pinField('confirm-pin', 'confirm', say('win.new.confirm'), null)}
${letters(visit)}
${rules(visit)}
<div class="row end"><button form="give-up">${say('win.new.cancel')}</button><button class="main">${say('win.new.ok')}</button></div>`)}
<form id="give-up" method="post" action="${at.address}"><input type="hidden" name="do" value="close"></form></section>`;
}

const pinField = (id: string, name: string, label: string, state: Part): Html =>
  html`<div class="field"><label for="${id}">${label}</label><input id="${id}" name="${name}" type="password" inputmode="text" autocomplete="new-password" ${state}></div>`;

/** Where nothing but digits is allowed there is no choice. What needs a letter begins with the box ticked. */
function letters({ say, pc }: PcVisit): Part {
  const settings = settingsOf(pc);
  const isNeeded = [settings.pinSmall, settings.pinCapitals, settings.pinSpecial].includes('require') || settings.pinDigits === 'forbid';
  return !isDigitsOnly(settings) && html`<label class="tick"><input type="checkbox" name="letters"${isNeeded && html` checked`}> ${say('win.new.letters')}</label>`;
}

function rules(visit: PcVisit): Html {
  const { say, pc } = visit;
  const settings = settingsOf(pc);
  const limits = lengths(visit);
  const kinds = [['digits', settings.pinDigits], ['small', settings.pinSmall], ['capitals', settings.pinCapitals], ['special', settings.pinSpecial]] as const;
  const lines = isDigitsOnly(settings)
    ? [say('win.new.rule.length', limits), say('win.new.rule.max', limits), say('win.new.rule.pattern')]
    : [say('win.new.rule.long', limits), ...kinds.flatMap(([kind, how]) => (how === 'allow' ? [] : [say(how === 'require' ? `win.pin.needs-${kind}` : `win.pin.no-${kind}`)]))];
  return html`<details><summary>${say('win.new.rules')}</summary><ul class="small">${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`;
}

export const allSetScreen = (visit: PcVisit, at: PcForm = here(visit)): Html => html`<section class="panel stack"><h1>${visit.say('win.done.heading')}</h1><p>${visit.say('win.done.say')}</p>
${form(at, 'done', html`<div class="row end"><button class="main" autofocus>${visit.say('win.done.ok')}</button></div>`)}</section>`;
