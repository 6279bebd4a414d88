import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../http.ts';
import type { Entity } from './entity.ts';
import { listing, type Listing, type Source } from './listing.ts';

interface Item { readonly id: string; readonly size: number }

const ITEM: Entity<Item> = {
  type: 'item',
  resource: 'Item',
  idOf: ({ id }) => id,
  properties: { id: { read: ({ id }) => id, filter: { kind: 'text', eq: 'default' }, order: 'default' }, big: { read: ({ size }) => size > 5, filter: { kind: 'boolean', eq: 'default' } } },
  byDefault: ['id'],
};

const callTo = (url: string): Call => ({ origin: 'https://localhost', path: '/v1.0/items', query: new URL(url, 'https://localhost/v1.0/items').searchParams, headers: {} }) as unknown as Call;

/** A list that counts how often somebody looks at one of its items. */
function counting(items: Item[]): { readonly list: readonly Item[]; readonly reads: () => number } {
  let reads = 0;
  const list = new Proxy(items, { get(target, key, self): unknown { if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1; return Reflect.get(target, key, self); } });
  return { list, reads: () => reads };
}

const source = (all: readonly Item[]): Source<Item> => ({ entity: ITEM, all, tenantId: 't', lookups: { id: (id) => [{ id, size: 1 }] } });

describe('a page of a list', () => {
  it('looks at no more than the page and the next item, deep in too, and at none where an index leads there', () => {
    const { list, reads } = counting(Array.from({ length: 100_000 }, (_, i) => ({ id: `i${i}`, size: i })));
    const link = listing(callTo('?$top=20'), source(list)).links['@odata.nextLink']!;
    expect(reads()).toBeLessThan(30);
    let at = link;
    for (let page = 0; page < 50; page += 1) at = listing(callTo(at), source(list)).links['@odata.nextLink']!;
    expect(reads()).toBeLessThan(51 * 30);
    const before = reads();
    expect(listing(callTo("?$filter=id eq 'I7'"), source(list)).items).toEqual([{ id: 'i7', size: 1 }]);
    expect(listing(callTo("?$filter=big eq false and id in ('a','b')"), source(list)).items).toHaveLength(2);
    expect(reads()).toBe(before);
  });

  it('leads through all that stay, once each and in order, whatever is added and taken in between', () => {
    const change = fc.record({ add: fc.nat(3), take: fc.array(fc.nat(30), { maxLength: 3 }) });
    fc.assert(fc.property(fc.nat(30), fc.integer({ min: 1, max: 6 }), fc.array(change, { maxLength: 12 }), fc.boolean(), (size, top, changes, filtered) => {
      const items: Item[] = Array.from({ length: size }, (_, i) => ({ id: `i${String(i).padStart(3, '0')}`, size: i % 11 }));
      const fits = (item: Item): boolean => !filtered || item.size > 5;
      let stays = items.filter(fits).map(({ id }) => id);
      let next: string | undefined = `?$top=${top}${filtered ? '&$filter=big eq true' : ''}`;
      let made = size;
      const seen: string[] = [];
      for (let page = 0; next !== undefined; page += 1) {
        const shown: Listing<Item> = listing(callTo(next), source(items));
        seen.push(...shown.items.map(({ id }) => id));
        next = shown.links['@odata.nextLink'];
        const { add = 0, take = [] } = changes[page] ?? {};
        // Two neighbours at the edge at once would leave nothing to go on from: the token then says that it is over.
        const edge = items.findIndex(({ id }) => id === seen.at(-1));
        for (const at of take) if (at < items.length && at !== edge) { const [gone] = items.splice(at, 1); stays = stays.filter((id) => id !== gone?.id); break; }
        for (let i = 0; i < add; i += 1) items.push({ id: `i${String((made += 1)).padStart(3, '0')}`, size: made % 11 });
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(seen.toSorted());
      for (const id of stays) expect(seen).toContain(id);
    }), { numRuns: 300 });
  });

  it('is over when both sides of its edge are gone', () => {
    const items: Item[] = Array.from({ length: 6 }, (_, i) => ({ id: `i${i}`, size: i }));
    const link = listing(callTo('?$top=2'), source(items)).links['@odata.nextLink']!;
    items.splice(1, 2);
    expect(() => listing(callTo(link), source(items))).toThrow('The specified page token value has expired and can no longer be included in your request.');
  });
});
