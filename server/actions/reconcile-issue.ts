import type { Deps, PassRemover } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { deleteOrphans } from './delete-orphans.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'wake'> & { readonly issuer: PassRemover };

/** One look at the directory after a POST of unknown outcome: what it made is deleted, since its secret is lost. */
export const reconcileIssue =
  (deps: Needs) =>
  async (caseId: string): Promise<void> => {
    const stored = await deps.cases.load(caseId);
    const recoveryCase = stored?.recoveryCase;
    if (recoveryCase?.stage !== 'reconciling' || recoveryCase.person === null || recoveryCase.issue === null) return;
    const look = await readable(deleteOrphans(deps.issuer, recoveryCase.person.id, recoveryCase.issue));
    const change = await changeCase(deps)(caseId, ({ kioskSeenAt }) => ({ type: 'look-for-orphan', ...look, kioskSeenAt }));
    if ('recoveryCase' in change && change.recoveryCase.stage === 'retrying') deps.wake();
  };

async function readable(look: ReturnType<typeof deleteOrphans>): Promise<Awaited<typeof look> & { readonly readable: boolean }> {
  try {
    return { readable: true, ...(await look) };
  } catch {
    return { readable: false, found: [], deleted: [] };
  }
}
