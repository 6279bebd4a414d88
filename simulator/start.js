// Plain JavaScript, and nothing else is: for the first TypeScript file that is not in its cache Node loads a compiler,
// which takes as long and as much memory as half the simulator. So the cache is opened before there is any.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
