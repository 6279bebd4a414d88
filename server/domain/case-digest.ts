import { createHash } from 'node:crypto';
import { canonical } from './audit-chain.ts';
import type { RecoveryCase } from './case-state.ts';

/**
 * What the approver's yes is about, SHA-256 of its canonical JSON (RFC 8785), base64url. Everything that they see or
 * that decides who gets the pass is in it: whatever changes afterwards, the yes is no longer for this (OWASP
 * Transaction Authorization 2.3).
 */
export function caseDigest(recoveryCase: RecoveryCase): string {
  const { id, proof, requestId, person, approverId, kioskId, purpose, lost, minutes, once, moreTime, renewals, matchCodeHash, pageKeyThumbprint, policySha256, startedAt, endsAt } = recoveryCase;
  const text = canonical({
    id, requestId, proof: proof.kind === 'id-check' ? { kind: proof.kind, clerkId: proof.clerkId } : { kind: proof.kind }, personId: person?.id ?? null, approverId, kioskId, purpose, lost, minutes, once, moreTime, renewals,
    matchCodeHash, pageKeyThumbprint, policySha256, startedAt: startedAt.toISOString(), endsAt: endsAt.toISOString(),
  });
  return createHash('sha256').update(text).digest('base64url');
}
