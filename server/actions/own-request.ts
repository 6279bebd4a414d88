import type { Deps, StoredCase } from '../ports.ts';
import { Refusal } from './refusal.ts';

/** Who is signed in on the phone. `fresh`: the last Entra sign-in with `max_age=0`, and for which request it was made. */
export interface Approver {
  readonly personId: string;
  readonly fresh: { readonly requestId: string; readonly at: Date } | null;
}

export interface ApproverCall {
  readonly requestId: string;
  readonly approver: Approver;
}

/** Another approver's request is the same to them as none. @throws {Refusal} not_found */
export const ownRequest =
  (deps: Pick<Deps, 'cases'>) =>
  async ({ requestId, approver }: ApproverCall): Promise<StoredCase> => {
    const stored = await deps.cases.byRequest(requestId);
    if (stored?.recoveryCase.approverId !== approver.personId) throw new Refusal('not_found');
    return stored;
  };
