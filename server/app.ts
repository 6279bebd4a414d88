import express, { type Express } from 'express';
import type { Clock } from './ports.ts';
import { errorEdge, notFound } from './routes/error-edge.ts';
import { oneHost } from './routes/request-checks.ts';
import { requestLog, type RequestLine } from './routes/request-log.ts';
import { mountRoutes, type Route } from './routes/route.ts';
import { securityHeaders } from './routes/security-headers.ts';

export interface AppOptions {
  readonly side: RequestLine['side'];
  /** As browsers write it. All links and checks use this one; the `Host` of a request is never read. */
  readonly origin: string;
  readonly routes: readonly Route[];
  readonly clock: Clock;
  /** Addresses or networks whose `X-Forwarded-For` is believed, for the log alone. */
  readonly trustedProxies: readonly string[];
  readonly log: (line: RequestLine) => void;
  readonly report: (error: unknown) => void;
}

/** One origin. What is not in its routes is 404, the other origin's paths too. */
export function createApp({ side, origin, routes, clock, trustedProxies, log, report }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // One spelling of each path: what a proxy in front refuses must not be reachable by another.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', false);
  app.set('trust proxy', [...trustedProxies]);
  app.use(requestLog(side, clock, log), ...securityHeaders(origin, side), oneHost);
  mountRoutes(app, routes);
  app.use(notFound, errorEdge(report));
  return app;
}
