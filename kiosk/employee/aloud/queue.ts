import type { Speaker, Utterance } from './speaker.ts';

/** What is to be heard next; `of` is the part of the page that says it. */
export interface Line {
  readonly of: Element | null;
  readonly says: readonly Utterance[];
}

/** One line after the other, until something more urgent comes between or all is stopped. */
export const createQueue = (speaker: Pick<Speaker, 'say' | 'stop'>) => {
  let waiting: Line[] = [];
  /** Counts the stops: what was begun before one says no more. */
  let round = 0;
  let busy = false;
  let last: Element | null = null;

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      const begunIn = round;
      last = line.of ?? last;
      for (const utterance of line.says) if (begunIn === round) await speaker.say(utterance);
    }
    busy = false;
  };

  return {
    /** At the end of what waits. */
    add: (lines: readonly Line[]): void => {
      waiting.push(...lines);
      void run();
    },
    /** News: after the line that is being said, before all others. */
    next: (line: Line): void => {
      waiting.unshift(line);
      void run();
    },
    stop: (): void => {
      round += 1;
      waiting = [];
      speaker.stop();
    },
    /** Whose line was begun last. */
    last: (): Element | null => last,
  };
};
