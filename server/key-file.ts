import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
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
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
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

/** Written aside and linked into place, so that nobody ever reads half a key and of two makers one wins. */
function makeOnce(file: string, text: string): void {
  if (existsSync(file)) return;
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, `${text}\n`);
  // What is encrypted under it must not outlive it.
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** The key that the environment gives, else the data folder's own. */
export const serviceKeyOf = ({ serviceKey, dataFolder }: { readonly serviceKey: Secret<Uint8Array> | null; readonly dataFolder: string }, random: Random): Secret<Uint8Array> =>
  serviceKey ?? readKeyFile(dataFolder, random);
