import { headerOf, type Call } from '../../http.ts';
import { GraphError } from '../error.ts';
import { GRAPH_JSON } from '../headers.ts';

/** How much an answer says about itself (OData JSON Format 4.01, section 3.1). `full` is not imitated. */
export type Metadata = 'minimal' | 'none';

/** What `Accept` asks for. @throws {GraphError} aloud for what is lacking, since an answer without it would look right. */
export function metadataOf(call: Pick<Call, 'headers'>): Metadata {
  const level = /\bodata\.metadata=(\w+)/i.exec(headerOf(call, 'accept') ?? '')?.[1]?.toLowerCase() ?? 'minimal';
  if (level === 'minimal' || level === 'none') return level;
  throw new GraphError(400, 'BadRequest', `odata.metadata=${level} is not imitated here. (Simulator, see /_sim/fidelity.)`);
}

/** Without them nobody could page or count; all other notes go (section 3.1.3). */
const KEPT = new Set(['@odata.nextLink', '@odata.count']);

export const withMetadata = (json: object, level: Metadata): { readonly type: string; readonly body: string } =>
  level === 'minimal'
    ? { type: GRAPH_JSON, body: JSON.stringify(json) }
    : { type: GRAPH_JSON.replace('minimal', 'none'), body: JSON.stringify(json, (name, value: unknown) => (name.includes('@odata.') && !KEPT.has(name) ? undefined : value)) };
