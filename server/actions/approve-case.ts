import type { Approve, ApproveView } from '../contract/approve.ts';
import { caseDigest } from '../domain/case-digest.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { decide } from '../domain/decide.ts';
import type { GateFacts, NoReason } from '../domain/gate.ts';
import { claimantMails } from '../domain/mail-texts.ts';
import type { Deps, Mail, StoredCase } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { ownRequest, type ApproverCall } from './own-request.ts';
import { demandReadable, passGate, type FactSources } from './read-facts.ts';
import { hasFreshSignIn, readRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';

type Call = ApproverCall & { readonly body: Approve };

/**
 * The approver's yes: after the match code, through the gate, with a factor spent on exactly what the case is now.
 * @throws {Refusal} not_found, wrong_state, too_fast, fresh_sign_in_needed, factor_missing, factor_waiting, factor_wrong, too_many
 * @throws {Unavailable}
 */
export const approveCase =
  (deps: FactSources & Pick<Deps, 'audit'>) =>
  async (call: Call): Promise<ApproveView> => {
    const stored = await ownRequest(deps)(call);
    const { recoveryCase } = stored;
    demandDecidable(deps, stored, call);
    if (recoveryCase.person === null) throw new Refusal('wrong_state');
    const gateCall = await passGate(deps)('approve', stored, recoveryCase.person.id);
    demandReadable(gateCall);
    const { answer, facts } = gateCall;
    if (!answer.ok) return refuse(deps, call, recoveryCase, answer.reason);

    // The code is spent last: nothing but the approval itself can fail after it.
    const digest = caseDigest(recoveryCase);
    const mails = await tellClaimant(deps, recoveryCase, facts.person);
    const factorId = await spend(deps, call, recoveryCase.id, digest);
    const change = await changeCase(deps)(
      recoveryCase.id,
      (latest) => (caseDigest(latest.recoveryCase) === digest ? command(call, latest, factorId, digest) : null),
      () => ({ mails }),
    );
    return readRequest(deps)(call, demandChanged(change));
  };

const command = ({ approver, body }: Call, { kioskSeenAt }: StoredCase, factorId: string, digest: string) =>
  ({ type: 'approve', approverId: approver.personId, knownBy: body.knownBy, factorId, digest, kioskSeenAt }) as const;

/** Everything that can be refused without looking further, before a code is spent on it. */
function demandDecidable({ clock }: Pick<Deps, 'clock'>, stored: StoredCase, call: Call): void {
  const decision = decide(stored.recoveryCase, command(call, stored, '', ''), clock.now());
  if ('refused' in decision) throw new Refusal(decision.refused);
  if (!hasFreshSignIn(call.approver, stored.recoveryCase)) throw new Refusal('fresh_sign_in_needed');
}

async function refuse(deps: FactSources, call: Call, recoveryCase: RecoveryCase, reason: NoReason): Promise<ApproveView> {
  if (reason === 'kiosk-gone') throw new Refusal('wrong_state');
  if (reason === 'approver-no-factor') throw new Refusal((await deps.factors.status(call.approver.personId)) === 'waiting' ? 'factor_waiting' : 'factor_missing');
  return readRequest(deps)(call, demandChanged(await changeCase(deps)(recoveryCase.id, { type: 'make-decoy', reason })));
}

/** A code that was not taken is noted with the case: many of them are somebody guessing (ASVS 16.3.1). */
async function spend({ factors, audit }: Pick<Deps, 'factors' | 'audit'>, { approver, body }: Call, caseId: string, digest: string): Promise<string> {
  const check = await factors.checkTotp(approver.personId, body.factor.code, digest);
  if (check.outcome !== 'right') await audit.append({ kind: 'factor.refused', subject: caseId, data: { outcome: check.outcome } });
  switch (check.outcome) {
    case 'right':
      return check.factorId;
    case 'wrong':
      throw new Refusal('factor_wrong');
    case 'locked':
      throw new Refusal('too_many');
    case 'waiting':
      throw new Refusal('factor_waiting');
    case 'none':
      throw new Refusal('factor_missing');
  }
}

/** Queued with the yes itself: who is being recovered hears of it on every address. */
async function tellClaimant({ kiosks }: Pick<Deps, 'kiosks'>, { kioskId, minutes }: RecoveryCase, claimant: GateFacts['person']): Promise<readonly Mail[]> {
  const kiosk = await kiosks.kiosk(kioskId);
  if (claimant === 'unknown' || claimant === null || kiosk === null) throw new Refusal('wrong_state');
  return claimantMails({ claimant, kiosk, minutes });
}
