import type { KioskView, PurposeOffer } from '../contract/kiosk.ts';
import { isKioskGone } from '../domain/case-times.ts';
import { passOffers } from '../domain/pass-policy.ts';
import { PURPOSES } from '../domain/words.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { kioskLimits, kioskView, linksOf, placeOf } from './kiosk-view.ts';
import { Refusal } from './refusal.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'kiosks' | 'directory' | 'policy' | 'settings'>;

/** The first screen of a page that was just loaded. Reading changes nothing: a page that is really gone stops its stream. */
export const readKioskState =
  (deps: Needs) =>
  async ({ kioskId }: { readonly kioskId: string }): Promise<KioskView> => {
    const { clock, cases, kiosks, settings } = deps;
    const [kiosk, stored] = await Promise.all([kiosks.kiosk(kioskId), cases.currentOf(kioskId)]);
    if (kiosk === null || kiosk.revoked) throw new Refusal('kiosk_unknown');
    const now = clock.now();
    const place = { kiosk: placeOf(kiosk), cloudNotice: settings.cloudNotice };
    if (stored !== null && !isKioskGone(now, stored.kioskSeenAt)) {
      const { recoveryCase } = stored;
      if (recoveryCase.stage === 'waiting') return { step: 'resumable', caseId: recoveryCase.id, ...place, limits: kioskLimits(recoveryCase.moreTime) };
      if (recoveryCase.stage === 'shown') return kioskView(recoveryCase, now, settings);
    }
    return { step: 'start', ...place, purposes: await purposesOnOffer(deps), limits: kioskLimits(false), links: linksOf(settings) };
  };

/** While the directory does not answer nothing is on offer but the desk. */
async function purposesOnOffer({ directory, policy }: Pick<Deps, 'directory' | 'policy'>): Promise<readonly PurposeOffer[]> {
  try {
    return passOffers(policy.passes, await directory.passPolicy()).map(({ purpose, minutes, once, available }) => ({ purpose, minutes, once, available }));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return PURPOSES.map((purpose) => ({ purpose, minutes: policy.passes[purpose].minutes, once: policy.passes[purpose].once, available: false }));
  }
}
