import type { Reader } from './aloud/reader.ts';
import type { Spoken } from './languages.ts';
import type { Model } from './model.ts';
import type { Message } from './reduce.ts';

/** The key that begins and ends reading on every screen: who does not see finds no button. */
const KEY = 'F8';

export interface ReadAloudDeps {
  readonly page: Element;
  readonly model: () => Model;
  readonly spoken: () => Spoken;
  readonly send: (message: Message) => void;
  /** When what was sent is on the screen, with the focus at its beginning. */
  readonly drawn: () => Promise<void>;
}

/** Reading aloud, fetched only by who asks for it. */
export type ReadAloud = ReturnType<typeof createReadAloud>;

export const createReadAloud = ({ page, model, spoken, send, drawn }: ReadAloudDeps) => {
  let reader: Reader | null = null;
  let fetching = false;

  const end = (): void => {
    reader?.end();
    reader = null;
    if (model().aloud !== 'off') send({ type: 'aloud', aloud: 'off' });
  };

  const open = async (): Promise<Reader> => (await import('./aloud/reader.ts')).openReader(page, () => spoken().t);

  const ask = async (): Promise<void> => {
    if (fetching) return;
    fetching = true;
    const opened = await open().catch(() => null);
    fetching = false;
    if (opened?.reads(spoken().tongue.tag) === true) {
      reader = opened;
      send({ type: 'aloud', aloud: 'asking' });
      return;
    }
    opened?.end();
    send({ type: 'aloud', aloud: 'off' });
    send({ type: 'languages', languages: 'no-voice' });
  };

  const toggle = (): void => {
    if (model().aloud === 'off') void ask();
    else end();
  };

  return {
    toggle,
    end,
    /** Headphones are plugged in. */
    begin: async (): Promise<void> => {
      send({ type: 'aloud', aloud: 'on' });
      await drawn();
      reader?.begin();
    },
    screen: (): void => { reader?.screen(); },
    /** Whether nobody is read to, or in this language too. */
    allows: (tag: string): boolean => reader === null || reader.reads(tag),
    /** @returns how to stop. */
    watchKey: (): (() => void) => {
      const onKey = (event: KeyboardEvent): void => {
        if (event.key !== KEY || event.repeat) return;
        event.preventDefault();
        toggle();
      };
      // Before what takes all keys of this kind away.
      window.addEventListener('keydown', onKey, true);
      return () => { window.removeEventListener('keydown', onKey, true); };
    },
  };
};
