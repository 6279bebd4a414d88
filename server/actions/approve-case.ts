import type { Approve, ApproveView } from '../contract/approve.ts';
import { caseDigest } from '../domain/case-digest.ts';
import type { Approval, RecoveryCase } from '../domain/case-state.ts';
import { decide } from '../domain/decide.ts';
import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import type { NoReason } from '../domain/gate.ts';
import type { Deps, StoredCase } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { countWrongCode, factorKindsNow } from './factor-kinds-now.ts';
import { ownRequest, type ApproverCall } from './own-request.ts';
import { demandReadable, passGate, type FactSources } from './read-facts.ts';
import { hasFreshSignIn, readRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';

type Needs = FactSources & Pick<Deps, 'audit' | 'quotas' | 'random' | 'wake' | 'report'>;
type Call = ApproverCall & { readonly body: Approve };

/**
 * The approver's yes: after the match code, through the gate, with a factor spent on exactly what the case is now.
 * @throws {Refusal} not_found, wrong_state, too_fast, factor_not_allowed, fresh_sign_in_needed, factor_missing, factor_waiting, factor_wrong, challenge_over, too_many, bad_request
 * @throws {Unavailable}
 */
export const approveCase =
  (deps: Needs) =>
  async (call: Call): Promise<ApproveView> => {
    const stored = await ownRequest(deps)(call);
    const { recoveryCase } = stored;
    await demandDecidable(deps, stored, call);
    if (recoveryCase.person === null) throw new Refusal('wrong_state');
    const gateCall = await passGate(deps)('approve', stored, recoveryCase.person.id);
    demandReadable(gateCall);
    const { answer } = gateCall;
    if (!answer.ok) return refuse(deps, call, recoveryCase, answer.reason);

    // The factor is spent last: nothing but the approval itself can fail after it.
    const digest = caseDigest(recoveryCase);
    const signed = await spend(deps, call, recoveryCase.id, digest);
    const change = await changeCase(deps)(
      recoveryCase.id,
      (latest) => (caseDigest(latest.recoveryCase) === digest ? command(call, latest, { ...signed, digest }) : null),
    );
    // Whoever owns the account is told before anything is made.
    deps.wake();
    return readRequest(deps)(call, demandChanged(change));
  };

type Signed = Pick<Approval, 'factorId' | 'evidence' | 'digest'>;

const command = ({ approver, body }: Call, { kioskSeenAt }: StoredCase, signed: Signed) =>
  ({ type: 'approve', approverId: approver.personId, knownBy: body.knownBy, ...signed, kioskSeenAt }) as const;

const UNSIGNED: Signed = { factorId: '', evidence: null, digest: '' };

/** Everything that can be refused without looking further, before a factor is spent on it. */
async function demandDecidable(deps: Needs, stored: StoredCase, call: Call): Promise<void> {
  const { recoveryCase } = stored;
  const decision = decide(recoveryCase, command(call, stored, UNSIGNED), deps.clock.now());
  if ('refused' in decision) throw new Refusal(decision.refused);
  const { kind } = call.body.factor;
  if (!(await factorKindsNow(deps)(recoveryCase)).includes(kind)) throw new Refusal('factor_not_allowed');
  // A passkey proves the person by itself; a code does not.
  if (kind === 'totp' && !hasFreshSignIn(call.approver, recoveryCase)) throw new Refusal('fresh_sign_in_needed');
}

async function refuse(deps: Needs, call: Call, recoveryCase: RecoveryCase, reason: NoReason): Promise<ApproveView> {
  if (reason === 'kiosk-gone') throw new Refusal('wrong_state');
  if (reason === 'approver-no-factor') {
    const status = await deps.factors.status(call.approver.personId, allowedFactorKinds(deps.policy.factors, recoveryCase));
    throw new Refusal(status === 'waiting' ? 'factor_waiting' : 'factor_missing');
  }
  return readRequest(deps)(call, demandChanged(await changeCase(deps)(recoveryCase.id, { type: 'make-decoy', reason })));
}

/** A factor that was not taken is noted with the case: many of them are somebody guessing (ASVS 16.3.1). */
async function spend(deps: Needs, { approver, body, requestId }: Call, caseId: string, caseDigest: string): Promise<Omit<Signed, 'digest'>> {
  const { kind } = body.factor;
  const check = await deps.factors.check(approver.personId, body.factor, { requestId, caseDigest });
  if (check.outcome !== 'right') await deps.audit.append({ kind: 'factor.refused', subject: caseId, data: { kind, outcome: check.outcome } });
  switch (check.outcome) {
    case 'right':
      return { factorId: check.factorId, evidence: check.evidence };
    case 'wrong':
      if (kind === 'totp') await countWrongCode(deps)();
      throw new Refusal('factor_wrong');
    case 'copied':
      throw new Refusal('factor_wrong');
    case 'malformed':
      throw new Refusal('bad_request');
    case 'over':
      throw new Refusal('challenge_over');
    case 'locked':
      throw new Refusal('too_many');
    case 'waiting':
      throw new Refusal('factor_waiting');
    case 'none':
      throw new Refusal('factor_missing');
  }
}
