import type { PcPresetName } from '../../tenant/pc-presets.ts';
import { PASS_STATES, type PassState } from '../../tenant/pass-states.ts';
import type { SettingsPatch } from '../../tenant/settings.ts';

/** Where on the pages of a person the effect is to be seen. */
export type Place = 'windows' | 'oobe' | 'info' | 'admin';

/** One step of a preset; each is one call of the control plane. */
export type PresetStep =
  | { readonly pass: PassState }
  | { readonly pc: PcPresetName }
  | { readonly settings: SettingsPatch }
  | { readonly frozen: true }
  | { readonly advanceMinutes: number };

export interface HubPreset {
  readonly steps: readonly PresetStep[];
  readonly look: readonly Place[];
}

const pass = (state: PassState): PresetStep => ({ pass: state });
const onPc = (state: PcPresetName, look: Place, more: readonly PresetStep[] = []): HubPreset => ({ steps: [{ pc: state }, ...more], look: [look] });

/**
 * Everything that a tester has by one click: the check-list of the facts, and the plain states of a pass. What a name
 * stands for is in the texts, under `hub.preset.{name}` and `hub.does.{name}`.
 */
export const HUB_PRESETS = {
  ...(Object.fromEntries(PASS_STATES.map((state) => [state, { steps: [pass(state)], look: ['windows', 'info', 'admin'] }])) as unknown as Readonly<Record<PassState, HubPreset>>),
  stale: { steps: [{ settings: { wording: 'real', promptWhile: 'object' } }, { pc: 'usual' }, pass('expired')], look: ['windows'] },
  honest: { steps: [{ settings: { wording: 'ideal', promptWhile: 'usable' } }, { pc: 'usual' }, pass('expired')], look: ['windows'] },
  deleted: { steps: [pass('none')], look: ['info', 'windows'] },
  ending: { steps: [{ frozen: true }, pass('usable'), { advanceMinutes: 59 }], look: ['info'] },
  web: onPc('web', 'windows', [pass('usable')]),
  'web-10': onPc('web-10', 'windows', [pass('usable')]),
  passwordless: onPc('passwordless', 'windows'),
  'non-destructive': onPc('non-destructive', 'windows'),
  hybrid: onPc('hybrid', 'windows', [pass('usable')]),
  'key-trust': onPc('key-trust', 'windows', [pass('usable')]),
  controller: onPc('controller', 'windows'),
  'no-link': onPc('no-link', 'windows', [pass('usable')]),
  offline: onPc('offline', 'windows', [pass('usable')]),
  service: onPc('service', 'windows'),
  address: onPc('address', 'windows', [pass('usable')]),
  proxy: onPc('proxy', 'windows', [pass('usable')]),
  key: onPc('key', 'windows'),
  broken: onPc('broken', 'windows', [pass('usable')]),
  'pin-expired': onPc('pin-expired', 'windows'),
  tpm: onPc('tpm', 'windows', [pass('usable')]),
  'set-up': onPc('set-up', 'oobe'),
  'set-up-restart': onPc('set-up-restart', 'oobe'),
  'set-up-restart-once': onPc('set-up-restart-once', 'oobe'),
  'set-up-slow': onPc('set-up-slow', 'oobe'),
  'set-up-short': onPc('set-up-short', 'oobe'),
  'set-up-no-web': onPc('set-up-no-web', 'oobe'),
  'set-up-hybrid': onPc('set-up-hybrid', 'oobe'),
  'set-up-lock': onPc('set-up-lock', 'oobe'),
  'set-up-federated': onPc('set-up-federated', 'oobe'),
} as const satisfies Readonly<Record<string, HubPreset>>;

export type HubPresetName = keyof typeof HUB_PRESETS;

export const hubPresetNames = Object.keys(HUB_PRESETS) as HubPresetName[];
