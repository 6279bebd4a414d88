import type { Approve, ApproveView } from '../contract/approve.ts';
import { caseDigest } from '../domain/case-digest.ts';
import type { Approval, RecoveryCase } from '../domain/case-state.ts';
import { decide } from '../domain/decide.ts';
import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import { alarmMails } from '../domain/alarm-mail.ts';
import type { NoReason } from '../domain/gate.ts';
import type { CaseChange, Deps, StoredCase } from '../ports.ts';
import { changeRequest } from './change-request.ts';
import { factorKindsNow } from './factor-kinds-now.ts';
import { standingRequest, type ApproverCall } from './own-request.ts';
import { demandReadable, passGate, type FactSources } from './read-facts.ts';
import { hasFreshSignIn, readRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';
import { spendFactor, type SpentFactor } from './spend-factor.ts';

type Needs = FactSources & Pick<Deps, 'audit' | 'quotas' | 'random' | 'keyedHash' | 'wake' | 'report'>;
type Call = ApproverCall & { readonly body: Approve };

/**
 * The approver's yes: after the match code, through the gate, with a factor spent on exactly what the case is now.
 * @throws {Refusal} not_found, wrong_state, too_fast, factor_not_allowed, fresh_sign_in_needed, factor_missing, factor_waiting, factor_wrong, challenge_over, too_many, bad_request
 * @throws {Unavailable}
 */
export const approveCase =
  (deps: Needs) =>
  async (call: Call): Promise<ApproveView> => {
    const stored = await standingRequest(deps)(call);
    const { recoveryCase } = stored;
    await demandDecidable(deps, stored, call);
    if (recoveryCase.person === null) throw new Refusal('wrong_state');
    const gateCall = await passGate(deps)('approve', stored, recoveryCase.person.id);
    demandReadable(gateCall);
    const { answer } = gateCall;
    if (!answer.ok) return refuse(deps, call, recoveryCase, answer.reason);

    // The factor is spent last: nothing but the approval itself can fail after it.
    const digest = caseDigest(recoveryCase);
    const alarm = await coercion(deps, call, recoveryCase);
    const signed = await spendFactor(deps)({ personId: call.approver.personId, given: call.body.factor, use: { requestId: call.requestId, caseDigest: digest }, subject: recoveryCase.id });
    const approved = await changeRequest(deps)(
      call,
      recoveryCase.id,
      (latest) => (caseDigest(latest.recoveryCase) === digest ? command(call, latest, { ...signed, digest }) : null),
      () => alarm,
    );
    // Whoever owns the account is told before anything is made; after the first of two the next one is asked.
    deps.wake();
    return readRequest(deps)(call, approved);
  };

type Signed = SpentFactor & Pick<Approval, 'digest'>;

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
  const own = reason === 'approver-no-factor' ? await deps.factors.status(call.approver.personId, allowedFactorKinds(deps.policy.factors, recoveryCase)) : 'ready';
  if (own !== 'ready') throw new Refusal(own === 'waiting' ? 'factor_waiting' : 'factor_missing');
  return readRequest(deps)(call, await changeRequest(deps)(call, recoveryCase.id, { type: 'make-decoy', reason }));
}

/**
 * Somebody makes them say yes. The desk hears of it at once; everything else goes on as with any yes until the press,
 * where the gate refuses and it looks like a directory that failed. The block comes with the last yes of a case: before
 * that, a second approver would meet it.
 */
async function coercion(deps: Pick<Deps, 'kiosks' | 'policy'>, { body }: Call, { id: caseId, kioskId, person, approvals, needed }: RecoveryCase): Promise<Pick<CaseChange, 'mails' | 'block'>> {
  const isForced = body.knownBy === 'otherwise';
  const kiosk = isForced ? await deps.kiosks.kiosk(kioskId) : null;
  const isLast = approvals.length + 1 === needed;
  const blocks = isLast && person !== null && (isForced || approvals.some(({ knownBy }) => knownBy === 'otherwise'));
  return {
    mails: kiosk === null ? [] : alarmMails('forced', { deskMail: deps.policy.deskMail, kiosk, caseId }),
    ...(blocks && { block: { personId: person.id, why: 'forced', caseId } as const }),
  };
}
