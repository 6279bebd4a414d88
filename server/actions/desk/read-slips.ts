import type { SlipRow, SlipView } from '../../contract/desk.ts';
import type { Slip } from '../../desk-ports.ts';
import type { Deps } from '../../ports.ts';
import { placeOf } from '../kiosk-view.ts';
import { Refusal } from '../refusal.ts';
import { asWritten } from './slip-number.ts';
import { tellCase, type TellNeeds } from './tell-case.ts';

type Needs = TellNeeds & Pick<Deps, 'cases' | 'slips'>;

/** Slips that nobody has closed, the oldest first. */
export const readSlips =
  (deps: Needs) =>
  async (): Promise<{ readonly slips: readonly SlipRow[] }> => ({ slips: await Promise.all((await deps.slips.open()).map((slip) => rowOf(deps, slip))) });

/** A slip that somebody brought, with the true story of its case. @throws {Refusal} not_found */
export const findSlip =
  (deps: Needs) =>
  async (number: string): Promise<SlipView> => {
    const slip = await deps.slips.find(asWritten(number));
    if (slip === null) throw new Refusal('not_found');
    const stored = slip.caseId === null ? null : await deps.cases.load(slip.caseId);
    return { slip: await rowOf(deps, slip), about: stored === null ? null : await tellCase(deps)(stored.recoveryCase) };
  };

async function rowOf({ clock, kiosks }: Needs, { number, createdAt, why, kioskId, closed }: Slip): Promise<SlipRow> {
  const kiosk = await kiosks.kiosk(kioskId);
  return {
    number,
    agoMs: clock.now().getTime() - createdAt.getTime(),
    why: why === 'id-check' ? 'id-check' : 'asked-at-kiosk',
    kiosk: kiosk === null ? null : placeOf(kiosk),
    closedNote: closed === null ? null : closed.note,
  };
}
