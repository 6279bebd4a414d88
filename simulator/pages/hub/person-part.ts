import type { Device, Person } from '../../tenant/model.ts';
import { endOf, usabilityOf } from '../../tenant/temporary-access-pass.ts';
import { html, type Html } from '../html.ts';
import { showInstant } from '../visit.ts';
import { callNote, copy, opens, type Bench } from './frame.ts';

/** One person: what they type, the pass they have, and each device with what it is good for. */
export function personPart(bench: Bench, person: Person): Html {
  const { say, tenant } = bench;
  const devices = tenant.devices.filter(({ ownerId }) => ownerId === person.id).toSorted((a, b) => a.kind.localeCompare(b.kind));
  const of = person.displayName;
  return html`<section class="card dense" aria-labelledby="person"><h2 id="person">${of}</h2>
<div class="values">${copy(bench, say('hub.address'), person.userPrincipalName)}${copy(bench, say('hub.password'), person.password)}${copy(bench, say('hub.badge'), person.badge)}</div>
<p class="note"><span class="soft">${say('hub.pass')}</span> ${passText(bench, person)}</p>
<h3>${say('hub.devices')}</h3>
<ul class="list under">${devices.map((device) => deviceRow(bench, device, person))}
<li><div><h3>${say('hub.elsewhere')}</h3><span class="soft">${say('hub.elsewhere.say')}</span></div><div class="row tight">${opens(`/${tenant.id}/mail/${person.key}`, say('hub.mail'), of)}${opens(`/${tenant.id}/security-info`, say('hub.other'), of)}${opens(`/${tenant.id}/admin`, say('admin.title'), of)}</div></li></ul>
${callNote([`PUT …/people/${person.key}/pass`, `GET …/people/${person.key}/phone`, 'PATCH …/pcs/{pc}'])}</section>`;
}

function passText({ say, tenant, now }: Bench, person: Person): string {
  const { pass } = person;
  if (pass === null) return say('hub.pass.none');
  const { methodUsabilityReason } = usabilityOf(tenant, person, pass, now);
  const times = say(pass.isUsableOnce ? 'hub.pass.once' : 'hub.pass.often', { start: showInstant(pass.startAt), end: showInstant(endOf(pass)) });
  return `${say(`hub.pass.${methodUsabilityReason}`)} ${times}`;
}

function deviceRow({ say, tenant }: Bench, device: Device, owner: Person): Html {
  const { name } = device;
  if (device.kind === 'phone') return html`<li><div><h3>${name}</h3><span class="soft">${device.lost ? say('hub.phone.lost') : `${say('hub.phone.held')}. ${say('hub.phone.for')}`}</span></div><div class="row tight">${opens(`/${tenant.id}/phones/${owner.key}`, say('hub.phone'), name)}</div></li>`;
  const address = `/${tenant.id}/pcs/${device.id}`;
  return html`<li><div><h3>${name}</h3><span class="soft">${say(`hub.join.${device.join}`)}, ${say(device.desktop === null ? 'hub.pc.locked' : 'hub.pc.open')}. ${say('hub.pc.for')}</span></div>
<div class="row tight">${opens(`${address}/windows`, 'Windows', name)}${opens(`${address}/oobe`, say('hub.oobe'), name)}${opens(`${address}/security-info`, say('hub.info'), name)}${opens(`${address}/tester`, say('hub.tester'), name)}</div></li>`;
}
