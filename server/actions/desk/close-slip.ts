import type { Deps } from '../../ports.ts';
import { Refusal } from '../refusal.ts';
import { asWritten } from './slip-number.ts';

/** The desk has done what a slip was for. @throws {Refusal} not_found */
export const closeSlip =
  ({ slips }: Pick<Deps, 'slips'>) =>
  async ({ number, note, clerkId }: { readonly number: string; readonly note: string; readonly clerkId: string }): Promise<void> => {
    if (!(await slips.close(asWritten(number), note, { clerkId }))) throw new Refusal('not_found');
  };
