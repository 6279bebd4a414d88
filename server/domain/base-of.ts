import type { CaseBase } from './case-state.ts';

/** A case without what belongs to its stage: a value that no longer counts must not be there to be read. */
export function baseOf(recoveryCase: CaseBase): CaseBase {
  const { id, kioskId, startNonce, purpose, lost, language, moreTime, address, proof, collectCodeHash, matchCodeHash } = recoveryCase;
  const { pageKey, pageKeyThumbprint, policySha256, minutes, once, startedAt, endsAt, resumed, matchTriesLeft, collectTriesLeft } = recoveryCase;
  const { renewals, subject, person, approverId, requestId, openedAt, matchedAt, approval, toldAt, pressedAt, undone, repudiated, issue } = recoveryCase;
  return {
    id, kioskId, startNonce, purpose, lost, language, moreTime, address, proof, collectCodeHash, matchCodeHash,
    pageKey, pageKeyThumbprint, policySha256, minutes, once, startedAt, endsAt, resumed, matchTriesLeft, collectTriesLeft,
    renewals, subject, person, approverId, requestId, openedAt, matchedAt, approval, toldAt, pressedAt, undone, repudiated, issue,
  };
}
