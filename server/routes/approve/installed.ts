import type { Page, PageFile } from '../page-files.ts';
import { sendFile } from '../pages.ts';
import type { Route } from '../route.ts';

/** What makes an app of the approver's pages on a phone: its description (W3C Web Application Manifest), and the script that runs without a page. */
export const installedRoutes = (page: Page, worker: PageFile): Route[] => [
  {
    method: 'GET',
    path: '/manifest.webmanifest',
    handlers: [(_request, response) => { response.type('application/manifest+json').end(manifestOf(page)); }],
  },
  { method: 'GET', path: '/sw.js', handlers: [(request, response) => { sendFile(request, response, worker); }] },
];

function manifestOf({ assets }: Page): string {
  const icons = [...assets.keys()].flatMap((name) => {
    if (name.endsWith('.svg')) return [{ src: `/assets/${name}`, type: 'image/svg+xml', sizes: 'any' }];
    return name.endsWith('.png') ? [{ src: `/assets/${name}`, type: 'image/png', sizes: '512x512', purpose: 'any maskable' }] : [];
  });
  return JSON.stringify({ id: '/', name: 'Vouch', short_name: 'Vouch', start_url: '/factors', scope: '/', display: 'standalone', background_color: '#0a4f4c', theme_color: '#0a4f4c', icons });
}
