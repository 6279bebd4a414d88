import type { Answer } from '../../http.ts';
import type { Person } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { methodsAddress, usersAddress, type Door } from './places.ts';

/** People on one page of the list. */
const PAGE_SIZE = 50;
/** One for all comparisons: a directory has up to 100,000 people. */
const ALPHABET = new Intl.Collator('en');

/** All people, or those who have the text in their name or address. */
export function usersPage(visit: AdminVisit, door: Door): Answer {
  const { say, tenant, call } = visit;
  const search = (call.query.get('search') ?? '').trim();
  const found = matching(tenant.people, search);
  const last = Math.max(0, Math.ceil(found.length / PAGE_SIZE) - 1);
  const asked = Number(call.query.get('page') ?? 0);
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), last) : 0;
  const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const to = (number: number): string => `${usersAddress(tenant, door)}?${new URLSearchParams({ search, page: String(number) }).toString()}`;
  return adminPage(visit, {
    title: say('admin.users'), door,
    body: html`<form class="inline search" role="search" method="get" action="${usersAddress(tenant, door)}"><div class="field"><label for="search">${say('admin.users.search')}</label><input id="search" name="search" type="search" value="${search}"></div><button>${say('admin.users.search.do')}</button></form>
<section class="card" aria-labelledby="count"><p id="count" role="status">${found.length === 0 ? say('admin.users.none') : say('admin.users.count', { count: found.length, from: page * PAGE_SIZE + 1, to: page * PAGE_SIZE + shown.length })}</p>
${found.length === 0 ? null : table(visit, door, shown)}
${last === 0 ? null : html`<div class="row end">${page === 0 ? null : html`<a class="button" href="${to(page - 1)}">${say('admin.users.previous')}</a>`}${page === last ? null : html`<a class="button" href="${to(page + 1)}">${say('admin.users.next')}</a>`}</div>`}</section>`,
  });
}

function matching(people: readonly Person[], search: string): readonly Person[] {
  const wanted = search.toLowerCase();
  const has = (text: string | null): boolean => text?.toLowerCase().includes(wanted) === true;
  const found = wanted === '' ? people : people.filter((person) => has(person.displayName) || has(person.userPrincipalName) || has(person.mail));
  return found.toSorted((a, b) => ALPHABET.compare(a.displayName, b.displayName));
}

const table = ({ say, tenant }: AdminVisit, door: Door, people: readonly Person[]): Html => html`<table class="people"><thead><tr>
<th scope="col">${say('admin.users.name')}</th><th scope="col">${say('admin.users.upn')}</th><th scope="col" class="less">${say('admin.users.type')}</th><th scope="col" class="less">${say('admin.users.enabled')}</th></tr></thead><tbody>
${people.map((person) => html`<tr><th scope="row"><a href="${methodsAddress(tenant, door, person)}">${person.displayName}</a></th><td>${person.userPrincipalName}</td><td class="less">${person.userType}</td><td class="less">${say(person.accountEnabled ? 'admin.yes' : 'admin.no')}</td></tr>`)}</tbody></table>`;
