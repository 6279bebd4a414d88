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
    modulePreload: false,
    assetsDir: '.',
    // A data: address would need img-src data: in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { employee: page('employee.html'), approve: page('approve.html') } },
  },
});
