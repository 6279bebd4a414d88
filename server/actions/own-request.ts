import type { RequestEnd } from '../domain/case-state.ts';
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

/** A request with its case, and what became of it; null: it is the one that stands. */
export interface OwnRequest {
  readonly stored: StoredCase;
  readonly over: { readonly how: RequestEnd; readonly at: Date } | null;
}

/** Another approver's request is the same to them as none. @throws {Refusal} not_found */
export const ownRequest =
  (deps: Pick<Deps, 'cases'>) =>
  async ({ requestId, approver }: ApproverCall): Promise<OwnRequest> => {
    const stored = await deps.cases.byRequest(requestId);
    const over = stored === null ? undefined : whatBecameOf(stored, requestId, approver.personId);
    if (stored === null || over === undefined) throw new Refusal('not_found');
    return { stored, over };
  };

/** The caller's own request where what they asked for is a case of theirs: the one that stands, or else their last. Null: it is none. */
export const requestInCase =
  (deps: Pick<Deps, 'cases'>) =>
  async ({ requestId: caseId, approver }: ApproverCall): Promise<string | null> => {
    const recoveryCase = (await deps.cases.load(caseId))?.recoveryCase;
    if (recoveryCase === undefined) return null;
    if (recoveryCase.approverId === approver.personId) return recoveryCase.requestId;
    return recoveryCase.earlier.findLast(({ approverId }) => approverId === approver.personId)?.requestId ?? null;
  };

/** The look-up is no proof: only what the case itself says of the request counts. Undefined: it is none of theirs. */
export function whatBecameOf({ recoveryCase }: StoredCase, requestId: string, approverId: string): OwnRequest['over'] | undefined {
  if (recoveryCase.requestId === requestId) return recoveryCase.approverId === approverId ? null : undefined;
  const earlier = recoveryCase.earlier.find((request) => request.requestId === requestId && request.approverId === approverId);
  return earlier && { how: earlier.how, at: earlier.overAt };
}

/** The case of a request that stands: what was passed on is no longer theirs to decide. @throws {Refusal} not_found, wrong_state */
export const standingRequest =
  (deps: Pick<Deps, 'cases'>) =>
  async (call: ApproverCall): Promise<StoredCase> => {
    const { stored, over } = await ownRequest(deps)(call);
    if (over !== null) throw new Refusal('wrong_state');
    return stored;
  };
