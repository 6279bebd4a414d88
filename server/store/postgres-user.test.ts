import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asCluster } from './postgres-user.ts';

test('below a folder that is closed to others it finds the programs beside it, and can do nothing else that root can', () => {
  const closed = mkdtempSync(join(tmpdir(), 'vouch-closed-'));
  const program = join(closed, 'bin', 'program');
  mkdirSync(join(closed, 'bin'));
  writeFileSync(program, '', { mode: 0o755 });
  const asRoot = process.getuid?.() === 0;
  const look = `const fs = require('fs'); fs.accessSync(${JSON.stringify(program)}, fs.constants.X_OK); if (${asRoot}) process.stdout.write(fs.readFileSync('/proc/self/status', 'utf8'));`;
  const { file, args, ...as } = asCluster(process.execPath, ['-e', look], [program]);
  const { status, stdout, stderr } = spawnSync(file, args, { ...as, encoding: 'utf8' });
  rmSync(closed, { recursive: true });
  expect([status, stderr]).toEqual([0, '']);
  // CAP_DAC_OVERRIDE is bit 1; who is not root has nothing to give away.
  if (asRoot) expect(['CapPrm', 'CapEff', 'CapBnd'].map((set) => new RegExp(`^${set}:\\s+(\\w+)$`, 'm').exec(stdout)?.[1])).toEqual(Array(3).fill('0000000000000002'));
});
