import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profileFiles } from '#server/testing';

export const CHROMIUM = '/usr/bin/chromium';
/** Where Debian's Chromium looks for policies; it must be there to be covered. */
const SYSTEM = '/etc/chromium';

/** Pages that Chromium makes beforehand for the list under its address bar: while the runner attaches to one, a window that is opened then is never let go. */
export const NO_POPUP_PAGES = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,PreloadTopChromeWebUI';

/** Only Debian's Chromium can be given the policies of a kiosk without changing the machine. */
export const canBeLocked = (): boolean => existsSync(CHROMIUM) && existsSync(join(SYSTEM, 'master_preferences'));

/**
 * A program that begins Debian's Chromium under the policies that `kiosk profile` writes, which it alone sees: they lie
 * over those of the system in a mount namespace of its own.
 *
 * @returns its path, in the folder
 */
export function lockedChromium(folder: string, origin: string): string {
  const managed = join(folder, 'etc', 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  copyFileSync(join(SYSTEM, 'master_preferences'), join(folder, 'etc', 'master_preferences'));
  const text = profileFiles('linux', origin).find(({ name }) => name.endsWith('.json'))?.text ?? '{}';
  // What a test needs and a kiosk must not have: with the first as it is, no test could drive the browser at all.
  writeFileSync(join(managed, 'vouch-kiosk.json'), JSON.stringify({ ...(JSON.parse(text) as object), DeveloperToolsAvailability: 1, RemoteDebuggingAllowed: true }));
  const start = join(folder, 'chromium');
  writeFileSync(start, `#!/bin/sh\nexec unshare --map-root-user --mount sh -c 'mount --bind "$0" ${SYSTEM} && exec ${CHROMIUM} "$@"' '${join(folder, 'etc')}' "$@"\n`);
  chmodSync(start, 0o755);
  return start;
}
