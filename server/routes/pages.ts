import type { Request, RequestHandler, Response } from 'express';
import type { Page, PageFile } from './page-files.ts';
import { sendProblem } from './problem.ts';
import type { Route } from './route.ts';

export function sendFile(request: Request, response: Response, file: PageFile): void {
  response.setHeader('Content-Type', file.type);
  response.setHeader('Vary', 'Accept-Encoding');
  const encoding = request.acceptsEncodings(...(['br', 'gzip'] as const).filter((name) => file[name] !== null));
  const packed = encoding === 'br' || encoding === 'gzip' ? file[encoding] : null;
  if (packed !== null && encoding !== false) response.setHeader('Content-Encoding', encoding);
  response.end(packed ?? file.identity);
}

const asset =
  (pages: readonly Page[]): RequestHandler =>
  (request, response) => {
    const name = request.params.file;
    const file = typeof name === 'string' ? pages.flatMap((page) => page.assets.get(name) ?? [])[0] : undefined;
    if (file === undefined) {
      sendProblem(response, 'not_found');
      return;
    }
    // The name holds a hash of the content.
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    sendFile(request, response, file);
  };

/** Pages at their paths, and their own files: the other origin's code is never handed out here. */
export const pageRoutes = (pages: readonly { readonly page: Page; readonly paths: readonly string[] }[]): Route[] => [
  ...pages.flatMap(({ page, paths }) =>
    paths.map((path): Route => ({
      method: 'GET',
      path,
      handlers: [
        (request, response) => {
          sendFile(request, response, page.html);
        },
      ],
    })),
  ),
  { method: 'GET', path: '/assets/{file}', handlers: [asset(pages.map(({ page }) => page))] },
];
