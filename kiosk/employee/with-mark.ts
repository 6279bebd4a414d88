import { failed, type Answer } from '../api/answer.ts';
import type { KioskCalls } from '../api/kiosk-calls.ts';
import type { MarkShelf } from '../session/mark.ts';
import { makeNonce } from '../session/statement.ts';

/** What goes with a call that only the one holder of the key may make; nothing to a server that knows no marks. */
export interface Marked {
  readonly mark?: string;
}

/**
 * Takes the next mark, then acts with it, while no other page of this profile does. The next one is on the disk before
 * the server hears of it, and offered again until it has answered: cut off anywhere, the page stays the one holder.
 */
export const withNewMark = <T>(calls: KioskCalls, { marks, page }: { readonly marks: MarkShelf; readonly page: string }, act: (marked: Marked) => Promise<Answer<T>>): Promise<Answer<T>> =>
  marks.alone(async () => {
    try {
      const held = await marks.load();
      const next = held.next ?? makeNonce();
      await marks.keep({ mark: held.mark, next });
      const answer = await calls.mark({ mark: held.mark, next, page });
      if (!answer.ok) return answer.code === 'not_found' ? await act({}) : answer;
      await marks.keep({ mark: next, next: null });
      return await act({ mark: next });
    } catch {
      // A disk that takes nothing.
      return failed('unavailable');
    }
  });
