import { changeDefault, defaultCandidates, defaultMethod } from '../../tenant/security-info.ts';
import { html } from '../html.ts';
import { pagesState } from '../state.ts';
import type { Card } from './card.ts';
import { said, type InfoVisit } from './context.ts';
import { nameOf } from './list.ts';

/** *Change* beside the default method: a list, *Confirm*. */
export function defaultCard(visit: InfoVisit): Card {
  const { person, say } = visit;
  const first = defaultMethod(person);
  return {
    title: say('info.default.heading'), next: say('info.confirm'),
    body: html`<div class="field"><label for="method">${say('info.default.ask')}</label><select id="method" name="method">${defaultCandidates(person).map((method) =>
      html`<option value="${method.id}"${method === first && html` selected`}>${nameOf(visit, method)}</option>`)}</select></div>`,
  };
}

/** Makes the chosen method the default one, and says so once. */
export function confirmDefault(visit: InfoVisit): void {
  const { form, tenant, session, person, say } = visit;
  if (!changeDefault(said(visit), form.get('method') ?? '')) return;
  const first = defaultMethod(person);
  if (first !== null) pagesState(tenant).notices.set(session.id, say('info.default.changed', { method: nameOf(visit, first) }));
}
