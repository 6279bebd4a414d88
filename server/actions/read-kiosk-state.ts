import type { KioskState, KioskView, PurposeOffer } from '../contract/kiosk.ts';
import type { RecoveryCase, StageName } from '../domain/case-state.ts';
import { isKioskGone } from '../domain/case-times.ts';
import { passOffers } from '../domain/pass-policy.ts';
import { proofsOnOffer } from '../domain/proof-policy.ts';
import { PURPOSES } from '../domain/words.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { kioskLimits, kioskView, linksOf, placeOf } from './kiosk-view.ts';
import { Refusal } from './refusal.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'kiosks' | 'directory' | 'policy' | 'settings'>;

/** Stages of which a page that lost its key must hear, to take the case up, to end it, or to say what became of it. */
const LEFT_BEHIND: readonly StageName[] = ['waiting', 'approved', 'lapsed', 'issued', 'shown'];

/** The first screen of a page that was just loaded. Reading changes nothing: a page that is really gone stops its stream. */
export const readKioskState =
  (deps: Needs) =>
  async ({ kioskId }: { readonly kioskId: string }): Promise<KioskState> => {
    const { clock, cases, kiosks, settings } = deps;
    const [kiosk, stored] = await Promise.all([kiosks.kiosk(kioskId), cases.currentOf(kioskId)]);
    if (kiosk === null || kiosk.revoked) throw new Refusal('kiosk_unknown');
    const now = clock.now();
    const isLeftBehind = stored !== null && LEFT_BEHIND.includes(stored.recoveryCase.stage) && !isKioskGone(now, stored.kioskSeenAt);
    return {
      kiosk: placeOf(kiosk),
      limits: kioskLimits(isLeftBehind && stored.recoveryCase.moreTime),
      cloudNotice: settings.cloudNotice,
      addressDomains: deps.policy.addressDomains,
      badgePrefix: deps.policy.badgePrefix,
      view: isLeftBehind ? viewAfterReload(stored.recoveryCase, now, settings) : { step: 'start', purposes: await purposesOnOffer(deps, kiosk.copied), proofs: proofsOnOffer(deps.policy.proofs), links: linksOf(settings) },
    };
  };

/** What was answered to the page before helps this one nothing: it can only end what that page began. */
const viewAfterReload = (recoveryCase: RecoveryCase, now: Date, settings: Deps['settings']): KioskView =>
  recoveryCase.stage === 'waiting' && recoveryCase.approvals.length === 0 ? { step: 'resumable', caseId: recoveryCase.id } : kioskView({ ...recoveryCase, lostMethod: null }, now, settings);

/** While the directory does not answer, or two hold the key of the kiosk, nothing is on offer but the desk. */
async function purposesOnOffer({ directory, policy }: Pick<Deps, 'directory' | 'policy'>, isCopied: boolean): Promise<readonly PurposeOffer[]> {
  try {
    return passOffers(policy, await directory.passPolicy()).map(({ purpose, minutes, once, available }) => ({ purpose, minutes, once, available: available && !isCopied }));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return PURPOSES.map((purpose) => ({ purpose, minutes: policy.passes[purpose].minutes, once: policy.passes[purpose].once, available: false }));
  }
}
