import type { Answer } from '../http.ts';
import { html } from '../pages/html.ts';
import { seeOther, show, type Visit } from '../pages/visit.ts';
import type { Target } from './authorize-target.ts';

/** Sends the outcome of `authorize` to the app in the response mode it asked for; `state` goes back untouched. */
export function answerApp(visit: Visit, request: Target, values: Readonly<Record<string, string>>, cookies: readonly string[] = []): Answer {
  const all = new URLSearchParams({ ...values, ...(request.state !== null && { state: request.state }) });
  if (request.responseMode === 'form_post') return formPost(visit, request.redirectUri, all, cookies);
  const url = new URL(request.redirectUri);
  if (request.responseMode === 'fragment') url.hash = all.toString();
  else for (const [name, value] of all) url.searchParams.set(name, value);
  return seeOther(url.href, cookies);
}

/** OAuth 2.0 Form Post Response Mode: a page that posts itself, with a button where scripts do not run. */
function formPost(visit: Visit, redirectUri: string, values: URLSearchParams, cookies: readonly string[]): Answer {
  const answer = show(visit, {
    title: visit.say('signin.heading'),
    scripts: ['post-now'],
    byApp: true,
    formAction: new URL(redirectUri).origin,
    body: html`<form class="card narrow" method="post" action="${redirectUri}" id="post-now">
${[...values].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="main">${visit.say('signin.next')}</button></form>`,
  });
  return { ...answer, headers: { ...answer.headers, ...(cookies.length > 0 && { 'set-cookie': cookies }) } };
}
