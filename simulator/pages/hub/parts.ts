import type { RequestLine } from '../../tenant/log-lines.ts';
import type { Device, Person } from '../../tenant/model.ts';
import { PASS_STATES } from '../../tenant/pass-states.ts';
import { html, type Html } from '../html.ts';
import { takeNotice } from '../state.ts';
import { showInstant, type Visit } from '../visit.ts';

const form = (visit: Visit, what: string, content: Html): Html =>
  html`<form class="inline" method="post" action="/${visit.tenant.id}/workbench"><input type="hidden" name="do" value="${what}">${content}</form>`;

/** A value with a button that copies it; the button shows itself only where scripts run. */
const copy = ({ say }: Visit, name: string, value: string): Html =>
  html`<span class="soft">${name}</span><span class="mono">${value}</span><button data-copy="${value}" data-copied="${say('hub.copied')}" aria-label="${say('hub.copy')} ${name}" hidden>${say('hub.copy')}</button>`;

export const clockPart = (visit: Visit): Html => {
  const { say, tenant, now } = visit;
  const frozen = tenant.clock.frozenAt !== null;
  return html`<section class="card all" aria-labelledby="clock"><h2 id="clock">${say('sim.clock')}</h2>
<div class="row"><time class="clock" data-clock="/${tenant.id}/workbench/live">${showInstant(now)}</time><span class="soft">${frozen ? say('hub.frozen') : say('hub.running')}</span>
${form(visit, frozen ? 'run' : 'freeze', html`<button>${frozen ? say('hub.run') : say('hub.freeze')}</button>`)}
${form(visit, 'minute', html`<button>${say('hub.plus-minute')}</button>`)}
${form(visit, 'hour', html`<button>${say('hub.plus-hour')}</button>`)}
${form(visit, 'set', html`<div class="field"><label for="to">${say('hub.to')}</label><input id="to" name="to" type="datetime-local" step="1" value="${new Date(now).toISOString().slice(0, 19)}"></div><button>${say('hub.set')}</button>`)}</div>
<p class="soft small note">${say('hub.clock.note')}</p></section>`;
};

export const linksPart = (visit: Visit): Html => {
  const { kiosk, approve } = visit.tenant.settings.links;
  const link = (href: string | null, text: string): Html | null => (href === null ? null : html`<a class="button main" href="${href}" target="_blank" rel="noopener">${text}</a>`);
  return html`<div class="row all">${link(kiosk, visit.say('hub.kiosk'))}${link(approve, visit.say('hub.approve'))}
<a class="button" href="/${visit.tenant.id}/security-info" target="_blank" rel="noopener">${visit.say('hub.other')}</a>
<a class="button" href="/${visit.tenant.id}/admin" target="_blank" rel="noopener">${visit.say('admin.title')}</a></div>`;
};

const personRow = (visit: Visit, person: Person): Html => html`<li><div><h3>${person.displayName} <span class="soft mono small">${person.key}</span></h3>
<details><summary>${visit.say('hub.values')}<span class="hide-visually"> ${person.displayName}</span></summary><div class="values">${copy(visit, visit.say('hub.address'), person.userPrincipalName)}${copy(visit, visit.say('hub.password'), person.password)}${copy(visit, visit.say('hub.badge'), person.badge)}</div></details></div>
<div class="row tight"><a class="button link" href="/${visit.tenant.id}/phones/${person.key}" target="_blank" rel="noopener" aria-label="${visit.say('hub.phone')} ${person.displayName}">${visit.say('hub.phone')}</a>
<a class="button link" href="/${visit.tenant.id}/mail/${person.key}" target="_blank" rel="noopener" aria-label="${visit.say('hub.mail')} ${person.displayName}">${visit.say('hub.mail')}</a></div></li>`;

export const peoplePart = (visit: Visit): Html => html`<section class="card dense" aria-labelledby="people"><h2 id="people">${visit.say('hub.people')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="people"><ul class="list">${visit.tenant.people.map((person) => personRow(visit, person))}</ul></div></section>`;

function deviceRow(visit: Visit, device: Device): Html {
  const owner = visit.tenant.people.find((person) => person.id === device.ownerId);
  const title = html`<h3>${device.name} <span class="soft small">${owner?.displayName ?? ''}</span></h3>`;
  if (device.kind === 'phone') {
    return html`<li><div>${title}<span class="soft">${visit.say(device.lost ? 'hub.phone.lost' : 'hub.phone.held')}</span></div>
<a class="button link" href="/${visit.tenant.id}/phones/${owner?.key ?? ''}" target="_blank" rel="noopener" aria-label="${visit.say('hub.phone')} ${device.name}, ${owner?.displayName ?? ''}">${visit.say('hub.phone')}</a></li>`;
  }
  const address = `/${visit.tenant.id}/pcs/${device.id}`;
  return html`<li><div>${title}<span class="soft">${visit.say(`hub.join.${device.join}`)}, ${visit.say(device.desktop === null ? 'hub.pc.locked' : 'hub.pc.open')}</span></div>
<div class="row tight"><a class="button link" href="${address}/windows" target="_blank" rel="noopener" aria-label="Windows ${device.name}">Windows</a>
<a class="button link" href="${address}/security-info" target="_blank" rel="noopener" aria-label="${visit.say('hub.info')} ${device.name}">${visit.say('hub.info')}</a></div></li>`;
}

export const devicesPart = (visit: Visit): Html => html`<section class="card dense" aria-labelledby="devices"><h2 id="devices">${visit.say('hub.devices')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="devices"><ul class="list under">${visit.tenant.devices.toSorted((a, b) => a.kind.localeCompare(b.kind)).map((device) => deviceRow(visit, device))}</ul></div></section>`;

/** How many calls the list holds: what a tester looks back at; the whole log is at `/_sim`. */
const CALLS_SHOWN = 100;

export interface CallRow {
  readonly at: string;
  readonly call: string;
  readonly status: string;
}

export const callRows = (requests: readonly RequestLine[]): CallRow[] =>
  requests.slice(-CALLS_SHOWN).toReversed().map(({ at, method, path, status, faultId }) => ({
    at: new Date(at).toISOString().slice(11, 19),
    call: `${method} ${path}`,
    status: `${status ?? '-'}${faultId === null ? '' : ' ⚡'}`,
  }));

export function callsPart(visit: Visit): Html {
  const { say } = visit;
  const rows = callRows(visit.tenant.requests);
  return html`<section class="card dense fixed" aria-labelledby="calls"><h2 id="calls">${say('hub.calls')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="calls"><table><thead><tr><th scope="col">${say('hub.when')}</th><th scope="col">${say('hub.call')}</th><th scope="col">${say('hub.answer')}</th></tr></thead>
<tbody data-calls>${rows.map(({ at, call, status }) => html`<tr><td class="mono">${at}</td><td class="mono">${call}</td><td class="mono">${status}</td></tr>`)}</tbody></table>
<p class="soft" data-no-calls ${rows.length > 0 ? html`hidden` : null}>${say('hub.no-calls')}</p></div></section>`;
}

export function presetsPart(visit: Visit): Html {
  const { say, tenant } = visit;
  const done = takeNotice(tenant, 'hub');
  const pass = takeNotice(tenant, 'hub-pass');
  return html`<section class="card" aria-labelledby="presets"><h2 id="presets">${say('hub.presets')}</h2>
${done === null ? null : html`<div class="notice" role="status"><p>${done}</p>${pass === null ? null : html`<div class="values">${copy(visit, say('signin.pass.label'), pass)}</div>`}</div>`}
${form(visit, 'preset', html`<div class="field"><label for="person">${say('hub.preset.person')}</label><select id="person" name="person">${tenant.people.map(({ key, displayName }) => html`<option value="${key}">${displayName} (${key})</option>`)}</select></div>
<div class="field"><label for="preset">${say('hub.preset')}</label><select id="preset" name="preset">${PASS_STATES.map((preset) => html`<option value="${preset}">${say(`hub.preset.${preset}`)}</option>`)}</select></div><button>${say('hub.preset.apply')}</button>`)}</section>`;
}

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly chosen: string;
}

const choice = ({ name, label, options, chosen }: Choice): Html => html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">
${options.map(([value, text]) => html`<option value="${value}"${value === chosen ? html` selected` : null}>${text}</option>`)}</select></div>`;

/** An expired pass is asked for this much longer: the seed author's report of 2021 as a switch. */
export const STALE_PROMPT_MS = 600_000;
/** Lags that the workbench offers for a new pass: none, what an automation waits for, the largest. */
export const PASS_LAGS_MS = [0, 3000, 300_000] as const;

export function settingsPart(visit: Visit): Html {
  const { say, tenant: { settings } } = visit;
  return html`<section class="card" aria-labelledby="settings"><h2 id="settings">${say('hub.settings')}</h2>
${form(visit, 'settings', html`${choice({ name: 'wording', label: say('hub.wording'), chosen: settings.wording, options: [['real', say('hub.wording.real')], ['ideal', say('hub.wording.ideal')]] })}
${choice({ name: 'promptWhile', label: say('hub.prompt'), chosen: String(settings.promptWhile), options: [['object', say('hub.prompt.object')], ['usable', say('hub.prompt.usable')], [String(STALE_PROMPT_MS), say('hub.prompt.stale')]] })}
${choice({ name: 'passSignInMs', label: say('hub.lag'), chosen: String(settings.lags.passSignInMs), options: PASS_LAGS_MS.map((ms) => [String(ms), say('hub.lag.of', { seconds: ms / 1000 })] as const) })}
<button>${say('hub.save')}</button>`)}</section>`;
}
