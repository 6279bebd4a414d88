import type { Writable } from 'node:stream';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { readyDatabase } from './database.ts';
import { SWEEP_EVERY_MS } from './domain/limits.ts';
import { listen } from './http-listener.ts';
import { createLog } from './log.ts';
import type { Clock, Random } from './ports.ts';
import { healthRoutes } from './routes/health.ts';
import { readPage } from './routes/page-files.ts';
import { pageRoutes } from './routes/pages.ts';

export interface Outside {
  readonly clock: Clock;
  readonly random: Random;
  /** Takes the log, one JSON object a line; the standard output when not given. */
  readonly log?: Writable;
}

export interface RunningServer {
  readonly kioskOrigin: string;
  readonly approveOrigin: string;
  /** Does all that is due at the clock's present instant, to the end. Production does it by itself every 2 s. */
  tick(): Promise<void>;
  /** Ends streams, connections and the sweep, then the database, the built-in one included. */
  close(): Promise<void>;
}

const PAGES = new URL('../kiosk/dist/', import.meta.url).pathname;

/**
 * Runs the whole server in this process; resolves when both origins answer.
 * @throws when a port is taken, the database cannot be used, or the pages are not built.
 */
export async function startServer(config: Config, { clock, random, log: stream }: Outside): Promise<RunningServer> {
  const log = createLog(clock, stream);
  const report = (what: string, error: unknown): void => {
    log.error({ err: error }, what);
  };
  const employee = readPage(PAGES, 'employee.html');
  const approve = readPage(PAGES, 'approve.html');
  const database = await readyDatabase(config, { clock, random }, (error) => { report('database connection lost', error); });
  const kioskListener = await listen(config.port, config.tls);
  const approveListener = await listen(config.approvePort, config.tls);
  const kioskOrigin = config.kioskOrigin ?? `http://localhost:${kioskListener.port}`;
  const approveOrigin = config.approveOrigin ?? `http://localhost:${approveListener.port}`;

  const health = healthRoutes({}, (error) => { report('not ready', error); });
  const common = {
    clock,
    trustedProxies: config.trustedProxies,
    log: (line: object) => { log.info(line, 'request'); },
    report: (error: unknown) => { report('request failed', error); },
  };
  kioskListener.serve(createApp({ ...common, side: 'kiosk', origin: kioskOrigin, routes: [...health, ...pageRoutes(employee, ['/'])] }));
  approveListener.serve(createApp({ ...common, side: 'approve', origin: approveOrigin, routes: [...health, ...pageRoutes(approve, ['/approve/{id}', '/factors'])] }));

  const tick = (): Promise<void> => Promise.resolve();
  const sweep = setInterval(() => {
    tick().catch((error: unknown) => { report('sweep failed', error); });
  }, SWEEP_EVERY_MS).unref();

  return {
    kioskOrigin,
    approveOrigin,
    tick,
    close: async () => {
      clearInterval(sweep);
      await Promise.all([kioskListener.close(), approveListener.close()]);
      await database.close();
    },
  };
}
