/*
 * A badge reader is a keyboard: it types a serial wherever the focus happens to be, and perhaps Enter or Tab after it.
 * It is told from a hand by its speed and by what it types. Readers are set to 1 to 50 ms from sign to sign (ID TECH,
 * "Set Character Delay": 1.2 ms, at most 50; MagTek, "Inter-Key Delay": 12 ms, up to 50 for slow hosts); of a hand two
 * signs in a row may be as quick, eight never are. Speed alone would also take the words of a device that types for
 * somebody who cannot, so all signs must be those of a serial.
 */

/** The longest pause between two signs of a reader. */
export const FAST_MS = 50;
/** How long a sign of a hand waits to be entered: that much later the page hears of the next one at the latest. */
export const HELD_MS = 60;
/** The shortest serial: 32 bit in hexadecimal. */
export const LEAST_SIGNS = 8;
/** After this pause a reading is over that ends with neither Enter nor Tab; a shorter one is a hitch on its way. */
export const QUIET_MS = 500;

export interface TypedKey {
  readonly key: string;
  readonly code: string;
  /** When it was pressed, in milliseconds, by the clock of the system: not when the page came to it. */
  readonly at: number;
}

export interface BadgeReaderDeps {
  /** What a reader types before each serial; empty where it types none. */
  readonly prefix: () => string;
  /** It was a hand: enters what it typed. False when nothing here takes it. */
  readonly enter: (text: string) => boolean;
  /** It was a reader. */
  readonly read: (serial: string) => void;
  /** Does something later. @returns how to leave it. */
  readonly after: (ms: number, act: () => void) => () => void;
}

const HEX = /^[0-9A-Fa-f]*$/;
/** Also in an address or code: whoever types it is no reader. Anything else may stand around a serial. */
const IN_TEXT = /^[\w.@+-]$/;

/** A digit or letter of a serial; else the one in the same place on a US keyboard, as readers are delivered. */
const hexOf = ({ key, code }: TypedKey): string => {
  const there = /^(?:Digit|Key)([0-9A-F])$/.exec(code)?.[1];
  return HEX.test(key) ? key : (there ?? key);
};

/** Decides of each key whether it belongs to a reading. No sign of one ever reaches the page, nor its Enter. */
export const createBadgeReader = ({ prefix, enter, read, after }: BadgeReaderDeps) => {
  /** What was typed without a pause, as a reader means it. */
  let signs = '';
  /** The end of it that has not been entered anywhere yet, as the keyboard means it. */
  let held = '';
  let fast = 0;
  let isReader = false;
  let last = -Infinity;
  let endedAt = -Infinity;
  let leave = (): void => undefined;

  const wait = (ms: number, act: () => void): void => {
    leave();
    leave = after(ms, act);
  };

  /** @returns whether something was entered, or there was nothing to enter. */
  const flush = (): boolean => {
    const text = held;
    held = '';
    return text === '' || enter(text);
  };

  const forget = (): void => {
    leave();
    signs = held = '';
    fast = 0;
    isReader = false;
  };

  const withoutPrefix = (text: string): string => (text.startsWith(prefix()) ? text.slice(prefix().length) : text);

  const finish = (): void => {
    const serial = withoutPrefix(signs);
    forget();
    read(serial);
  };

  const extended = (typed: TypedKey): string => (prefix().startsWith(signs + typed.key) ? signs + typed.key : signs + hexOf(typed));

  return {
    /** A key that is a sign. @returns whether it must not reach the page. */
    sign: (typed: TypedKey): boolean => {
      const pause = typed.at - last;
      last = typed.at;
      if (isReader && pause > QUIET_MS) finish();
      if (!isReader && pause > FAST_MS) {
        flush();
        fast = 0;
        if (pause > QUIET_MS) signs = '';
      }
      const text = extended(typed);
      if (!prefix().startsWith(text) && !HEX.test(withoutPrefix(text)) && (!isReader || IN_TEXT.test(typed.key))) {
        flush();
        forget();
        return false;
      }
      signs = text;
      fast += 1;
      isReader ||= fast >= LEAST_SIGNS;
      held += typed.key;
      if (isReader) wait(QUIET_MS, finish);
      else wait(HELD_MS, flush);
      return true;
    },
    /** Enter, Tab or a space. @returns whether it must not reach the page. */
    end: (at: number): boolean => {
      if (isReader) {
        endedAt = at;
        finish();
        return true;
      }
      // One right after it is the reader's too: a line may end with two. Not one that ends what was typed since.
      if (at - endedAt <= FAST_MS && last <= endedAt) return true;
      // What was typed so fast on a button is meant for nothing there.
      const isEntered = flush();
      forget();
      return !isEntered;
    },
    /** Any other key. */
    other: (): void => {
      if (isReader) finish();
      flush();
      forget();
    },
  };
};
