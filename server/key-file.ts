import { closeSync, constants, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from './domain/secret.ts';
import { SERVICE_KEY_BYTES } from './key-ring.ts';
import type { Random } from './ports.ts';

/**
 * The service key of a data folder, made at its first use. Only its owner may read it; a file that others can read
 * is refused rather than mended, since it may have been read.
 */
export function readKeyFile(dataFolder: string, random: Random): Secret<Uint8Array> {
  const file = join(dataFolder, 'service.key');
  mkdirSync(dataFolder, { recursive: true });
  makeOnce(file, Buffer.from(random.bytes(SERVICE_KEY_BYTES)).toString('base64'));
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) throw new Error(`${file} can be read by others. Make a new key, or "chmod 600" it when you know that nobody did.`);
  const key = parseServiceKey(readFileSync(file, 'utf8'));
  if (key === null) throw new Error(`${file} does not hold a key (base64 of ${SERVICE_KEY_BYTES} bytes).`);
  return key;
}

/** Base64 of exactly 32 bytes; null for anything else. */
export function parseServiceKey(text: string): Secret<Uint8Array> | null {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64');
  return bytes.length === SERVICE_KEY_BYTES && bytes.toString('base64') === trimmed ? new Secret(new Uint8Array(bytes)) : null;
}

function makeOnce(file: string, text: string): void {
  let handle: number;
  try {
    handle = openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
  writeSync(handle, `${text}\n`);
  // What is encrypted under it must not outlive it.
  fsyncSync(handle);
  closeSync(handle);
}
