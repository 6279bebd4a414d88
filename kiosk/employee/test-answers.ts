import { KIOSK_API } from '#contract/kiosk';

export const CASE = 'case-1';

interface Call { readonly path: string; readonly body: Record<string, unknown>; readonly proof: string }
type Reply = (call: Call) => Response | Promise<Response>;
export const json = (value: unknown, status = 200): Response => Response.json(value, { status });
export const noAnswer: Reply = () => Promise.reject(new TypeError('network'));
export const pathOf = (path: string): string => path.replace('{id}', CASE);

/** A server that answers each path with the next of its replies, the last one for ever. */
const replies = new Map<string, Reply[]>();
export const answer = (path: string, ...list: Reply[]): void => { replies.set(pathOf(path), list); };
export const calls: Call[] = [];
export const callsOf = (path: string): Call[] => calls.filter((call) => call.path === pathOf(path));

export const fetchAnswer: typeof fetch = (input, init) => {
  const path = typeof input === 'string' ? input : '';
  const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
  const call = { path, body, proof: new Headers(init?.headers).get('dpop') ?? '' };
  calls.push(call);
  if (path === pathOf(KIOSK_API.stream)) return Promise.resolve(new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }));
  const list = replies.get(path) ?? [];
  const reply = list.length > 1 ? list.shift() : list[0];
  return Promise.resolve(reply?.(call) ?? json({ code: 'not_found' }, 404));
};

export function forgetCalls(): void {
  replies.clear();
  calls.length = 0;
}
