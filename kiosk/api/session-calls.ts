import { failed, readAnswer, type Answer } from './answer.ts';

/** Longer than any answer of a healthy server, shorter than a person's patience. Many calls read the directory first. */
const ANSWER_WITHIN_MS = 20_000;

/** Calls with a cookie session. A body makes it a POST; none throws. `stop` ends every call in flight, for a page that goes away. */
export const sessionCalls = (stop: AbortSignal) => async <T>(path: string, body?: unknown): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    return await readAnswer<T>(response);
  } catch {
    return failed(stop.aborted ? 'aborted' : 'offline');
  }
};
