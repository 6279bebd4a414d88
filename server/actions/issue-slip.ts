import type { DeskSlip } from '../contract/kiosk.ts';
import { SLIPS_PER_KIOSK } from '../domain/limits.ts';
import type { Deps } from '../ports.ts';
import { placeOf } from './kiosk-view.ts';
import { Refusal } from './refusal.ts';

/** A slip for the desk: on offer to everybody, at every step. @throws {Refusal} kiosk_unknown, too_many */
export const issueSlip =
  ({ clock, random, kiosks, quotas, slips, cases }: Pick<Deps, 'clock' | 'random' | 'kiosks' | 'quotas' | 'slips' | 'cases'>) =>
  async ({ kioskId }: { readonly kioskId: string }): Promise<DeskSlip> => {
    const kiosk = await kiosks.kiosk(kioskId);
    if (kiosk === null || kiosk.revoked) throw new Refusal('kiosk_unknown');
    const at = clock.now();
    if (!(await quotas.take(slipKey(kioskId), random.id(), SLIPS_PER_KIOSK, at))) throw new Refusal('too_many');
    const current = await cases.currentOf(kioskId);
    const number = await slips.issue({ kioskId, caseId: current?.recoveryCase.id ?? null, why: 'asked-at-kiosk', at });
    const { deskPhone, site, floor } = placeOf(kiosk);
    return { number, deskPhone, site, floor };
  };

export const slipKey = (kioskId: string): string => `slip:${kioskId}`;
