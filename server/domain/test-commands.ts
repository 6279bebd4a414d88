import { beginCase } from './begin-case.ts';
import type { CaseCommand } from './case-commands.ts';
import type { RecoveryCase } from './case-state.ts';
import { after } from './case-times.ts';
import type { MethodRef } from './lost-methods.ts';

export const NOON = new Date('2026-06-01T12:00:00Z');
export const OLD_PHONE: MethodRef = { id: 'old', type: 'microsoftAuthenticatorAuthenticationMethod' };
/** Never on offer. */
export const SECURITY_KEY: MethodRef = { id: 'key', type: 'fido2AuthenticationMethod' };
const PAGE_KEY = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;

/** A case as its first event leaves it. */
export const startedCase = (moreTime = false): RecoveryCase =>
  beginCase({
    type: 'started', at: NOON, caseId: 'case', kioskId: 'kiosk', purpose: 'new-phone', lost: 'phone', moreTime, minutes: 15, once: true, steps: 2, proofKind: 'badge', policySha256: 'policy',
    pageKeyThumbprint: 'page', personal: { address: 'alice@contoso.example' },
    hidden: { startNonce: 'nonce', language: 'en', proof: { kind: 'badge', hash: 'badge' }, collectCodeHash: 'collect', matchCodeHash: 'match', pageKey: PAGE_KEY },
  });

/** Each command in each of its kinds, as somebody could give it at `now`. */
export const everyCommand = (now: Date): readonly CaseCommand[] => [
  { type: 'ask-approver', person: { id: 'alice', displayName: 'Alice', jobTitle: null }, approverId: 'mona', role: 'manager', needed: 1, sensitive: false, newManager: false, requestId: 'request' },
  { type: 'make-decoy', reason: 'unknown-person' },
  { type: 'resume-page', pageKey: PAGE_KEY, pageKeyThumbprint: 'page-2', matchCodeHash: 'match-2', kioskSeenAt: now },
  { type: 'say-still-here' },
  { type: 'cancel' },
  { type: 'supersede' },
  { type: 'open-request' },
  { type: 'type-match-code', right: true },
  { type: 'type-match-code', right: false },
  { type: 'approve', approverId: 'mona', factorId: 'factor', knownBy: 'in-person', digest: 'digest', evidence: null, kioskSeenAt: now },
  { type: 'approve', approverId: 'someone-else', factorId: 'factor', knownBy: 'in-person', digest: 'digest', evidence: null, kioskSeenAt: now },
  { type: 'approve', approverId: 'mona', factorId: 'factor', knownBy: 'in-person', digest: 'digest', evidence: null, kioskSeenAt: after(now, -31_000) },
  { type: 'decline' },
  { type: 'undo-approval' },
  { type: 'renew-approval' },
  { type: 'type-collect-code', right: true },
  { type: 'type-collect-code', right: false },
  { type: 'refuse-issue', why: 'gate' },
  { type: 'intend-issue', knownPassIds: [], baselineMethodIds: [], kioskSeenAt: now },
  { type: 'postpone-issue', attempt: 1, waitMs: 1_000, why: 'throttled' },
  { type: 'lose-issue', attempt: 1, why: 'no-answer' },
  { type: 'lose-issue', attempt: 2, why: 'no-answer' },
  { type: 'record-pass', attempt: 1, passId: 'pass', passEndsAt: after(now, 900_000) },
  { type: 'record-pass', attempt: 2, passId: 'pass', passEndsAt: after(now, 900_000) },
  { type: 'look-for-orphan', readable: true, found: [], deleted: [], kioskSeenAt: now },
  { type: 'look-for-orphan', readable: true, found: ['orphan'], deleted: ['orphan'], kioskSeenAt: now },
  { type: 'look-for-orphan', readable: false, found: [], deleted: [], kioskSeenAt: now },
  { type: 'sweep-orphans', found: [], deleted: [] },
  { type: 'mark-shown' },
  { type: 'mark-collected' },
  { type: 'revoke', why: 'gate' },
  { type: 'record-delete', outcome: 'deleted' },
  { type: 'record-delete', outcome: 'unknown' },
  { type: 'confirm-method' },
  { type: 'give-up-watching' },
  { type: 'pass-time', kioskSeenAt: now },
  { type: 'pass-time', kioskSeenAt: after(now, -31_000) },
  { type: 'note-told' },
  { type: 'hold-issue' },
  { type: 'repudiate' },
  { type: 'stop-at-desk', clerkId: 'carl' },
  { type: 'void' },
  { type: 'confirm-id', slip: '1234-5678', clerkId: 'carl' },
  { type: 'ask-approver', person: { id: 'alice', displayName: 'Alice', jobTitle: null }, approverId: 'mona', role: 'manager', needed: 2, sensitive: false, newManager: false, requestId: 'request' },
  { type: 'ask-approver', person: { id: 'alice', displayName: 'Alice', jobTitle: null }, approverId: 'dora', role: 'managers-manager', needed: 2, sensitive: false, newManager: false, requestId: 'request-2' },
  { type: 'approve', approverId: 'dora', factorId: 'factor-2', knownBy: 'video', digest: 'digest-2', evidence: null, kioskSeenAt: now },
  { type: 'report' },
  { type: 'find-nobody' },
  { type: 'not-available' },
  { type: 'draw-code', round: 1, matchCodeHash: 'match-round-1' },
  { type: 'draw-code', round: 2, matchCodeHash: 'match-round-2' },
  { type: 'ask-lost-method', offered: [OLD_PHONE] },
  { type: 'answer-lost-method', method: OLD_PHONE },
  { type: 'answer-lost-method', method: SECURITY_KEY },
  { type: 'answer-lost-method', method: null },
  { type: 'note-sessions-ended', attempt: 1 },
  { type: 'note-sessions-ended', attempt: 2 },
  { type: 'record-removal', result: { outcome: 'deleted' } },
  { type: 'record-removal', result: { outcome: 'kept', why: 'status-503' } },
  { type: 'note-method-gone' },
  { type: 'type-release-code', right: true },
  { type: 'type-release-code', right: false },
  { type: 'ask-approver', person: { id: 'alice', displayName: 'Alice', jobTitle: null }, approverId: 'mona', role: 'manager', needed: 1, sensitive: true, newManager: false, requestId: 'request' },
];
