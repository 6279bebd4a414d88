import type { DeskHand } from '../desk-ports.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { Refusal } from './refusal.ts';

/**
 * A clerk has seen an identity card that shows the person of this slip's case. It counts for that case alone, and the
 * slip has done its work; that the clerk is neither the claimant nor who vouches is judged at each gate.
 * @throws {Refusal} not_found, wrong_state
 */
export const confirmId =
  (deps: Pick<Deps, 'clock' | 'cases' | 'slips'>) =>
  async ({ slip, clerkId, hand }: { readonly slip: string; readonly clerkId: string; readonly hand: DeskHand }): Promise<void> => {
    const caseId = await deps.slips.forIdCheck(slip);
    if (caseId === null) throw new Refusal('not_found');
    demandChanged(await changeCase(deps)(caseId, { type: 'confirm-id', slip, clerkId }));
    await deps.slips.close(slip, 'identity card seen', hand);
  };
