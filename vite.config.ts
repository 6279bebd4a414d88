import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const page = (name: string): string => fileURLToPath(new URL(`kiosk/${name}`, import.meta.url));

/** Packs each text once, here: a server would do it at every start, and a test starts hundreds. The defaults of both are their strongest but for gzip. */
const packed = (): Plugin => ({
  name: 'packed',
  writeBundle({ dir = '' }) {
    for (const name of readdirSync(dir)) {
      if (!/\.(?:html|js|css|svg)$/.test(name)) continue;
      const path = join(dir, name);
      const text = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(text));
      writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
    }
  },
});

/** Each page is a bundle of its own: a kiosk never downloads the approver's code, nor the other way round. */
export default defineConfig({
  root: page(''),
  base: '/assets/',
  plugins: [packed()],
  build: {
    outDir: page('dist'),
    emptyOutDir: true,
    // The server reads here which files belong to which page.
    manifest: true,
    modulePreload: false,
    assetsDir: '.',
    // A data: address would need img-src data: in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { employee: page('employee.html'), approve: page('approve.html'), desk: page('desk.html'), worker: page('approve/service-worker.ts') },
      // The contract's schemas share files with the paths that pages need; without this hint zod (23 kB) comes along.
      treeshake: { manualPureFunctions: ['z'] },
    },
  },
});
