import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from './domain/secret.ts';
import { parseServiceKey, readKeyFile } from './key-file.ts';
import { createKeyRing } from './key-ring.ts';
import { systemRandom } from './system.ts';

const ringOf = (fill: number) => createKeyRing(new Secret(new Uint8Array(32).fill(fill)), systemRandom);
const ring = ringOf(1);

describe('key ring', () => {
  test('what is encrypted opens in its own row and nowhere else', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (row, other, text) => {
      const sealed = ring.encrypt(row, new Secret(text));
      expect(ring.decrypt(row, sealed).reveal()).toBe(text);
      if (other !== row) expect(() => ring.decrypt(other, sealed)).toThrow('does not open');
    }));
  });

  test('a changed byte anywhere is refused, and so is another key', () => {
    const sealed = Buffer.from(ring.encrypt('totp/1', new Secret('JBSWY3DPEHPK3PXP')), 'base64url');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => ring.decrypt('totp/1', changed.toString('base64url'))).toThrow();
    }
    expect(() => ringOf(2).decrypt('totp/1', sealed.toString('base64url'))).toThrow('does not open');
    expect(() => ring.decrypt('totp/1', '')).toThrow('not ours');
  });

  test('the same text is never encrypted alike', () => {
    expect(ring.encrypt('row', new Secret('same'))).not.toBe(ring.encrypt('row', new Secret('same')));
  });

  test('labels and keys part the keyed hashes; the same asks get the same answer', () => {
    expect(ring.mac('badge', '04A2B3C4')).toBe(ringOf(1).mac('badge', '04A2B3C4'));
    expect(new Set([ring.mac('badge', 'x'), ring.mac('match-code', 'x'), ringOf(2).mac('badge', 'x'), ring.mac('badge', 'y')]).size).toBe(4);
    expect(Buffer.from(ring.seed('a').reveal())).not.toEqual(Buffer.from(ring.seed('b').reveal()));
  });
});

describe('key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-key-'));
  const file = join(folder, 'service.key');
  afterEach(() => { rmSync(file, { force: true }); });

  test('is made once, for its owner alone, and read back', () => {
    const first = readKeyFile(folder, systemRandom).reveal();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readKeyFile(folder, systemRandom).reveal()).toEqual(first);
    expect(readFileSync(file, 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  });

  test('is refused when others may read it, or when it is not a key', () => {
    readKeyFile(folder, systemRandom);
    chmodSync(file, 0o640);
    expect(() => readKeyFile(folder, systemRandom)).toThrow('can be read by others');
    writeFileSync(file, 'short');
    chmodSync(file, 0o600);
    expect(() => readKeyFile(folder, systemRandom)).toThrow('does not hold a key');
  });

  test('only base64 of exactly 32 bytes is a key', () => {
    expect(parseServiceKey(Buffer.alloc(32).toString('base64'))).not.toBeNull();
    for (const text of ['', 'AAAA', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), `${Buffer.alloc(32).toString('base64')}!`]) expect(parseServiceKey(text)).toBeNull();
  });
});
