import { createHash } from 'node:crypto';
import { canonical } from './audit-chain.ts';
import type { AskedAbout, RecoveryCase } from './case-state.ts';

/**
 * What the approver's yes is about, SHA-256 of its canonical JSON (RFC 8785), base64url. Everything that they see or
 * that decides who gets the pass is in it: whatever changes afterwards, the yes is no longer for this (OWASP
 * Transaction Authorization 2.3). Of the request that stands, or of that which an earlier yes was given to.
 */
export function caseDigest(recoveryCase: RecoveryCase, asked: AskedAbout = recoveryCase): string {
  const { id, proof, person, kioskId, purpose, lost, minutes, once, moreTime, needed, sensitive, pageKeyThumbprint, policySha256, startedAt, endsAt } = recoveryCase;
  const { requestId, approverId, approverRole, matchCodeHash, renewals } = asked;
  const text = canonical({
    id, requestId, proof: proof.kind === 'id-check' ? { kind: proof.kind, clerkId: proof.clerkId } : { kind: proof.kind }, personId: person?.id ?? null, approverId, approverRole, kioskId, purpose, lost, minutes, once, moreTime, needed, sensitive, renewals,
    matchCodeHash, pageKeyThumbprint, policySha256, startedAt: startedAt.toISOString(), endsAt: endsAt.toISOString(),
  });
  return createHash('sha256').update(text).digest('base64url');
}
