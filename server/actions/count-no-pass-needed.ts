import type { Purpose } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';

/** Somebody came and needed no pass: no case, and it is counted. */
export const countNoPassNeeded =
  ({ audit }: Pick<Deps, 'audit'>) =>
  async ({ kioskId, purpose }: { readonly kioskId: string; readonly purpose: Purpose }): Promise<void> => {
    await audit.append({ kind: 'kiosk.no-pass-needed', subject: kioskId, data: { purpose } });
  };
