import type { CaseBase } from './case-state.ts';

/** A case without what belongs to its stage: a value that no longer counts must not be there to be read. */
export function baseOf(recoveryCase: CaseBase): CaseBase {
  const { id, kioskId, startNonce, purpose, lost, language, moreTime, address, proof, collectCodeHash, matchCodeHash } = recoveryCase;
  const { pageKey, pageKeyThumbprint, policySha256, minutes, once, startedAt, endsAt, resumed, matchTriesLeft, collectTriesLeft, releaseTriesLeft } = recoveryCase;
  const { renewals, steps, step, round, subject, person, approverId, approverRole, requestId, seeking, earlier, openedAt, matchedAt } = recoveryCase;
  const { approvals, needed, sensitive, toldAt, releasedAt, pressedAt, undone, repudiated, stopped, lostMethod, issue } = recoveryCase;
  return {
    id, kioskId, startNonce, purpose, lost, language, moreTime, address, proof, collectCodeHash, matchCodeHash,
    pageKey, pageKeyThumbprint, policySha256, minutes, once, startedAt, endsAt, resumed, matchTriesLeft, collectTriesLeft, releaseTriesLeft,
    renewals, steps, step, round, subject, person, approverId, approverRole, requestId, seeking, earlier, openedAt, matchedAt,
    approvals, needed, sensitive, toldAt, releasedAt, pressedAt, undone, repudiated, stopped, lostMethod, issue,
  };
}
