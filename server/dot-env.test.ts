import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withDotEnv } from './dot-env.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'vouch-dot-env-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

test('without a file the environment stays as it is', () => {
  expect(withDotEnv({ PORT: '1' }, folder)).toEqual({ PORT: '1' });
});

test('the file adds, the environment wins', () => {
  writeFileSync(join(folder, '.env'), '# ports\nPORT=2\nTENANT_CA="-----BEGIN\nEND-----"\n');
  expect(withDotEnv({ PORT: '1' }, folder)).toEqual({ PORT: '1', TENANT_CA: '-----BEGIN\nEND-----' });
});

test('a file that cannot be read is a fault, not an empty one', () => {
  mkdirSync(join(folder, '.env'));
  expect(() => withDotEnv({}, folder)).toThrow('EISDIR');
});
