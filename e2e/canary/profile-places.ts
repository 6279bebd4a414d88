import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Place } from './search.ts';

/** Every file below a folder, as it lies on the disk; file names are searched as well. */
export function filesOf(folder: string): readonly Place[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path), bytes: Buffer.concat([Buffer.from(`${path}\n`), readFileSync(path)]) }));
}

/**
 * Files in which a text could lie without being found by its bytes: tables of LevelDB are packed (Snappy), and so is
 * what the cache keeps as it came (br, gzip). Logs of LevelDB are not packed, nor is SQLite.
 */
export const packedFiles = (files: readonly Place[]): readonly string[] => files.map(({ name }) => name).filter((name) => /\.(?:ldb|sst)$/.test(name));

/** Chromium's simple cache: a header of 24 bytes that gives the length of the key behind it (net/disk_cache/simple/simple_entry_format.h). */
const KEY_LENGTH_AT = 12;
const KEY_AT = 24;

/** Addresses of what the browser's cache keeps. */
export const cachedAddresses = (files: readonly Place[]): readonly string[] =>
  files.filter(({ name }) => /Cache_Data\/[0-9a-f]{16}_0$/.test(name)).map(({ bytes }) => {
    const entry = bytes.subarray(bytes.indexOf('\n') + 1);
    return entry.subarray(KEY_AT, KEY_AT + entry.readUInt32LE(KEY_LENGTH_AT)).toString().split(' ').at(-1) ?? '';
  });
