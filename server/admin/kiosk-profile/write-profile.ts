import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused, UsageError } from '../usage.ts';
import { profileFiles, SYSTEMS, type KioskSystem } from './profile-files.ts';

export interface ProfileOrder {
  readonly system: KioskSystem;
  readonly origin: string;
  readonly folder: string;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** @throws {UsageError} for a system that we have no profile for, and for what is no origin that a kiosk can be locked to. */
export function readProfileOrder(values: { readonly os?: string | undefined; readonly origin?: string | undefined; readonly to?: string | undefined }): ProfileOrder {
  const system = SYSTEMS.find((each) => each === values.os);
  if (system === undefined) throw new UsageError(`--os is one of: ${SYSTEMS.join(', ')}.`);
  const origin = URL.parse(values.origin ?? '');
  const isSafe = origin?.protocol === 'https:' || (origin?.protocol === 'http:' && LOOPBACK.includes(origin.hostname));
  if (origin === null || !isSafe || origin.pathname !== '/' || origin.search !== '' || origin.hash !== '' || origin.username !== '') throw new UsageError('--origin is the address of the kiosk page, as in https://kiosk.example.com');
  return { system, origin: origin.origin, folder: values.to ?? `kiosk-${system}` };
}

/** Writes the files, none over another, and says where each goes. @throws {Refused} */
export function writeProfile({ system, origin, folder }: ProfileOrder, say: (line: string) => void): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, place, text } of profileFiles(system, origin)) {
    try {
      writeFileSync(join(folder, name), text, { flag: 'wx', mode: 0o644 });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new Refused(`${join(folder, name)} is there already. Delete it first, or give another folder with --to.`);
      throw error;
    }
    say(`${join(folder, name)}\n    ${place}`);
  }
  say(`\nWhat to do with them: docs/kiosk/${system}.md`);
}
