import { ConfigError } from './config.ts';
import { withDotEnv } from './dot-env.ts';
import { readConfig } from './env.ts';
import { startServer } from './index.ts';
import { lastWords } from './last-words.ts';
import { scrub } from './log-scrub.ts';
import { askedToStop } from './stop.ts';
import { systemClock, systemRandom } from './system.ts';

lastWords();
const stop = askedToStop();
try {
  // Options on the command line count like those in the environment.
  const NODE_OPTIONS = [process.env['NODE_OPTIONS'] ?? '', ...process.execArgv].join(' ');
  const server = await startServer(readConfig({ ...withDotEnv(process.env, '.'), NODE_OPTIONS }), { clock: systemClock, random: systemRandom });
  console.log(`Kiosk     ${server.kioskOrigin}\nApprover  ${server.approveOrigin}`);
  await stop;
  await server.close();
} catch (error) {
  // A fault of configuration is for the person who set it: its words, no stack. Others may quote what they choked on.
  console.error(error instanceof ConfigError ? error.message : scrub(error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
