import type { CaseStarted } from './case-events.ts';
import type { CaseIn } from './case-state.ts';
import { after } from './case-times.ts';
import { CASE_MS, COLLECT_TRIES, ID_CHECK_MS, MATCH_TRIES, RELEASE_TRIES, REQUEST_MS } from './limits.ts';

/** The case that a start begins. */
export function beginCase({ at, caseId, kioskId, purpose, lost, moreTime, minutes, once, steps, policySha256, pageKeyThumbprint, personal, hidden }: CaseStarted): CaseIn<'waiting'> {
  return {
    id: caseId,
    kioskId,
    purpose,
    lost,
    moreTime,
    minutes,
    once,
    policySha256,
    pageKeyThumbprint,
    address: personal.address,
    ...hidden,
    startedAt: at,
    endsAt: after(at, CASE_MS),
    resumed: false,
    matchTriesLeft: MATCH_TRIES,
    collectTriesLeft: COLLECT_TRIES,
    releaseTriesLeft: RELEASE_TRIES,
    renewals: 0,
    steps,
    step: 0,
    round: 0,
    subject: { kind: 'unresolved' },
    person: null,
    approverId: null,
    approverRole: null,
    requestId: null,
    seeking: false,
    earlier: [],
    openedAt: null,
    matchedAt: null,
    approvals: [],
    needed: 1,
    sensitive: false,
    toldAt: null,
    releasedAt: null,
    pressedAt: null,
    undone: false,
    repudiated: false,
    stopped: false,
    lostMethod: null,
    issue: null,
    stage: 'waiting',
    askedAt: at,
    // From the start and not from the mail: a decoy, which sends none, must end at the same moment.
    requestEndsAt: after(at, hidden.proof.kind === 'id-check' ? ID_CHECK_MS : REQUEST_MS),
    lastHereAt: at,
  };
}
