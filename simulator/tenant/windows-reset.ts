import { settingsOf, type PcSettings } from './pc-settings.ts';
import type { Pc } from './model.ts';

type ResetPc = Pick<Pc, 'join' | 'os' | 'online' | 'pinReset' | 'settings'>;

/** How a block of the PIN reset above the lock shows. Not documented but for the proxy, hence a setting (`blockedShows`). */
type Showing = 'no link' | 'error';

/** Policies take the link away, what stands in the way of the network lets the panel open and fail: assumed. */
const BLOCKS = {
  notificationsOff: 'no link', hideFastUserSwitching: 'no link', hideLastUser: 'no link', noLockScreen: 'no link', blockUserInstall: 'error',
  lostMode: 'no link', customShell: 'error', smartCardRequired: 'no link', remoteSession: 'no link', uacOff: 'error',
  otherCredentialProvider: 'no link', preLogonNetwork: 'error', authenticatedProxy: 'error',
} as const satisfies Partial<Record<keyof PcSettings, Showing>>;

/** What the first block that holds shows, or null when nothing blocks. */
export function blockOf(pc: Pick<Pc, 'settings'>): Showing | null {
  const settings = settingsOf(pc);
  const found = (Object.keys(BLOCKS) as (keyof typeof BLOCKS)[]).find((name) => settings[name]);
  if (found === undefined) return null;
  return settings.blockedShows === 'by kind' ? BLOCKS[found] : settings.blockedShows;
}

/** Where a PIN reset leads: to the sign-in panel, to the password before it, or to what is wrong. */
export type ResetDoor = 'panel' | 'password' | 'error' | 'offline' | 'address' | 'bounce';

/**
 * Documented: an Entra-joined PC opens the panel, a hybrid-joined one asks for the password first; with key trust the
 * destructive reset is not supported above the lock (what it shows is not told: assumed an error). Windows 11 does not
 * start from a locked session but goes back to the logon screen first (documented in rough words).
 */
export function resetDoor(pc: ResetPc, from: 'lock' | 'locked-session' | 'settings'): ResetDoor {
  if (from === 'locked-session' && pc.os === 'windows-11') return 'bounce';
  if (from !== 'settings' && blockOf(pc) === 'error') return 'error';
  if (!pc.online) return 'offline';
  const { hybridTrust, panelBlocked } = settingsOf(pc);
  if (pc.join === 'hybrid' && hybridTrust === 'key' && pc.pinReset === 'destructive' && from !== 'settings') return 'error';
  if (pc.join === 'hybrid') return 'password';
  return panelBlocked ? 'address' : 'panel';
}

/**
 * What stops the reset once the person has signed in, or null. Observed: without consent for the PIN reset service the
 * reset ends after a sign-in that worked. Documented: on a hybrid-joined PC a destructive reset needs a domain controller.
 */
export function resetStop({ pinReset, join, settings }: ResetPc): 'service' | 'controller' | null {
  const { pinServiceMissing, controllerAway } = settingsOf({ settings });
  if (pinReset === 'non-destructive') return pinServiceMissing ? 'service' : null;
  return join === 'hybrid' && controllerAway ? 'controller' : null;
}

/** What `dsregcmd /status` says under *User State*: what the policy allows, whether or not the service has consent (documented). */
export const canReset = ({ pinReset }: Pick<Pc, 'pinReset'>): string => (pinReset === 'destructive' ? 'DestructiveOnly' : 'DestructiveAndNonDestructive');

/** Documented: Entra Connect writes a new key back every 30 minutes unless it is set otherwise. */
export const WRITE_BACK_MS = 30 * 60_000;

/** From when a PIN with a new key works: with key trust only after the key was written back to the domain. */
export function worksFrom({ join, settings }: Pick<Pc, 'join' | 'settings'>, isNewKey: boolean, now: number): number {
  return isNewKey && join === 'hybrid' && settingsOf({ settings }).hybridTrust === 'key' ? now + WRITE_BACK_MS : now;
}
