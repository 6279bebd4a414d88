import type { Expansion } from './odata/expand.ts';
import { counted, listing, type Source } from './odata/listing.ts';
import { context, type GraphAnswer, type GraphCall } from './operation.ts';

/** What `@odata.context` says of the shape: the set with what was selected and expanded. */
export function shapeOf(set: string, wanted: readonly string[] | null, expanded: readonly Expansion[] = []): string {
  const parts = [...(wanted ?? []), ...expanded.map(({ property, select }) => `${property}(${select ?? ''})`)];
  return parts.length === 0 ? set : `${set}(${parts.join(',')})`;
}

/** A page of a collection as an answer. */
export function collection<T>({ call }: Pick<GraphCall, 'call'>, shape: string, source: Source<T>, show: (item: T) => object): GraphAnswer {
  const { items, links } = listing(call, source);
  return { status: 200, json: { '@odata.context': context(call, shape), ...links, value: items.map(show) } };
}

/** `/$count` behind a collection: a bare number. */
export const countAnswer = <T>({ call }: Pick<GraphCall, 'call'>, source: Source<T>): GraphAnswer => ({ status: 200, bytes: { type: 'text/plain', body: Buffer.from(String(counted(call, source))) } });
