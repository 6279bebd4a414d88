import { createHash } from 'node:crypto';
import { badRequest, type GraphError } from '../error.ts';
import { optionOf } from '../odata/options.ts';
import { context, type GraphCall } from '../operation.ts';
import { logFilter, type LogShape } from './log-filter.ts';

/** Both figures from signin-list: "maximum and default page size is 1,000 objects". */
const PAGE = 1000;

export interface Page {
  readonly '@odata.context': string;
  readonly '@odata.nextLink'?: string;
  readonly value: readonly Record<string, unknown>[];
}

export interface Log<Line> {
  /** As in `auditLogs/signIns`. */
  readonly path: string;
  readonly shape: LogShape;
  /** The property that says when; the only one to sort by. */
  readonly instant: string;
  readonly json: (line: Line) => Record<string, unknown>;
}

/** What a log shows by now: lines come in late. */
export const reported = <Line extends { readonly at: number }>({ tenant, now }: GraphCall, lines: readonly Line[]): readonly Line[] => lines.filter(({ at }) => at + tenant.settings.lags.reportsMs <= now);

/** One page, the youngest line first unless `$orderby` wants it otherwise. A token says behind which line to go on: what is written meanwhile moves nothing. */
export function logPage<Line extends { readonly id: string; readonly at: number }>(graph: GraphCall, log: Log<Line>, lines: readonly Line[]): Page {
  const { call } = graph;
  const ascending = isAscending(optionOf(call, '$orderby'), log.instant);
  const filter = optionOf(call, '$filter');
  const fits = filter === null ? () => true : logFilter(filter, log.shape);
  const top = topOf(optionOf(call, '$top'));
  const known = reported(graph, lines);
  const ordered = ascending ? known : known.toReversed();
  const items: Record<string, unknown>[] = [];
  let last = '';
  for (const line of ordered.slice(startOf(graph, ordered))) {
    const json = log.json(line);
    if (!fits(json)) continue;
    if (items.length === top) return { '@odata.context': context(call, log.path), '@odata.nextLink': linkTo(graph, last), value: items };
    items.push(json);
    last = line.id;
  }
  return { '@odata.context': context(call, log.path), value: items };
}

function isAscending(sent: string | null, instant: string): boolean {
  if (sent === null) return false;
  const [, name, direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(sent) ?? [];
  if (name !== instant) throw badRequest(`Sorting by '${sent}' is not supported; ${instant} is.`);
  return direction.toLowerCase() === 'asc';
}

function topOf(sent: string | null): number {
  if (sent === null) return PAGE;
  const top = /^\d{1,9}$/.test(sent) ? Number(sent) : 0;
  if (top < 1 || top > PAGE) throw badRequest(`Invalid page size specified: '${sent}'. Must be between 1 and ${PAGE} inclusive.`);
  return top;
}

/** Bound to the tenant, the path and the other options. */
function sealOf({ call, tenant }: GraphCall, id: string): string {
  const others = [...call.query].filter(([name]) => name.toLowerCase() !== '$skiptoken').map((pair) => pair.join('=')).toSorted();
  return createHash('sha256').update([tenant.id, call.path.toLowerCase(), ...others, id].join('\n')).digest('hex').slice(0, 32);
}

function startOf(graph: GraphCall, ordered: readonly { readonly id: string }[]): number {
  const sent = optionOf(graph.call, '$skiptoken');
  if (sent === null) return 0;
  const [seal = '', id = ''] = sent.split('_');
  const at = seal === sealOf(graph, id) ? ordered.findIndex((line) => line.id === id) : -1;
  if (at < 0) throw badToken();
  return at + 1;
}

const badToken = (): GraphError => badRequest('The specified page token is invalid.');

function linkTo(graph: GraphCall, last: string): string {
  const { call } = graph;
  const next = new URLSearchParams(call.query);
  for (const name of [...next.keys()]) if (name.toLowerCase() === '$skiptoken') next.delete(name);
  next.set('$skiptoken', `${sealOf(graph, last)}_${last}`);
  return `${call.origin}${call.path}?${next.toString().replaceAll('%24', '$')}`;
}
