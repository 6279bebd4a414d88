import type { Person, Tenant } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import { benchAddress, callNote, type Bench } from './frame.ts';

/** People on one page of the list. */
const PAGE = 50;

const found = ({ people }: Tenant, search: string): readonly Person[] => {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return people;
  return people.filter(({ displayName, userPrincipalName, key, badge }) => [displayName, userPrincipalName, key, badge].some((each) => each.toLowerCase().includes(wanted)));
};

/** Who is chosen: by key or id, or else whoever comes first. */
export const chosenPerson = ({ tenant, chosen }: Pick<Bench, 'tenant' | 'chosen'>): Person | undefined => tenant.people.find(({ key, id }) => key === chosen || id === chosen) ?? tenant.people[0];

export function peoplePart(bench: Bench): Html {
  const { say, tenant, search } = bench;
  const all = found(tenant, search);
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(bench.page, pages);
  const shown = all.slice((page - 1) * PAGE, page * PAGE);
  const current = chosenPerson(bench)?.id;
  return html`<section class="card dense" aria-labelledby="people"><h2 id="people">${say('hub.people')}</h2>
<form class="inline" method="get" action="/" role="search"><input type="hidden" name="tenant" value="${tenant.id}"><input type="hidden" name="person" value="${bench.chosen}"><div class="field"><label for="q">${say('hub.search')}</label><input id="q" name="q" type="search" value="${search}"></div><button>${say('hub.find')}</button></form>
<p class="soft note" role="status">${say('hub.found', { count: all.length, page, pages })}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="people"><ul class="list choose">${shown.map((person) => html`<li><a href="${benchAddress({ ...bench, page }, { chosen: person.key })}"${person.id === current && html` aria-current="true"`}>${person.displayName}</a> <span class="soft mono small">${person.key}</span></li>`)}</ul></div>
${pages > 1 && html`<nav class="row" aria-label="${say('hub.pages')}">${page > 1 && html`<a class="button" href="${benchAddress(bench, { page: page - 1 })}">${say('hub.back')}</a>`}${page < pages && html`<a class="button" href="${benchAddress({ ...bench, page }, { page: page + 1 })}">${say('hub.on')}</a>`}</nav>`}
${callNote(['GET /_sim/tenants/{tenant}'])}</section>`;
}
