import { describe, expect, test } from 'vitest';
import { beginCase } from './begin-case.ts';
import { caseDigest } from './case-digest.ts';
import type { CaseBase, RecoveryCase } from './case-state.ts';
import { after } from './case-times.ts';
import type { ApproverFacts } from './approvers.ts';
import { gate, type GateFacts, type GateStage, type NoReason, type PersonFacts } from './gate.ts';
import { DEFAULT_PASS_POLICY } from './pass-policy.ts';

const NOON = new Date('2026-06-01T12:00:00Z');
const DAY = 86_400_000;
const STAGES: readonly GateStage[] = ['start', 'next', 'view', 'approve', 'issue', 'reveal'];

const someone = (id: string, change: Partial<PersonFacts> = {}): PersonFacts => ({
  id, userPrincipalName: `${id}@contoso.example`, mail: null, otherMails: [], employeeId: null, accountEnabled: true, userType: 'Member', preferredLanguage: null,
  createdDateTime: after(NOON, -1_000 * DAY), ...change,
});

const approver = (id: string, change: Partial<ApproverFacts> = {}): ApproverFacts => ({
  role: 'manager', expectedId: id, holder: { kind: 'person', person: someone(id) }, settled: true, away: false, factor: 'ready', hasCase: false, recoveredAt: null, owesClaimant: false, ...change,
});
/** Mona as she is read where the case expects her, and again as the one who is asked or could be. */
const mona = (change: Partial<ApproverFacts> = {}): Partial<GateFacts> => ({ approvers: [approver('mona', change)] });
const monaIs = (change: Partial<PersonFacts>): Partial<GateFacts> => mona({ holder: { kind: 'person', person: someone('mona', change) } });

const approvedCase = (change: Partial<CaseBase> = {}): RecoveryCase => {
  const asked = {
    ...beginCase({
      type: 'started', at: NOON, caseId: 'case', kioskId: 'kiosk', purpose: 'new-phone', lost: 'phone', moreTime: false, minutes: 15, once: true, steps: 1, proofKind: 'badge', policySha256: 'p',
      pageKeyThumbprint: 'page', personal: { address: '' },
      hidden: { startNonce: 'n', language: 'en', proof: { kind: 'badge', hash: 'b' }, collectCodeHash: 'c', matchCodeHash: 'm', pageKey: { kty: 'EC', crv: 'P-256', x: '', y: '' } },
    }),
    approverId: 'mona',
    approverRole: 'manager' as const,
    requestId: 'r',
    person: { id: 'alice', displayName: 'Alice', jobTitle: null },
    issue: { intentAt: NOON, knownPassIds: [], baselineMethodIds: [], passId: 'ours', orphanSweepsAt: [] },
  };
  const { requestId, approverId, approverRole, matchCodeHash, renewals } = asked;
  const yes = { requestId, approverId, approverRole, matchCodeHash, renewals, factorId: 'f', knownBy: 'video' as const, digest: caseDigest(asked), evidence: null, approvedAt: NOON };
  return { ...asked, approvals: [yes], ...change };
};

const live = { isUsable: true, methodUsabilityReason: 'EnabledByPolicy' };
const good = (stage: GateStage): GateFacts => ({
  person: someone('alice'),
  blocked: false,
  proofs: ['badge', 'recovery-code'],
  sensitive: false,
  managerSettled: true,
  privilege: null,
  approvers: [approver('mona')],
  passes: stage === 'reveal' ? [{ id: 'ours', ...live }] : [],
  tenant: { enabled: true, minimumLifetimeInMinutes: 10, maximumLifetimeInMinutes: 480, isUsableOnce: false },
  kioskRevoked: false,
  kioskCopied: false,
  kioskSeenAt: NOON,
});
const POLICY = { passes: DEFAULT_PASS_POLICY, line: ['manager'] } as const;
/** A case in the shape that it has when its gate is asked: with the yes at issue and reveal, without one before. */
const caseAt = (stage: GateStage): RecoveryCase => (stage === 'issue' || stage === 'reveal' ? approvedCase() : approvedCase({ approvals: [] }));
const ask = (stage: GateStage, change: Partial<GateFacts>, recoveryCase = caseAt(stage)) => gate(stage, recoveryCase, { ...good(stage), ...change }, POLICY, NOON);

/** Every input that must close the gate, whatever the stage: T14. */
const CLOSING: readonly (readonly [string, NoReason, Partial<GateFacts>])[] = [
  ['K17 deleted', 'person-gone', { person: null }],
  ['K19 a proof that does not count for them', 'proof-not-allowed', { proofs: ['id-check'] }],
  ['A25 kept out of recovery', 'person-blocked', { blocked: true }],
  ['K17 disabled', 'person-disabled', { person: someone('alice', { accountEnabled: false }) }],
  ['K18 enabled or not is not said', 'person-disabled', { person: someone('alice', { accountEnabled: null }) }],
  ['K16 guest', 'person-not-member', { person: someone('alice', { userType: 'Guest' }) }],
  ['kind of user is not said', 'person-not-member', { person: someone('alice', { userType: null }) }],
  ['K18 one day old', 'person-too-new', { person: someone('alice', { createdDateTime: after(NOON, -DAY) }) }],
  ['age is not said', 'person-too-new', { person: someone('alice', { createdDateTime: null }) }],
  ['K17 privileged', 'person-privileged', { privilege: 'eligible-role' }],
  ['T08 whether the manager changed lately cannot be read', 'unreadable', { managerSettled: 'unknown' }],
  ['T08 somebody whom a late change chose, alone', 'manager-changed-lately', mona({ settled: false })],
  ['sensitive or not cannot be read', 'unreadable', { sensitive: 'unknown' }],
  ['K17 no manager', 'no-manager', mona({ holder: { kind: 'none' } })],
  ['G03 manager is a contact', 'manager-not-a-person', mona({ holder: { kind: 'not-a-person' } })],
  ['T08 manager changed', 'manager-changed', mona({ holder: { kind: 'person', person: someone('eve') } })],
  ['A16 own manager', 'manager-is-claimant', mona({ expectedId: 'alice', holder: { kind: 'person', person: someone('alice') } })],
  ['A16 same employee number', 'manager-is-claimant', { person: someone('alice', { employeeId: '7' }), ...monaIs({ employeeId: '7' }) }],
  ['A16 same mailbox', 'manager-is-claimant', { person: someone('alice', { otherMails: ['X@home.example'] }), ...monaIs({ mail: 'x@home.example' }) }],
  ['A17 manager disabled', 'manager-disabled', monaIs({ accountEnabled: false })],
  ['F33 manager is a guest', 'manager-not-member', monaIs({ userType: 'Guest' })],
  ['K17 manager without factor', 'approver-no-factor', mona({ factor: 'none' })],
  ['factor not usable yet', 'approver-no-factor', mona({ factor: 'waiting' })],
  ['A27 manager has a case', 'approver-has-case', mona({ hasCase: true })],
  ['T09 the manager was recovered by the claimant’s word', 'approvers-in-circle', mona({ owesClaimant: true })],
  ['A14 manager recovered 71 h ago', 'approver-recovered-lately', mona({ recoveredAt: after(NOON, -71 * 3_600_000) })],
  ['G13 foreign pass', 'pass-in-the-way', { passes: [{ id: 'foreign', ...live }, { id: 'ours', ...live }] }],
  ['G13 foreign pass that starts later', 'pass-in-the-way', { passes: [{ id: 'ours', ...live }, { id: 'foreign', isUsable: false, methodUsabilityReason: 'NotYetValid' }] }],
  ['foreign pass with a reason we do not know', 'pass-in-the-way', { passes: [{ id: 'ours', ...live }, { id: 'foreign', isUsable: false, methodUsabilityReason: 'Somehow' }] }],
  ['C10 passes are off', 'purpose-unavailable', { tenant: { enabled: false, minimumLifetimeInMinutes: 10, maximumLifetimeInMinutes: 480, isUsableOnce: false } }],
  ['F13 tenant minimum was raised', 'pass-figures-changed', { tenant: { enabled: true, minimumLifetimeInMinutes: 30, maximumLifetimeInMinutes: 480, isUsableOnce: false } }],
  ['C11 kiosk revoked', 'kiosk-revoked', { kioskRevoked: true }],
  ['T18 two hold the key of the kiosk', 'kiosk-copied', { kioskCopied: true }],
];

describe.each(STAGES)('the gate at %s', (stage) => {
  test('lets an ordinary case through', () => { expect(ask(stage, {})).toEqual({ ok: true }); });

  test.each(CLOSING)('%s: %s', (_name, reason, change) => {
    // Who is not to be asked next is nobody; what is wrong with the case itself stays what it is.
    const isAboutApprover = change.approvers !== undefined;
    expect(ask(stage, change)).toEqual({ ok: false, reason: isAboutApprover && stage === 'next' ? 'nobody-next' : reason });
  });

  test.each(['person', 'privilege', 'passes', 'tenant', 'kioskRevoked', 'kioskCopied'] as const)(
    'I11: %s that could not be read is a no',
    (fact) => { expect(ask(stage, { [fact]: 'unknown' })).toEqual({ ok: false, reason: 'unreadable' }); },
  );

  test.each(['holder', 'settled', 'factor', 'hasCase', 'recoveredAt', 'owesClaimant'] as const)('I11: %s of an approver that could not be read is a no', (fact) => {
    expect(ask(stage, mona({ [fact]: 'unknown' }))).toEqual({ ok: false, reason: 'unreadable' });
  });

  test('a dead pass is in nobody’s way', () => {
    const dead = { isUsable: false, methodUsabilityReason: 'OneTimeUsed' };
    expect(ask(stage, { passes: [...(stage === 'reveal' ? [{ id: 'ours', ...live }] : []), { id: 'old', ...dead }] })).toEqual({ ok: true });
  });

  test('72 hours after an own recovery a manager may approve again', () => { expect(ask(stage, mona({ recoveredAt: after(NOON, -72 * 3_600_000) }))).toEqual({ ok: true }); });
});

test('a sensitive person takes two, whatever the policy of the purpose says, and also who became one during the case', () => {
  const sensitive = { sensitive: true };
  expect(ask('start', sensitive)).toEqual({ ok: false, reason: 'no-second-approver' });
  expect(ask('start', { ...sensitive, approvers: [approver('mona'), approver('dora', { role: 'managers-manager' })] })).toEqual({ ok: true });
  for (const stage of ['view', 'approve', 'issue', 'reveal'] as const) expect(ask(stage, sensitive)).toEqual({ ok: false, reason: 'more-approvals-needed' });
});

test('A28, A29, T08: who got another manager lately takes two, and not two whom that change chose', () => {
  const lately = { managerSettled: false };
  const [chosen, other] = [approver('mona', { settled: false }), approver('dora', { role: 'managers-manager' })];
  expect(ask('start', { ...lately, approvers: [chosen] })).toEqual({ ok: false, reason: 'manager-changed-lately' });
  expect(ask('start', { ...lately, approvers: [chosen, { ...other, settled: false }] })).toEqual({ ok: false, reason: 'manager-changed-lately' });
  expect(ask('start', { ...lately, approvers: [chosen, other] })).toEqual({ ok: true });
  for (const stage of ['view', 'approve', 'issue', 'reveal'] as const) expect(ask(stage, lately), stage).toEqual({ ok: false, reason: 'more-approvals-needed' });
});

test('E29: approve, issue and reveal want a page that was heard of within 30 s', () => {
  for (const stage of STAGES) {
    expect(ask(stage, { kioskSeenAt: after(NOON, -30_000) })).toEqual({ ok: true });
    expect(ask(stage, { kioskSeenAt: after(NOON, -30_001) }).ok).toBe(stage === 'start' || stage === 'next' || stage === 'view');
  }
});

test('A11, T05: whatever the approver saw and is different now closes issue and reveal', () => {
  const seen: Partial<CaseBase>[] = [
    { minutes: 15, once: true, kioskId: 'other' }, { pageKeyThumbprint: 'other' }, { policySha256: 'other' }, { lost: 'pc' },
    { endsAt: after(NOON, 1) }, { person: { id: 'bob', displayName: 'Bob', jobTitle: null } }, { moreTime: true }, { sensitive: true }, { needed: 1, purpose: 'forgot-pin' },
  ];
  for (const change of seen)
    for (const stage of ['issue', 'reveal'] as const) expect(ask(stage, {}, approvedCase(change))).toEqual({ ok: false, reason: 'digest-differs' });
});

test('a pass that was used or replaced since is not revealed as a good one', () => {
  expect(ask('reveal', { passes: [{ id: 'ours', isUsable: false, methodUsabilityReason: 'OneTimeUsed' }] })).toEqual({ ok: false, reason: 'pass-gone' });
  expect(ask('reveal', { passes: [{ id: 'theirs', isUsable: true, methodUsabilityReason: 'EnabledByPolicy' }] })).toEqual({ ok: false, reason: 'pass-in-the-way' });
});

test('F09: a pass that reads do not show yet is revealed all the same', () => {
  expect(ask('reveal', { passes: [] })).toEqual({ ok: true });
});
