import { alarmMails } from '../domain/alarm-mail.ts';
import type { RemovalResult } from '../domain/case-commands.ts';
import type { RecoveryCase, StageName } from '../domain/case-state.ts';
import { isSameMethod, removableMethods, type MethodRef } from '../domain/lost-methods.ts';
import type { Deps, Mail } from '../ports.ts';
import { changeCase } from './change-case.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'directory' | 'issuer' | 'kiosks' | 'policy'>;

/** The pass is made, and nobody has taken it back. */
const HAS_PASS: readonly StageName[] = ['issued', 'shown', 'collected'];

/**
 * Deletes the method that the claimant chose, once the pass is recorded: one try, whose end is written down. What could
 * not be deleted the claimant is told to delete, and the desk is told too. Safe to run twice.
 */
export const removeLostMethod =
  (deps: Needs) =>
  async (caseId: string): Promise<void> => {
    const stored = await deps.cases.load(caseId);
    const recoveryCase = stored?.recoveryCase;
    if (recoveryCase === undefined || recoveryCase.person === null || recoveryCase.lostMethod?.state !== 'chosen' || !HAS_PASS.includes(recoveryCase.stage)) return;
    const result = await tryOnce(deps, recoveryCase, recoveryCase.person.id, recoveryCase.lostMethod.method);
    const mails = result.outcome === 'kept' ? await deskNote(deps, recoveryCase) : [];
    // The page may still have to fetch the pass, and a change that does not bring it drops it.
    const sealedPass = await deps.cases.sealedPass(caseId);
    await changeCase(deps)(caseId, { type: 'record-removal', result }, (now) => ({ mails, ...(sealedPass !== null && now.stage === 'issued' && !now.sealWiped && { sealedPass }) }));
  };

/** Read anew: only a method of this person, of the kind that is lost, and not their last one. */
async function tryOnce({ directory, issuer }: Needs, { lost }: RecoveryCase, personId: string, method: MethodRef): Promise<RemovalResult> {
  const methods = await directory.methods(personId).catch(() => null);
  if (methods === null) return { outcome: 'kept', why: 'unreadable' };
  if (!methods.some((each) => isSameMethod(each, method))) return { outcome: 'gone' };
  if (!removableMethods(lost, methods).some((each) => isSameMethod(each, method))) return { outcome: 'kept', why: 'last-one' };
  return issuer.removeMethod(personId, method);
}

async function deskNote({ kiosks, policy }: Needs, { id: caseId, kioskId }: RecoveryCase): Promise<readonly Mail[]> {
  const kiosk = await kiosks.kiosk(kioskId);
  return kiosk === null ? [] : alarmMails('method-kept', { deskMail: policy.deskMail, kiosk, caseId });
}
