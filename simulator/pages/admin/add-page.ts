import type { Answer } from '../../http.ts';
import type { Person } from '../../tenant/model.ts';
import { policyInForce } from '../../tenant/pass-policy.ts';
import { html, type Html, type Part } from '../html.ts';
import { ADDABLE, PHONE_TYPES, type Addable, type AddFields } from './add-fields.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { addAddress, methodsAddress, usersAddress, type Door } from './places.ts';
import { refusalBox } from './refused.ts';
import { ZONES } from './zoned-time.ts';

/** What is wrong with the pane, and in which boxes. */
export interface AddFault {
  readonly text: string;
  readonly doNow: string;
  readonly boxes: readonly (keyof AddFields)[];
}

/** The pane *Add authentication method*. All kinds are in it; the stylesheet shows the one that is chosen. */
export function addPage(visit: AdminVisit, door: Door, person: Person, fields: AddFields, fault: AddFault | null = null): Answer {
  const { say, tenant } = visit;
  const address = methodsAddress(tenant, door, person);
  const pane = { visit, fields, fault };
  return adminPage(visit, {
    title: say('admin.add.heading'), door, status: fault === null ? 200 : 400,
    path: [[say('admin.users.crumb'), usersAddress(tenant, door)], [person.displayName], [say('admin.methods'), address], [say('admin.add.heading')]],
    body: html`<section class="card narrow"><form class="pane stack" method="post" action="${addAddress(tenant, door, person)}" autocomplete="off" novalidate>
${fault === null ? null : refusalBox(visit, fault)}
<div class="field"><label for="method">${say('admin.add.choose')}</label><select id="method" name="method">${ADDABLE.map((each) => html`<option value="${each}"${each === fields.method ? html` selected` : null}>${say(`admin.kind.${each}`)}</option>`)}</select></div>
${part('pass', passPart(pane, person))}${part('phone', phonePart(pane))}${part('email', emailPart(pane))}
<div class="row end"><a class="button" href="${address}">${say('admin.cancel')}</a><button class="main">${say('admin.add.do')}</button></div></form></section>`,
  });
}

const part = (kind: Addable, content: Html): Html => html`<div data-kind="${kind}" class="stack">${content}</div>`;

interface Pane {
  readonly visit: AdminVisit;
  readonly fields: AddFields;
  readonly fault: AddFault | null;
}

/** Ties a box to the refusal above, and puts the cursor into the first of them. */
function wrong({ fault }: Pane, box: keyof AddFields): Part {
  if (fault?.boxes.includes(box) !== true) return null;
  return html` aria-invalid="true" aria-describedby="fault"${fault.boxes[0] === box ? html` autofocus` : null}`;
}

function passPart(pane: Pane, person: Person): Html {
  const { visit: { say, tenant, now }, fields } = pane;
  const { isUsableOnce: forced, minimumLifetimeInMinutes: min, maximumLifetimeInMinutes: max } = policyInForce(tenant, now);
  const isInvalid = pane.fault?.boxes.includes('minutes') === true;
  return html`<p>${say('admin.add.pass.say', { name: person.displayName })}${person.pass === null ? null : html` ${say('admin.add.replaces')}`}</p>
<label class="tick"><input id="delayed" type="checkbox" name="delayed"${fields.delayed ? html` checked` : null}> ${say('admin.add.delayed')}</label>
<div class="delay stack"><div class="inline"><div class="field"><label for="date">${say('admin.add.date')}</label><input id="date" name="date" type="date" value="${fields.date}"${wrong(pane, 'date')}></div>
<div class="field"><label for="time">${say('admin.add.time')}</label><input id="time" name="time" type="time" value="${fields.time}"${wrong(pane, 'time')}></div></div>
<div class="field"><label for="zone">${say('admin.add.zone')}</label><select id="zone" name="zone"${wrong(pane, 'zone')}>${ZONES.map((zone) => html`<option${zone === fields.zone ? html` selected` : null}>${zone}</option>`)}</select></div></div>
<div class="field"><label for="minutes">${say('admin.add.duration')}</label><p class="soft small" id="minutes-hint">${say('admin.add.duration.hint', { min, max })}</p>
<input id="minutes" name="minutes" inputmode="numeric" value="${fields.minutes}" ${isInvalid ? html`aria-invalid="true" aria-describedby="minutes-hint fault" autofocus` : html`aria-describedby="minutes-hint"`}></div>
<fieldset class="choice"><legend>${say('admin.add.once')}</legend>${forced ? html`<p class="soft small" id="once-hint">${say('admin.add.once.forced')}</p>` : null}
<div class="row">${(['yes', 'no'] as const).map((each) => html`<label class="tick"><input type="radio" name="once" value="${each}"${(each === 'yes') === (forced || fields.once) ? html` checked` : null}${forced ? html` disabled aria-describedby="once-hint"` : null}> ${say(`admin.${each}`)}</label>`)}</div></fieldset>`;
}

const phonePart = (pane: Pane): Html => html`
<div class="field"><label for="phoneType">${pane.visit.say('admin.add.phone.type')}</label><select id="phoneType" name="phoneType"${wrong(pane, 'phoneType')}>${PHONE_TYPES.map((each) => html`<option value="${each}"${each === pane.fields.phoneType ? html` selected` : null}>${pane.visit.say(`admin.add.phone.${each}`)}</option>`)}</select></div>
<div class="field"><label for="phone">${pane.visit.say('admin.add.phone')}</label><p class="soft small">${pane.visit.say('admin.add.phone.hint')}</p><input id="phone" name="phone" type="tel" value="${pane.fields.phone}"${wrong(pane, 'phone')}></div>`;

const emailPart = (pane: Pane): Html => html`<p>${pane.visit.say('admin.add.email.say')}</p>
<div class="field"><label for="email">${pane.visit.say('admin.add.email')}</label><input id="email" name="email" type="text" inputmode="email" autocapitalize="off" spellcheck="false" value="${pane.fields.email}"${wrong(pane, 'email')}></div>`;
