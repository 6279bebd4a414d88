import type { OwnCall } from '../../control/send-within.ts';
import { html, type Html, type Part } from '../html.ts';
import type { Visit } from '../visit.ts';

/** A visit of the workbench: one person is chosen, of a list that is searched and paged. */
export interface Bench extends Visit {
  readonly search: string;
  /** From 1. */
  readonly page: number;
  /** Key or id of the person that was chosen; empty: the first. */
  readonly chosen: string;
}

/** Where the same view is, with something of it different. */
export function benchAddress({ tenant, search, page, chosen }: Bench, change: { readonly search?: string; readonly page?: number; readonly chosen?: string } = {}): string {
  const now = { search, page, chosen, ...change };
  const fields = { tenant: tenant.id, ...(now.search !== '' && { q: now.search }), ...(now.page > 1 && { page: String(now.page) }), ...(now.chosen !== '' && { person: now.chosen }) };
  return `/?${new URLSearchParams(fields).toString()}`;
}

/** A form of the workbench; what it gives back is the same view again. */
export const form = (bench: Bench, what: string, content: Part): Html => html`<form class="inline" method="post" action="/${bench.tenant.id}/workbench"><input type="hidden" name="do" value="${what}"><input type="hidden" name="q" value="${bench.search}"><input type="hidden" name="page" value="${String(bench.page)}"><input type="hidden" name="person" value="${bench.chosen}">${content}</form>`;

/** A value with a button that copies it; the button shows itself only where scripts run. */
export const copy = ({ say }: Visit, name: string, value: string): Html =>
  html`<span class="soft">${name}</span><span class="mono">${value}</span><button data-copy="${value}" data-copied="${say('hub.copied')}" aria-label="${say('hub.copy')} ${name}" hidden>${say('hub.copy')}</button>`;

/** Names the documented calls that do what a part of the page does by hand. */
export const callNote = (calls: readonly string[]): Html => html`<p class="soft small note calls">${calls.map((call, i) => html`${i > 0 && ' · '}<code>${call}</code>`)}</p>`;

/** One call as a program would send it. Files are not repeated. */
export const callText = ({ method, path, body }: OwnCall): string => {
  const said = body === undefined ? '' : ` ${'import' in body ? '{"import": …}' : JSON.stringify(body)}`;
  return `${method} ${path}${said}`;
};

/** Opens beside the workbench, which stays. */
export const opens = (href: string, text: string, of: string): Html => html`<a class="button link" href="${href}" target="_blank" rel="noopener" aria-label="${text} ${of}">${text}</a>`;
