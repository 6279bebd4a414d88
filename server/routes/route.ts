import type { Express, RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/** One path with one method. `path` is written as in the contract: `/api/kiosk/cases/{id}/press`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handlers: readonly RequestHandler[];
}

/** A path as Express writes its parameters. */
const patternOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Adds the routes; another method on a path that exists is 405 with `Allow` (RFC 9110 section 15.5.6). */
export function mountRoutes(app: Express, routes: readonly Route[]): void {
  for (const [path, sharing] of Map.groupBy(routes, (route) => route.path)) {
    const allow = sharing.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    const wrongMethod: RequestHandler = (_request, response) => {
      response.setHeader('Allow', allow);
      sendProblem(response, 'method_not_allowed');
    };
    const at = app.route(patternOf(path));
    for (const route of sharing) {
      if (route.method === 'GET') at.get(...route.handlers);
      else at.post(...route.handlers);
    }
    at.all(wrongMethod);
  }
}
