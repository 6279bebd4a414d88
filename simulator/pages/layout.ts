import type { Answer } from '../http.ts';
import type { Settings } from '../tenant/settings.ts';
import type { Say } from '../texts/say.ts';
import { html, htmlText, type Html, type Part } from './html.ts';

export interface Page {
  readonly title: string;
  readonly body: Part;
  /** Classes of the body: `windows`, `phone`, `wide`. */
  readonly look?: 'windows' | 'phone' | 'wide';
  /** Scripts of `assets/`, by name without ending. */
  readonly scripts?: readonly string[];
  /** Where forms may lead besides this origin: a page that posts an answer back to an app. */
  readonly formAction?: string;
  readonly status?: number;
  /** Opened by an app in a window of its own, which has to see that window close. */
  readonly byApp?: boolean;
  /** Addresses elsewhere that the page loads in frames nobody sees. */
  readonly frames?: readonly string[];
  /** Where the page leads by itself, a moment after its frames had their chance. */
  readonly thenTo?: string;
}

/** What every page shows at its top: that this is a simulation, whose, and what time it is there. */
export interface Mark {
  readonly say: Say;
  readonly tenantName: string | null;
  readonly clock: string | null;
  readonly direction: Settings['direction'];
  /** Where the page tells what is done on it by hand; left out: nowhere. */
  readonly byHand?: string;
}

/**
 * Nothing inline, nothing from elsewhere. `form-action` has to name where a form's redirect may end: browsers check the
 * whole chain, and a sign-in ends at the app.
 */
function headers(page: Page): Record<string, string> {
  const policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "media-src 'self' blob:", ...(page.frames === undefined || page.frames.length === 0 ? [] : [`frame-src ${[...new Set(page.frames.map((address) => new URL(address).origin))].join(' ')}`]), "base-uri 'none'", "frame-ancestors 'self'", `form-action ${page.formAction ?? "'self'"}`,
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': page.byApp === true ? 'unsafe-none' : 'same-origin',
  };
}

const markBar = ({ say, tenantName, clock }: Mark): Html => html`
<aside class="mark" aria-label="${say('sim.mark')}">
  <b>${say('sim.mark')}</b><span>${say('sim.mark.say')}</span>
  ${tenantName === null ? null : html`<span class="tenant">${tenantName}</span>`}
  <a href="/">${say('sim.hub')}</a>
  ${clock === null ? null : html`<time>${clock}</time>`}
</aside>`;

/** The whole page as an answer. */
export function pageAnswer(mark: Mark, page: Page): Answer {
  const document = html`<!doctype html>
<html lang="en" dir="${mark.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} - ${mark.say('sim.mark')}</title>
<link rel="icon" href="data:,">
${page.thenTo !== undefined && html`<meta http-equiv="refresh" content="1;url=${page.thenTo}">`}
<link rel="stylesheet" href="/_pages/pages.css">
${[...(page.scripts ?? []), ...(mark.byHand === undefined ? [] : ['by-hand'])].map((name) => html`<script type="module" src="/_pages/${name}.js"></script>`)}
</head>
<body class="${page.look ?? ''}"${mark.byHand !== undefined && html` data-by-hand="${mark.byHand}"`}>
${markBar(mark)}
<main>${page.body}</main>
</body>
</html>`;
  return { status: page.status ?? 200, headers: headers(page), body: htmlText(document) };
}
