import type { KioskRow } from '../../contract/desk.ts';
import type { Deps } from '../../ports.ts';

/** Every kiosk that was ever added, the newest last. */
export const readKiosks =
  ({ clock, kiosks }: Pick<Deps, 'clock' | 'kiosks'>) =>
  async (): Promise<{ readonly kiosks: readonly KioskRow[] }> => ({
    kiosks: (await kiosks.list()).map(({ name, site, floor, state, lastSeenAt }) => ({ name, site, floor, state, seenAgoMs: lastSeenAt === null ? null : Math.max(0, clock.now().getTime() - lastSeenAt.getTime()) })),
  });
