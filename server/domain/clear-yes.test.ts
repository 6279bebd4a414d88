import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createdPass } from '../issuer/created-pass.ts';
import type { ApproverFacts } from './approvers.ts';
import { gate, type GateFacts, type GateStage } from './gate.ts';
import { caseDigest } from './case-digest.ts';
import { beginCase } from './begin-case.ts';
import type { RecoveryCase } from './case-state.ts';
import { DEFAULT_PASS_POLICY } from './pass-policy.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const STAGES: readonly GateStage[] = ['start', 'next', 'view', 'approve', 'issue', 'reveal'];

const someone = (id: string): Extract<GateFacts['person'], object> => ({
  id, userPrincipalName: `${id}@contoso.example`, mail: null, otherMails: [], employeeId: null, accountEnabled: true, userType: 'Member', preferredLanguage: null, createdDateTime: new Date(0),
});
const MONA: ApproverFacts = { role: 'manager', expectedId: 'mona', holder: { kind: 'person', person: someone('mona') }, settled: true, away: false, factor: 'ready', hasCase: false, recoveredAt: null, owesClaimant: false };
const YES: GateFacts = {
  person: someone('alice'), blocked: false, proofs: ['badge'], sensitive: false, managerSettled: true, privilege: null, approvers: [MONA], passes: [], tenant: { enabled: true, minimumLifetimeInMinutes: 10, maximumLifetimeInMinutes: 480, isUsableOnce: false },
  kioskRevoked: false, kioskCopied: false, kioskSeenAt: NOW,
};

function approvedCase(): RecoveryCase {
  const begun = beginCase({
    type: 'started', at: NOW, caseId: 'case', kioskId: 'kiosk', purpose: 'new-phone', lost: 'phone', moreTime: false, minutes: 15, once: true, steps: 1, proofKind: 'badge', policySha256: 'f', pageKeyThumbprint: 't', personal: { address: 'alice@contoso.example' },
    hidden: { startNonce: 'n', language: 'en', proof: { kind: 'badge', hash: 'b' }, collectCodeHash: 'c', matchCodeHash: 'm', pageKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
  });
  const asked: RecoveryCase = { ...begun, subject: { kind: 'real' }, person: { id: 'alice', displayName: 'Alice', jobTitle: null }, approverId: 'mona', approverRole: 'manager', requestId: 'r', issue: { intentAt: NOW, knownPassIds: [], baselineMethodIds: [], passId: 'ours', orphanSweepsAt: [] } };
  const { requestId, approverId, approverRole, matchCodeHash, renewals } = asked;
  return { ...asked, approvals: [{ requestId, approverId, approverRole, matchCodeHash, renewals, factorId: 'f', knownBy: 'in-person', digest: caseDigest(asked), evidence: null, approvedAt: NOW }] };
}

/** A case in the shape that it has when its gate is asked. */
const caseAt = (stage: GateStage): RecoveryCase => (stage === 'issue' || stage === 'reveal' ? approvedCase() : { ...approvedCase(), approvals: [] });

/** The facts of a stage in which everything speaks for it. */
const factsAt = (stage: GateStage): GateFacts => (stage === 'reveal' ? { ...YES, passes: [{ id: 'ours', isUsable: true, methodUsabilityReason: 'EnabledByPolicy' }] } : YES);
const ask = (stage: GateStage, facts: GateFacts): boolean => gate(stage, caseAt(stage), facts, { passes: DEFAULT_PASS_POLICY, line: ['manager'] }, NOW).ok;

const NAMES = Object.keys(YES).filter((name) => !['kioskSeenAt', 'approvers'].includes(name)) as (keyof GateFacts)[];
const OF_APPROVER = ['holder', 'factor', 'hasCase', 'recoveredAt', 'owesClaimant'] as const;
const monaWith = (change: Partial<ApproverFacts>): Partial<GateFacts> => ({ approvers: [{ ...MONA, ...change }] });

it('I11: with every fact read and good, each stage says yes: else the next ones would show nothing', () => {
  for (const stage of STAGES) expect([stage, ask(stage, factsAt(stage))]).toEqual([stage, true]);
});

it('I11: whichever facts could not be read, the answer is no', () => {
  fc.assert(fc.property(fc.constantFrom(...STAGES), fc.subarray(NAMES, { minLength: 1 }), (stage, unread) => {
    expect(ask(stage, { ...factsAt(stage), ...Object.fromEntries(unread.map((name) => [name, 'unknown'])) })).toBe(false);
  }));
  fc.assert(fc.property(fc.constantFrom(...STAGES), fc.subarray([...OF_APPROVER], { minLength: 1 }), (stage, unread) => {
    expect(ask(stage, { ...factsAt(stage), ...monaWith(Object.fromEntries(unread.map((name) => [name, 'unknown']))) })).toBe(false);
  }));
});

it('I11: words that no version of ours knows are no yes', () => {
  const odd = fc.oneof(fc.string().filter((text) => !['ready', 'EnabledByPolicy'].includes(text)), fc.constantFrom('Ready', 'READY', 'ready ', 'yes', 'true', 'member ', 'Guest', 'external'));
  fc.assert(fc.property(fc.constantFrom(...STAGES), odd, (stage, word) => {
    expect(ask(stage, { ...factsAt(stage), ...monaWith({ factor: word as 'ready' }) })).toBe(false);
    expect(ask(stage, { ...factsAt(stage), privilege: word })).toBe(false);
    fc.pre(word.toLowerCase() !== 'member');
    expect(ask(stage, { ...factsAt(stage), person: { ...someone('alice'), userType: word } })).toBe(false);
    expect(ask(stage, { ...factsAt(stage), ...monaWith({ holder: { kind: 'person', person: { ...someone('mona'), userType: word } } }) })).toBe(false);
  }));
});

it('I11: an account of which the directory does not say that it is enabled, a member and old enough is not recovered', () => {
  fc.assert(fc.property(fc.constantFrom(...STAGES), fc.constantFrom('accountEnabled', 'userType', 'createdDateTime'), fc.constantFrom('person', 'manager'), (stage, field, whose) => {
    fc.pre(!(whose === 'manager' && field === 'createdDateTime'));
    const facts = factsAt(stage);
    const change: Partial<GateFacts> = whose === 'person' ? { person: { ...someone('alice'), [field]: null } } : monaWith({ holder: { kind: 'person', person: { ...someone('mona'), [field]: null } } });
    expect(ask(stage, { ...facts, ...change })).toBe(false);
  }));
});

it('I11: an answer to the POST is a pass only when it says all of one, as asked', () => {
  const good = {
    id: '3f2a7c10-94be-4d55-8c1e-7a60b2d9f0a1', temporaryAccessPass: 'kX7q-Zz9-4417', createdDateTime: '2026-06-01T12:00:00Z', startDateTime: '2026-06-01T12:00:00Z',
    lifetimeInMinutes: 15, isUsableOnce: true, isUsable: true, methodUsabilityReason: 'EnabledByPolicy',
  };
  const asked = { lifetimeInMinutes: 15, isUsableOnce: true };
  expect(createdPass(good, asked).outcome).toBe('created');
  fc.assert(fc.property(fc.jsonValue(), (answer) => { expect(createdPass(answer, asked).outcome).toBe('unknown'); }));
  fc.assert(fc.property(fc.constantFrom(...Object.keys(good)), fc.oneof(fc.constant(undefined), fc.constant(null), fc.object(), fc.constant([])), (field, value) => {
    expect(createdPass({ ...good, [field]: value }, asked).outcome).toBe('unknown');
  }));
  fc.assert(fc.property(fc.integer({ min: 1, max: 50_000 }), fc.boolean(), (lifetimeInMinutes, isUsableOnce) => {
    fc.pre(lifetimeInMinutes !== 15 || !isUsableOnce);
    expect(createdPass({ ...good, lifetimeInMinutes, isUsableOnce }, asked).outcome).toBe('unknown');
  }));
});
