import { accessSync, chownSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * PostgreSQL refuses to run as root. Started by root it runs as `nobody`, which owns the cluster's folder and
 * nothing else; started by anyone else it runs as them.
 */
const NOBODY = 65_534;
const asRoot = (): boolean => process.getuid?.() === 0;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** Gives a file or folder to the user that the cluster runs as. */
export function giveToCluster(path: string): void {
  if (asRoot()) chownSync(path, NOBODY, NOBODY);
}

/** The user in words, where it is not simply the one who started the program. */
export const clusterUser = (): string | null => (asRoot() ? 'nobody' : null);

/**
 * How to start a program as the cluster's user, so that it reaches `paths`. Below a closed folder of root (a home,
 * a private temp folder) it keeps the one capability that lets it pass, and none else.
 * @throws when that is needed and `setpriv` (util-linux) is missing.
 */
export function asCluster(file: string, args: readonly string[], paths: readonly string[]): Command {
  if (!asRoot()) return { file, args };
  if ([file, ...paths].every(othersMayPass)) return { file, args, uid: NOBODY, gid: NOBODY };
  const setpriv = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'setpriv')).find(isProgram);
  if (setpriv === undefined) throw new Error('The built-in PostgreSQL cannot reach its folder as user nobody. Put VOUCH_DATA and the program where others may enter, or set DATABASE_URL.');
  const only = '-all,+dac_override';
  // initdb looks with access(2) whether it may run its neighbour, which forgets capabilities of who is not root unless told not to (capabilities(7), SECBIT_NO_SETUID_FIXUP).
  const looking = '--securebits=+no_setuid_fixup';
  return {
    file: setpriv,
    args: [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', looking, `--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`, file, ...args],
  };
}

/** True when every folder above lets any user through. */
function othersMayPass(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
