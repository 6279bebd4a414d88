import { createParser } from 'eventsource-parser';

/** The server beats every 10 to 15 s: after this much silence the connection is dead, whatever TCP says. */
export const SILENCE_MS = 30_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** Answers after which asking again is of no use: over, not ours, gone. */
const FINAL = new Set([204, 401, 403, 404, 410]);

/** Before try `n` (0 …): doubling, with up to half taken off at random so that kiosks do not all come back at once. */
export const waitBeforeTry = (n: number, random: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** n) * (1 - random / 2);

export interface LiveStream {
  readonly open: (signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (name: string, data: string) => void;
  readonly onConnection: (live: boolean) => void;
  /** The server says there is nothing more to follow. */
  readonly onFinal: () => void;
  readonly random: () => number;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });

const readToEnd = async (stream: LiveStream, body: ReadableStream<Uint8Array<ArrayBuffer>>, alive: () => void): Promise<void> => {
  const parser = createParser({ onEvent: (event) => { stream.onEvent(event.event ?? 'message', event.data); } });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    parser.feed(value);
  }
};

/** Follows a stream until stopped or told that it is over; connects again by itself. @returns how to stop. */
export const follow = (stream: LiveStream): (() => void) => {
  const stop = new AbortController();
  const stopped = (): boolean => stop.signal.aborted;
  const run = async (): Promise<void> => {
    for (let tries = 0; !stopped(); tries += 1) {
      const one = new AbortController();
      const end = (): void => { one.abort(); };
      let silence = setTimeout(end, SILENCE_MS);
      const alive = (): void => { clearTimeout(silence); silence = setTimeout(end, SILENCE_MS); };
      try {
        const response = await stream.open(AbortSignal.any([stop.signal, one.signal]));
        if (FINAL.has(response.status)) {
          await response.body?.cancel();
          if (!stopped()) stream.onFinal();
          return;
        }
        if (response.ok && response.body !== null) {
          tries = -1; // It worked: the next wait starts small again.
          stream.onConnection(true);
          await readToEnd(stream, response.body, alive);
        }
      } catch {
        // A broken connection says nothing that the next try will not.
      } finally {
        clearTimeout(silence);
        one.abort();
      }
      if (stopped()) return;
      stream.onConnection(false);
      await pause(waitBeforeTry(Math.max(0, tries), stream.random()), stop.signal);
    }
  };
  void run();
  return () => { stop.abort(); };
};
