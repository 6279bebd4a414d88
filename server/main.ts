import { ConfigError } from './config.ts';
import { readConfig } from './env.ts';
import { startServer } from './index.ts';
import { systemClock, systemRandom } from './system.ts';

/** What a service manager waits before it kills; a drain that takes longer is cut here, with a word. */
const LONGEST_CLOSE_MS = 10_000;

try {
  const server = await startServer(readConfig(process.env), { clock: systemClock, random: systemRandom });
  console.log(`Kiosk     ${server.kioskOrigin}\nApprover  ${server.approveOrigin}`);

  let closing = false;
  const close = (): void => {
    // A second signal while we drain is a person who presses Ctrl-C twice.
    if (closing) return;
    closing = true;
    const late = setTimeout(() => {
      console.error('Closing took too long.');
      process.exit(1);
    }, LONGEST_CLOSE_MS);
    server.close().then(
      () => { clearTimeout(late); },
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : 'Closing failed.');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', close).on('SIGINT', close);
} catch (error) {
  // A fault of configuration is for the person who set it: its words, no stack.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
