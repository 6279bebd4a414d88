import type { PressForPass, Pressed } from '#contract/kiosk';
import type { Answer } from '../api/answer.ts';
import type { KioskCalls } from '../api/kiosk-calls.ts';
import { openSealed } from '../session/open-sealed.ts';
import type { PageKey } from '../session/page-key.ts';
import type { CaseLine } from './case-line.ts';
import type { Message } from './reduce.ts';

/** The server keeps the sealed pass for 30 s for a page whose connection broke: ask again well within that. */
const RETRIES = 4;
const RETRY_MS = 3_000;

export interface FetchPassDeps {
  readonly line: Pick<CaseLine, 'once' | 'onCase' | 'arrive'>;
  readonly pageKey: () => PageKey | null;
  readonly send: (message: Message) => void;
  readonly pause: (ms: number) => Promise<void>;
}

/** The press and what comes back from it: the sealed pass, opened in this page and nowhere else. */
export const createFetchPass = ({ line, pageKey, send, pause }: FetchPassDeps) => {
  /** The collect code of the press that is under way, for the repeat after a lost answer; gone with the pass. */
  let pressedWith: string | null = null;

  const ask = async (calls: KioskCalls, caseId: string, body: PressForPass): Promise<Answer<Pressed>> => {
    let answer = await calls.press(caseId, body);
    for (let tries = 0; tries < RETRIES && !answer.ok && answer.code === 'offline'; tries += 1) {
      await pause(RETRY_MS);
      answer = await calls.press(caseId, body);
    }
    return answer;
  };

  const open = async ({ view, lostMethods, sealed }: Pressed, caseId: string): Promise<void> => {
    const key = pageKey();
    if (lostMethods !== undefined) send({ type: 'lost-methods', methods: lostMethods });
    if (sealed === undefined || key === null) {
      line.arrive(view);
      return;
    }
    // Opened now or never: the stream may say "sealed" meanwhile, which is no reason to ask again.
    pressedWith = null;
    const opened = await openSealed(sealed, key.privateKey, caseId).catch(() => null);
    if (opened !== null) send({ type: 'pass', pass: opened.pass });
    line.arrive(view);
    // A pass that this page cannot open is of use to nobody: have it deleted.
    if (opened === null) await line.onCase((calls, id) => calls.cancel(id));
  };

  const press = (caseId: string, body: PressForPass): Promise<void> => {
    pressedWith = body.collectCode;
    return line.once((calls) => ask(calls, caseId, body), (pressed) => { void open(pressed, caseId); });
  };

  return {
    press: (caseId: string, collectCode: string): Promise<void> => press(caseId, { collectCode }),
    /** The answer to which method is lost, null for none: it goes with the code of the press that it belongs to. */
    sayLost: async (caseId: string, lostMethod: string | null): Promise<void> => { if (pressedWith !== null) await press(caseId, { collectCode: pressedWith, lostMethod }); },
    /** The answer with the sealed pass, or with the methods, was lost, or the pass was finished after it: the same page may ask again. */
    pressAgain: (caseId: string): void => { if (pressedWith !== null) void press(caseId, { collectCode: pressedWith }); },
    forget: (): void => { pressedWith = null; },
  };
};
