import type { Pc, Person, Tenant } from './model.ts';
import { bringPassInto, type PassState } from './pass-states.ts';
import { changePc, forgiveTries, type PcChange } from './pc-state.ts';
import type { Random } from './random.ts';
import { TPM_LOCKS_AT } from './windows-tpm.ts';

interface PcPreset extends PcChange {
  /** The pass of its owner; as it was when left out. */
  readonly pass?: PassState;
  /** More than the settings say. */
  readonly then?: (pc: Pc, now: number) => void;
}

const BOX = { join: 'none' } as const;

/** States of a PC that a tester asks for by name; each starts from a PC as it comes. */
const PC_PRESETS = {
  usual: {},
  web: { webSignIn: true },
  'web-10': { webSignIn: true, os: 'windows-10' },
  passwordless: { webSignIn: true, settings: { passwordless: true } },
  hybrid: { join: 'hybrid' },
  'key-trust': { join: 'hybrid', settings: { hybridTrust: 'key' } },
  controller: { join: 'hybrid', settings: { controllerAway: true }, pass: 'usable' },
  'non-destructive': { pinReset: 'non-destructive', pass: 'usable' },
  'no-link': { settings: { notificationsOff: true } },
  offline: { webSignIn: true, online: false },
  service: { pinReset: 'non-destructive', settings: { pinServiceMissing: true }, pass: 'usable' },
  address: { webSignIn: true, settings: { panelBlocked: true } },
  key: { settings: { keyRefused: true }, pass: 'usable' },
  proxy: { settings: { authenticatedProxy: true } },
  broken: { settings: { helloBroken: true } },
  tpm: { then: (pc, now) => { pc.tpm = { failures: TPM_LOCKS_AT, since: now }; } },
  'pin-expired': { settings: { pinExpiryDays: 1 } },
  // Microsoft Learn, Autopilot and the pass; which of these fail is partly inferred from the ten-minute rule.
  'set-up': { ...BOX, pass: 'once' },
  'set-up-slow': { ...BOX, pass: 'once', settings: { accountMinutes: 15 } },
  'set-up-restart-once': { ...BOX, pass: 'once', webSignIn: true, settings: { interruption: 'restart' } },
  'set-up-restart': { ...BOX, pass: 'usable', webSignIn: true, settings: { interruption: 'restart' } },
  'set-up-short': { ...BOX, pass: 'usable', settings: { accountMinutes: 90 } },
  'set-up-no-web': { ...BOX, pass: 'usable', settings: { interruption: 'restart' } },
  'set-up-hybrid': { ...BOX, pass: 'usable', webSignIn: true, settings: { setUpJoin: 'hybrid' } },
  'set-up-lock': { ...BOX, pass: 'once', webSignIn: true, settings: { interruption: 'lock' } },
  'set-up-federated': { ...BOX, pass: 'usable', settings: { federatedMfa: 'enforceMfaByFederatedIdp' } },
} as const satisfies Readonly<Record<string, PcPreset>>;

export type PcPresetName = keyof typeof PC_PRESETS;

export const pcPresetNames = Object.keys(PC_PRESETS) as PcPresetName[];

export const isSetUpPreset = (name: PcPresetName): boolean => 'join' in PC_PRESETS[name] && PC_PRESETS[name].join === 'none';

interface Given {
  readonly tenant: Tenant;
  readonly owner: Person;
  readonly now: number;
  readonly random: Random;
  readonly digest: (text: string) => string;
}

/** Brings the PC into a state, past all rules. Gives the text of the owner's new pass, or null. */
export function bringPcInto({ tenant, owner, now, random, digest }: Given, pc: Pc, name: PcPresetName): string | null {
  const { pass, then, settings = {}, ...rest }: PcPreset = PC_PRESETS[name];
  pc.settings = {};
  forgiveTries(pc);
  changePc({ tenant, owner, now }, pc, { join: 'entra', os: 'windows-11', online: true, webSignIn: false, pinReset: 'destructive', ...rest, settings });
  then?.(pc, now);
  return pass === undefined ? null : bringPassInto(tenant, owner, pass, { now, random, digest });
}
