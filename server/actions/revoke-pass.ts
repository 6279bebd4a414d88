import type { RecoveryCase } from '../domain/case-state.ts';
import type { Deps, PassRemover } from '../ports.ts';
import { changeCase } from './change-case.ts';

/**
 * One try to delete the pass of a case that is being revoked; the sweep makes the next ones.
 * @returns the case afterwards; null when it is not being revoked.
 */
export const revokePass =
  (deps: Pick<Deps, 'clock' | 'cases'> & { readonly issuer: Pick<PassRemover, 'delete'> }) =>
  async (caseId: string): Promise<RecoveryCase | null> => {
    const stored = await deps.cases.load(caseId);
    if (stored === null) return null;
    const { recoveryCase } = stored;
    if (recoveryCase.stage !== 'revoking' || recoveryCase.person === null) return null;
    const outcome = await deps.issuer.delete(recoveryCase.person.id, recoveryCase.passId);
    const change = await changeCase(deps)(caseId, { type: 'record-delete', outcome });
    return 'recoveryCase' in change ? change.recoveryCase : null;
  };
