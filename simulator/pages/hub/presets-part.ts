import type { Device, Person, Tenant } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import { takeNotice } from '../state.ts';
import { callNote, copy, form, opens, type Bench } from './frame.ts';
import { HUB_PRESETS, hubPresetNames, type HubPresetName, type Place } from './presets.ts';

export const pcOf = ({ devices }: Pick<Tenant, 'devices'>, { id }: Pick<Person, 'id'>): Extract<Device, { kind: 'pc' }> | undefined =>
  devices.find((device): device is Extract<Device, { kind: 'pc' }> => device.kind === 'pc' && device.ownerId === id);

export function presetsPart(bench: Bench, person: Person): Html {
  const { say } = bench;
  return html`<section class="card dense" aria-labelledby="presets"><h2 id="presets">${say('hub.presets')}</h2>
<p class="soft note">${say('hub.presets.say', { name: person.displayName })}</p>
${form(bench, 'preset', html`<div class="scroll choices" tabindex="0" role="group" aria-labelledby="presets"><ul class="list">${hubPresetNames.map((name) => html`<li><button name="preset" value="${name}" aria-describedby="does-${name}">${say(`hub.preset.${name}`)}</button><p id="does-${name}">${say(`hub.does.${name}`)}</p></li>`)}</ul></div>`)}
${callNote([`PUT …/people/${person.key}/pass`, 'PUT …/pcs/{pc}/state', 'PATCH …/settings'])}</section>`;
}

/** Once, after something was done: what, with which calls, for whom, and where to look. */
export function noticePart(bench: Bench, person: Person | undefined): Html | null {
  const { say, tenant } = bench;
  const [done, failed, calls, pass, preset] = ['hub', 'hub-failed', 'hub-calls', 'hub-pass', 'hub-preset'].map((key) => takeNotice(tenant, key));
  if (failed !== null && failed !== undefined) return html`<div class="fault all" role="alert"><p class="text">${say('hub.refused')}</p><p>${failed}</p></div>`;
  if (done === null || done === undefined) return null;
  const name = hubPresetNames.find((each) => each === preset);
  return html`<div class="notice all" role="status"><p>${done}</p>
${pass && html`<div class="values">${copy(bench, say('signin.pass.label'), pass)}</div>`}
${name !== undefined && person !== undefined && html`<div class="row tight"><span>${say('hub.look')}</span> ${HUB_PRESETS[name].look.map((place) => placeLink(bench, person, place))}</div>`}
${calls && html`<details><summary>${say('hub.same')}</summary><ol>${calls.split('\n').map((call) => html`<li class="mono">${call}</li>`)}</ol></details>`}</div>`;
}

function placeLink({ say, tenant }: Bench, person: Person, place: Place): Html | null {
  const pc = pcOf(tenant, person);
  const at = pc === undefined ? null : `/${tenant.id}/pcs/${pc.id}`;
  const of = person.displayName;
  switch (place) {
    case 'windows': return at === null ? null : opens(`${at}/windows`, 'Windows', of);
    case 'oobe': return at === null ? null : opens(`${at}/oobe`, say('hub.oobe'), of);
    case 'info': return opens(at === null ? `/${tenant.id}/security-info` : `${at}/security-info`, say('hub.info'), of);
    case 'admin': return opens(`/${tenant.id}/admin`, say('admin.title'), of);
  }
}

export const isPresetName = (name: string): name is HubPresetName => hubPresetNames.some((each) => each === name);
