import type { KioskRow } from '../../contract/desk.ts';
import type { Deps } from '../../ports.ts';

/** Every kiosk that was ever added, the newest last. */
export const readKiosks =
  ({ clock, kiosks }: Pick<Deps, 'clock' | 'kiosks'>) =>
  async (): Promise<{ readonly kiosks: readonly KioskRow[] }> => {
    const now = clock.now().getTime();
    const ago = (instant: Date | null): number | null => (instant === null ? null : Math.max(0, now - instant.getTime()));
    const rows = await kiosks.list();
    return { kiosks: rows.map(({ name, site, floor, state, keySince, lastSeenAt, lastCaseAt }) => ({ name, site, floor, state, keyAgeMs: ago(keySince), seenAgoMs: ago(lastSeenAt), caseAgoMs: ago(lastCaseAt) })) };
  };
