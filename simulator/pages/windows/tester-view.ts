import { isSetUpPreset, pcPresetNames, type PcPresetName } from '../../tenant/pc-presets.ts';
import { PC_SETTINGS, settingNames, settingsOf, type PcSetting, type PcSettingName } from '../../tenant/pc-settings.ts';
import { canReset } from '../../tenant/windows-reset.ts';
import { html, type Html, type Part } from '../html.ts';
import { takeNotice } from '../state.ts';
import { showInstant } from '../visit.ts';
import { pcAddress, type PcVisit } from './screen.ts';

export function testerView(visit: PcVisit): Html {
  const { say, pc, owner } = visit;
  const names = pcPresetNames;
  return html`<h1>${say('tester.title', { pc: pc.name })}</h1>
<p>${say('tester.say', { name: owner.displayName })} <span class="mono">${say('tester.can-reset', { value: canReset(pc) })}</span> ${keyLine(visit)}<a href="${pcAddress(visit)}">${say('tester.open')}</a></p>
${notice(visit)}
<div class="halves">
<section class="card" aria-labelledby="of-windows"><h2 id="of-windows">${say('tester.presets.windows')}</h2>${presets(visit, names.filter((name) => !isSetUpPreset(name)))}</section>
<section class="card" aria-labelledby="of-set-up"><h2 id="of-set-up">${say('tester.presets.set-up')}</h2>${presets(visit, names.filter(isSetUpPreset))}</section></div>
${settingsForm(visit)}`;
}

/** The screens of both resets are the same: only the key tells them apart. */
function keyLine({ say, pc, owner }: PcVisit): Part {
  const key = owner.methods.find((method) => method.kind === 'windowsHello' && method.deviceId === pc.id);
  return key?.kind === 'windowsHello' && html`<span>${say('tester.key', { time: showInstant(key.createdAt) })}</span> `;
}

function notice(visit: PcVisit): Html | null {
  const { say, tenant, pc, owner } = visit;
  const preset = takeNotice(tenant, `tester-${pc.id}`);
  const pass = takeNotice(tenant, `tester-pass-${pc.id}`);
  if (preset === null) return null;
  return html`<div class="notice" role="status"><p>${say('tester.preset.done', { preset })}</p>
${pass !== null && html`<p>${say('tester.pass', { name: owner.displayName })} <b class="mono" data-pass>${pass}</b></p>`}</div>`;
}

const presets = (visit: PcVisit, names: readonly PcPresetName[]): Html => html`<form class="row" method="post" action="${pcAddress(visit, 'tester')}">
${names.map((name) => html`<button name="preset" value="${name}">${visit.say(`tester.preset.${name}`)}</button>`)}</form>`;

const GROUPS = ['sign-in', 'pin', 'reset', 'blocks', 'set-up'] as const;

function settingsForm(visit: PcVisit): Html {
  const { say, pc } = visit;
  const values = settingsOf(pc);
  const device = [
    choice('join', say('tester.join'), pc.join, ['entra', 'hybrid', 'none']), choice('os', say('tester.os'), pc.os, ['windows-11', 'windows-10']),
    choice('online', say('tester.online'), String(pc.online), ['true', 'false']), choice('webSignIn', say('tester.web'), String(pc.webSignIn), ['true', 'false']),
    choice('pinReset', say('tester.reset'), pc.pinReset, ['destructive', 'non-destructive']),
  ];
  return html`<form class="card" method="post" action="${pcAddress(visit, 'tester')}" aria-labelledby="settings"><input type="hidden" name="do" value="settings"><h2 id="settings">${say('tester.settings')}</h2>
${group(say('tester.group.device'), device)}
${GROUPS.map((each) => group(say(`tester.group.${each}`), settingNames.filter((name) => PC_SETTINGS[name].group === each).map((name) => field(name, values[name]))))}
<div class="row end"><button class="main">${say('tester.save')}</button></div></form>`;
}

const group = (name: string, fields: readonly Html[]): Html => html`<fieldset><legend>${name}</legend><div class="fields">${fields}</div></fieldset>`;

function field(name: PcSettingName, value: string | number | boolean): Html {
  const setting: PcSetting = PC_SETTINGS[name];
  switch (setting.kind) {
    case 'flag': return choice(name, setting.about, String(value), ['false', 'true']);
    case 'choice': return choice(name, setting.about, String(value), setting.values);
    case 'count': return html`<div class="field"><label for="${name}">${setting.about}</label><input id="${name}" name="${name}" type="number" min="${setting.from}" max="${setting.to}" value="${String(value)}"></div>`;
  }
}

const SHOWN: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

const choice = (name: string, label: string, chosen: string, values: readonly string[]): Html => html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">
${values.map((value) => html`<option value="${value}"${value === chosen ? html` selected` : null}>${SHOWN[value] ?? value}</option>`)}</select></div>`;
