import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Long enough that packing it pays. */
export const TEST_SCRIPT = 'console.log(1);'.repeat(200);

/** A folder as the build leaves it: two pages that share a file, and one file that is nobody's. For tests. */
export function makeTestPages(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-pages-'));
  mkdirSync(join(folder, '.vite'));
  const files = {
    'employee.html': '<!doctype html>',
    'approve.html': '<!doctype html>',
    'desk.html': '<!doctype html>',
    'employee-1.js': TEST_SCRIPT,
    'approve-1.js': TEST_SCRIPT,
    'desk-1.js': TEST_SCRIPT,
    'worker-1.js': TEST_SCRIPT,
    'both-1.js': TEST_SCRIPT,
    'both-1.css': 'a{}',
    'other-1.js': TEST_SCRIPT,
    '.vite/manifest.json': JSON.stringify({
      'employee.html': { file: 'employee-1.js', imports: ['_both'] },
      'approve.html': { file: 'approve-1.js', imports: ['_both'] },
      'desk.html': { file: 'desk-1.js', imports: ['_both'] },
      'approve/service-worker.ts': { file: 'worker-1.js' },
      _both: { file: 'both-1.js', css: ['both-1.css'] },
    }),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    if (!name.endsWith('.js')) continue;
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  return { folder, remove: () => { rmSync(folder, { recursive: true }); } };
}
