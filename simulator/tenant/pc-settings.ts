import type { Pc } from './model.ts';

interface About {
  /** What it does, for a tester. */
  readonly about: string;
  readonly group: 'sign-in' | 'pin' | 'reset' | 'blocks' | 'set-up';
}

export interface Flag extends About { readonly kind: 'flag' }
export interface Choice extends About { readonly kind: 'choice'; /** The first is the default. */ readonly values: readonly string[] }
export interface Count extends About { readonly kind: 'count'; readonly from: number; readonly to: number; readonly standard: number }

export type PcSetting = Flag | Choice | Count;

const flag = (group: About['group'], about: string): Flag => ({ kind: 'flag', group, about });
const choice = <const Values extends readonly string[]>(group: About['group'], about: string, values: Values): Choice & { readonly values: Values } => ({ kind: 'choice', group, about, values });
const count = (group: About['group'], about: string, [from, standard, to]: readonly [number, number, number]): Count => ({ kind: 'count', group, about, from, to, standard });

/**
 * Policies and circumstances of one PC that decide what its screens say: each starts at what Windows comes with. Numbers:
 * Microsoft Learn, Windows Hello for Business policy settings. The settings of the block `blocks` keep the PIN reset above
 * the lock from working (Microsoft Learn, howto-sspr-windows, which pin-reset refers to).
 */
export const PC_SETTINGS = {
  passwordless: flag('sign-in', 'Passwordless experience (EnablePasswordlessExperience): hides the password after a sign-in with Windows Hello'),
  panelBlocked: flag('sign-in', 'The panel leads to an address that ConfigureWebSignInAllowedUrls does not name'),
  helloBroken: flag('sign-in', 'The Windows Hello container is broken'),
  federatedMfa: choice('sign-in', 'federatedIdpMfaBehavior of the domain, when it is federated', ['managed', 'acceptIfMfaDoneByFederatedIdp', 'enforceMfaByFederatedIdp']),

  pinMinimum: count('pin', 'Minimum PIN length', [4, 6, 127]),
  pinMaximum: count('pin', 'Maximum PIN length', [4, 127, 127]),
  pinDigits: choice('pin', 'Digits in the PIN', ['require', 'allow', 'forbid']),
  pinSmall: choice('pin', 'Lowercase letters in the PIN', ['forbid', 'allow', 'require']),
  pinCapitals: choice('pin', 'Uppercase letters in the PIN', ['forbid', 'allow', 'require']),
  pinSpecial: choice('pin', 'Special characters in the PIN', ['forbid', 'allow', 'require']),
  pinHistory: count('pin', 'PIN history: former PINs that may not come back by a change', [0, 0, 50]),
  pinExpiryDays: count('pin', 'PIN expiration in days; 0: never', [0, 0, 730]),

  pinServiceMissing: flag('reset', 'The two apps of the PIN reset service have no consent in the tenant'),
  keyRefused: flag('reset', 'The directory refuses to register the Windows Hello key'),
  controllerAway: flag('reset', 'Hybrid-joined: no domain controller in reach'),
  hybridTrust: choice('reset', 'Hybrid-joined: trust type of Windows Hello for Business', ['cloud', 'key']),

  notificationsOff: flag('blocks', 'Lock screen notifications are off'),
  hideFastUserSwitching: flag('blocks', 'HideFastUserSwitching'),
  hideLastUser: flag('blocks', 'DontDisplayLastUserName'),
  noLockScreen: flag('blocks', 'NoLockScreen'),
  blockUserInstall: flag('blocks', 'BlockNonAdminUserInstall'),
  lostMode: flag('blocks', 'EnableLostMode'),
  customShell: flag('blocks', 'Another shell in place of Explorer'),
  smartCardRequired: flag('blocks', 'Interactive logon: require smart card'),
  remoteSession: flag('blocks', 'Remote Desktop or Hyper-V enhanced session'),
  uacOff: flag('blocks', 'User Account Control is off (EnableLUA)'),
  otherCredentialProvider: flag('blocks', 'A credential provider of somebody else that gets in the way'),
  preLogonNetwork: flag('blocks', '802.1X with "perform immediately before user logon"'),
  authenticatedProxy: flag('blocks', 'A proxy that asks for a sign-in'),
  blockedShows: choice('blocks', 'What a block shows: assumed by kind, no link, or an error', ['by kind', 'no link', 'error']),

  assigned: choice('set-up', 'The PC is assigned to its owner, whose address is filled in', ['yes', 'no']),
  setUpJoin: choice('set-up', 'Join type of the Autopilot profile', ['entra', 'hybrid']),
  statusPage: choice('set-up', 'Enrollment Status Page', ['on', 'off']),
  preparationMinutes: count('set-up', 'Minutes of device preparation', [0, 1, 600]),
  deviceMinutes: count('set-up', 'Minutes of device setup', [0, 3, 600]),
  accountMinutes: count('set-up', 'Minutes of account setup', [0, 2, 600]),
  interruption: choice('set-up', 'What happens at the end of device setup', ['none', 'restart', 'lock']),
} as const satisfies Readonly<Record<string, PcSetting>>;

export type PcSettingName = keyof typeof PC_SETTINGS;

type ValueOf<Setting> = Setting extends Flag ? boolean : Setting extends { readonly values: readonly (infer Value)[] } ? Value : number;

export type PcSettings = { readonly [Name in PcSettingName]: ValueOf<(typeof PC_SETTINGS)[Name]> };

export const settingNames = Object.keys(PC_SETTINGS) as PcSettingName[];

const standardOf = (setting: PcSetting): boolean | string | number => {
  switch (setting.kind) {
    case 'flag': return false;
    case 'choice': return setting.values[0] ?? '';
    case 'count': return setting.standard;
  }
};

const STANDARD = Object.fromEntries(settingNames.map((name) => [name, standardOf(PC_SETTINGS[name])])) as unknown as PcSettings;

/** All settings of a PC; it keeps only those that differ. */
export const settingsOf = ({ settings }: Pick<Pc, 'settings'>): PcSettings => ({ ...STANDARD, ...settings });

/** The settings after a change; what is as Windows comes is not kept. */
export function changedSettings(before: Partial<PcSettings>, change: Partial<PcSettings>): Partial<PcSettings> {
  const all = Object.entries({ ...before, ...change }) as [PcSettingName, PcSettings[PcSettingName]][];
  return Object.fromEntries(all.filter(([name, value]) => value !== STANDARD[name]));
}

/** A value out of a form, or null when the setting has no such value. */
export function settingFrom(name: PcSettingName, text: string): PcSettings[PcSettingName] | null {
  const setting: PcSetting = PC_SETTINGS[name];
  switch (setting.kind) {
    case 'flag': return text === 'true' ? true : text === 'false' ? false : null;
    case 'choice': return setting.values.includes(text) ? (text as PcSettings[PcSettingName]) : null;
    case 'count': {
      const number = Number(text);
      return text !== '' && Number.isInteger(number) && number >= setting.from && number <= setting.to ? number : null;
    }
  }
}
