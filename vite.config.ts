import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (name: string): string => fileURLToPath(new URL(`kiosk/${name}`, import.meta.url));

/** Each page is a bundle of its own: a kiosk never downloads the approver's code, nor the other way round. */
export default defineConfig({
  root: page(''),
  base: '/assets/',
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
      input: { employee: page('employee.html'), approve: page('approve.html') },
      // The contract's schemas share files with the paths that pages need; without this hint zod (23 kB) comes along.
      treeshake: { manualPureFunctions: ['z'] },
    },
  },
});
