import { html, type Html, type Part } from '../html.ts';
import type { InfoVisit } from './context.ts';

/** One step of a wizard. */
export interface Card {
  readonly title: string;
  readonly body: Part;
  /** Word of the main button. */
  readonly next: string;
  readonly back?: boolean;
  /** Left out: there is a way to give up. */
  readonly cancel?: boolean;
  /** Stands over the card where a sign-in waits for it. */
  readonly over?: string;
  /** Beside the form: other ways on, each a form of its own. */
  readonly aside?: Part;
  /** Scripts of `assets/`. */
  readonly scripts?: readonly string[];
  /** What those scripts look for. */
  readonly data?: Part;
}

/** A form with one hidden word: what to do. */
export const act = (visit: InfoVisit, what: string, content: Part): Html =>
  html`<form method="post" action="${visit.address}"><input type="hidden" name="do" value="${what}">${content}</form>`;

export function cardView(visit: InfoVisit, { title, body, next, back = false, cancel = true, over, aside = null, data = null }: Card): Html {
  const { say } = visit;
  const form = (what: string): Html => html`<form id="${what}" method="post" action="${visit.address}"><input type="hidden" name="do" value="${what}"></form>`;
  const heading = over === undefined ? html`<h1 id="step">${title}</h1>` : html`<h2 id="step">${title}</h2>`;
  return html`${over !== undefined && html`<h1 class="narrow">${over}</h1>`}<section class="card narrow stack" aria-labelledby="step">
<form class="stack" id="next" method="post" action="${visit.address}" autocomplete="off" ${data}>
${heading}<input type="hidden" name="do" value="next">${body}
<div class="row end">${cancel && html`<button form="cancel">${say('info.cancel')}</button>`}
${back && html`<button form="back">${say('info.back')}</button>`}
<button class="main">${next}</button></div></form>${aside}${back && form('back')}${cancel && form('cancel')}</section>`;
}
