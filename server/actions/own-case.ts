import type { Deps, StoredCase } from '../ports.ts';
import { Refusal } from './refusal.ts';

/** What a kiosk's page says of which case it speaks. */
export interface KioskCall {
  /** The kiosk whose key proved the call. */
  readonly kioskId: string;
  readonly caseId: string;
}

/** Another kiosk's case is the same to it as none. @throws {Refusal} not_found */
export const ownCase =
  (deps: Pick<Deps, 'cases'>) =>
  async ({ kioskId, caseId }: KioskCall): Promise<StoredCase> => {
    const stored = await deps.cases.load(caseId);
    if (stored?.recoveryCase.kioskId !== kioskId) throw new Refusal('not_found');
    return stored;
  };
