import type { RequestHandler } from 'express';
import type { Clock } from '../ports.ts';

export interface RequestLine {
  readonly side: 'kiosk' | 'approve';
  readonly method: string;
  /** The pattern of the route, so that neither ids nor queries reach a log; null when nothing matched. */
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
  readonly client: string;
}

const patternOf = (route: unknown): string | null =>
  typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string' ? route.path : null;

/** One line for each answer, written when it is out or the caller has gone. */
export const requestLog =
  (side: RequestLine['side'], clock: Clock, write: (line: RequestLine) => void): RequestHandler =>
  (request, response, next) => {
    const begin = clock.now().getTime();
    const { method } = request;
    const client = request.ip ?? '';
    response.once('close', () => {
      write({ side, method, route: patternOf(request.route), status: response.statusCode, ms: clock.now().getTime() - begin, client });
    });
    next();
  };
