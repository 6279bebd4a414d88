import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { Refusal } from './refusal.ts';

/**
 * A clerk has seen an identity card that shows the person of this slip's case. It counts for that case alone; that the
 * clerk is neither the claimant nor who vouches is judged at each gate. @throws {Refusal} not_found, wrong_state
 */
export const confirmId =
  (deps: Pick<Deps, 'clock' | 'cases' | 'slips'>) =>
  async ({ slip, clerkId }: { readonly slip: string; readonly clerkId: string }): Promise<void> => {
    const caseId = await deps.slips.forIdCheck(slip);
    if (caseId === null) throw new Refusal('not_found');
    demandChanged(await changeCase(deps)(caseId, { type: 'confirm-id', slip, clerkId }));
  };
