import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { follow, SILENCE_MS, waitBeforeTry } from './live-stream.ts';

const utf8 = new TextEncoder();
const streamOf = (...chunks: string[]): Response =>
  new Response(new ReadableStream({ start: (controller) => { for (const chunk of chunks) controller.enqueue(utf8.encode(chunk)); controller.close(); } }));

/** Plays the answers one by one; the last one is final (204), so that every test ends by itself. */
const listen = (answers: readonly (() => Promise<Response> | Response)[]) =>
  new Promise<{ readonly events: string[]; readonly connection: boolean[]; readonly opened: number }>((resolve) => {
    const [events, connection]: [string[], boolean[]] = [[], []];
    let opened = 0;
    follow({
      open: async (signal) => {
        const answer = answers[opened];
        opened += 1;
        signal.throwIfAborted();
        return answer === undefined ? new Response(null, { status: 204 }) : answer();
      },
      onEvent: (name, data) => { events.push(`${name}:${data}`); },
      onConnection: (live) => { connection.push(live); },
      onFinal: () => { resolve({ events, connection, opened }); },
      random: () => 1,
    });
  });

test('reads events however they are cut into chunks, passes over beats, and connects again', async () => {
  vi.useFakeTimers();
  const done = listen([() => streamOf(': beat\n\nevent: vi', 'ew\ndata: {"a"', ':1}\n\n'), () => { throw new TypeError('no connection'); }, () => streamOf('event: view\ndata: 2\n\n')]);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(await done).toEqual({ events: ['view:{"a":1}', 'view:2'], connection: [true, false, false, true, false], opened: 4 });
});

test.each([204, 401, 403, 404, 410])('stops for good at %d', async (status) => {
  const { opened } = await listen([() => new Response(null, { status })]);
  expect(opened).toBe(1);
});

test('half a minute of silence is a dead connection', async () => {
  vi.useFakeTimers();
  const silent = (): Promise<Response> => new Promise((_resolve, reject) => { setTimeout(() => { reject(new TypeError('never')); }, SILENCE_MS * 10); });
  const aborted: boolean[] = [];
  const stop = follow({
    open: async (signal) => {
      signal.addEventListener('abort', () => { aborted.push(true); });
      return silent();
    },
    onEvent: () => undefined,
    onConnection: () => undefined,
    onFinal: () => undefined,
    random: () => 0,
  });
  await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
  expect(aborted).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(aborted).toEqual([true]);
  stop();
  vi.useRealTimers();
});

test('waits grow, never above 10 s, and are spread', () => {
  fc.assert(
    fc.property(fc.nat({ max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, random) => {
      const wait = waitBeforeTry(n, random);
      expect(wait).toBeGreaterThanOrEqual(250);
      expect(wait).toBeLessThanOrEqual(10_000);
    }),
  );
  expect(waitBeforeTry(3, 0)).toBe(4_000);
});
