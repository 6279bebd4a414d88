import type { Deps } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { deleteOrphans } from './delete-orphans.ts';

/**
 * A late look for a pass of unknown secret, when reads lagged behind writes. A later intent for the same person ends it:
 * its POST replaced whatever was left, and what is there now belongs to that one.
 * @throws {Unavailable} when the directory cannot be read: to be tried again.
 */
export const sweepOrphans =
  (deps: Pick<Deps, 'clock' | 'cases' | 'issuer'>) =>
  async (caseId: string): Promise<void> => {
    const stored = await deps.cases.load(caseId);
    const recoveryCase = stored?.recoveryCase;
    if (recoveryCase === undefined || recoveryCase.person === null || recoveryCase.issue === null) return;
    const { person, issue } = recoveryCase;
    const latest = await deps.cases.lastIntentFor(person.id);
    const isSuperseded = latest !== null && latest.getTime() > issue.intentAt.getTime();
    const look = isSuperseded ? { found: [], deleted: [] } : await deleteOrphans(deps.issuer, person.id, issue);
    await changeCase(deps)(caseId, { type: 'sweep-orphans', ...look });
  };
