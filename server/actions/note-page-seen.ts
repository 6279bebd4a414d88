import type { Deps } from '../ports.ts';
import { ownCase, type KioskCall } from './own-case.ts';

/** The page of a case is there: its stream was opened, or gave a beat. @throws {Refusal} not_found */
export const notePageSeen =
  (deps: Pick<Deps, 'clock' | 'cases'>) =>
  async (call: KioskCall): Promise<void> => {
    await ownCase(deps)(call);
    await deps.cases.seen([call.caseId], deps.clock.now());
  };
