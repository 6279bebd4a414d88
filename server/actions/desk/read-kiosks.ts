import type { KioskRow } from '../../contract/desk.ts';
import type { Deps } from '../../ports.ts';

/** Every kiosk that was ever added, the newest last. */
export const readKiosks =
  ({ clock, kiosks, settings }: Pick<Deps, 'clock' | 'kiosks' | 'settings'>) =>
  async (): Promise<{ readonly kiosks: readonly KioskRow[] }> => {
    const now = clock.now().getTime();
    const ago = (instant: Date | null): number | null => (instant === null ? null : Math.max(0, now - instant.getTime()));
    const rows = await kiosks.list();
    return { kiosks: rows.map(({ name, site, floor, state, keySince, lastSeenAt, lastCaseAt, page }) => ({ name, site, floor, state, keyAgeMs: ago(keySince), seenAgoMs: ago(lastSeenAt), caseAgoMs: ago(lastCaseAt), page: pageAge(page, settings.kioskPage) })) };
  };

const pageAge = (page: string | null, served: string | null): KioskRow['page'] => (page === null ? null : page === served ? 'current' : 'other');
