import { json, jsonOf, type Answer, type Call, type Route } from '../http.ts';
import { batchItems, folded, type BatchItem } from './batch-requests.ts';
import { callerOf } from './caller.ts';
import { GraphError, graphError } from './error.ts';
import { graphHeaders } from './headers.ts';

interface BatchAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Up to twenty calls in one. Each goes through routing, throttling, faults and log by itself, under the token of the batch.
 * Those that wait for none run side by side; answers stand in the order in which they came.
 */
export const batch: Route = {
  method: 'POST',
  path: '/v1.0/$batch',
  name: 'graph.batch',
  fidelity: {
    mark: 'documented',
    source: 'graph/concepts/json-batching',
    note: 'Texts of the refusals and the body of a 424 are assumed. A fault that cuts an inner connection shows as 504.',
  },
  async handle(call, world) {
    try {
      callerOf(call, world);
      const responses = await answerAll(batchItems(jsonOf(call)), call);
      return json(200, { responses }, graphHeaders(call.line?.id ?? '', call.line?.clientRequestId ?? ''));
    } catch (error) {
      if (error instanceof GraphError) return graphError(call, world, error.fault);
      throw error;
    }
  },
};

async function answerAll(items: readonly BatchItem[], call: Call): Promise<readonly BatchAnswer[]> {
  const begun = new Map<string, Promise<BatchAnswer>>();
  const done: BatchAnswer[] = [];
  for (const item of items) {
    const before = item.dependsOn.flatMap((id) => begun.get(folded(id)) ?? []);
    const work = Promise.all(before).then(async (answers) => {
      const met = answers.every(({ status }) => status < 400);
      const answer = met ? await answerOne(item, call) : unmet(item);
      done.push(answer);
      return answer;
    });
    begun.set(folded(item.id), work);
  }
  await Promise.all(begun.values());
  return done;
}

async function answerOne(item: BatchItem, call: Call): Promise<BatchAnswer> {
  if (isBatch(item.url)) return problem(item, 400, 'BadRequest', 'A batch request cannot contain another batch request.');
  const { authorization, host } = call.headers;
  const given = { ...item.headers, ...(authorization !== undefined && { authorization }), ...(host !== undefined && { host }) };
  const answer = await call.within({ method: item.method, url: `/v1.0${item.url}`, headers: given, body: item.body });
  return answer === null ? problem(item, 504, 'GatewayTimeout', 'The service did not answer.') : shown(item.id, answer);
}

/** However its letters are encoded. */
function isBatch(url: string): boolean {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, '')).toLowerCase() === '/$batch';
  } catch {
    return false;
  }
}

const unmet = (item: BatchItem): BatchAnswer => problem(item, 424, 'FailedDependency', `The request could not be processed because a dependency of request Id '${item.id}' failed.`);

const problem = ({ id }: BatchItem, status: number, code: string, message: string): BatchAnswer =>
  ({ id, status, headers: { 'Content-Type': 'application/json' }, body: { error: { code, message } } });

/** Header names as in the documented sample; bodies that are no JSON go as base64. */
function shown(id: string, { status, headers = {}, body }: Answer): BatchAnswer {
  const named = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length').map(([name, value]) => [SPELLED[name] ?? name, typeof value === 'string' ? value : value.join(', ')]));
  return { id, status, headers: named, ...(body !== undefined && body.length > 0 && { body: content(body, String(headers['content-type'] ?? '')) }) };
}

const SPELLED: Readonly<Record<string, string>> = {
  'cache-control': 'Cache-Control',
  'content-type': 'Content-Type',
  'odata-version': 'OData-Version',
  location: 'Location',
  'retry-after': 'Retry-After',
};

function content(body: string | Uint8Array, type: string): unknown {
  if (type.startsWith('application/json')) {
    try {
      return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
    } catch {
      // A fault made garbage of it: it is passed on like any other bytes.
    }
  }
  return Buffer.from(body).toString('base64');
}
