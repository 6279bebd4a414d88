import type { FiguresView } from '../../contract/desk.ts';
import { DESK_FIGURES_MS } from '../../domain/limits.ts';
import type { DeskRecords } from '../../desk-ports.ts';
import type { Deps } from '../../ports.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Ends of the bands. */
const BANDS_MS = [MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS] as const;

/** Cases of the last day by hour and ending, and how long the first yes took. */
export const readFigures =
  (deps: Pick<Deps, 'clock'> & { readonly records: Pick<DeskRecords, 'startedSince'> }) =>
  async (): Promise<FiguresView> => {
    const now = deps.clock.now().getTime();
    const started = await deps.records.startedSince(new Date(now - DESK_FIGURES_MS));
    const hours = Array.from({ length: DESK_FIGURES_MS / HOUR_MS }, (_, at) => {
      const startsAgoMs = DESK_FIGURES_MS - at * HOUR_MS;
      const endings: Partial<Record<keyof FiguresView['hours'][number]['endings'], number>> = {};
      for (const { startedAt, ending } of started) {
        const agoMs = now - startedAt.getTime();
        if (agoMs > startsAgoMs || agoMs <= startsAgoMs - HOUR_MS) continue;
        endings[ending ?? 'open'] = (endings[ending ?? 'open'] ?? 0) + 1;
      }
      return { startsAgoMs, endings };
    });
    const taken = started.flatMap(({ startedAt, firstYesAt }) => (firstYesAt === null ? [] : [firstYesAt.getTime() - startedAt.getTime()])).toSorted((a, b) => a - b);
    return {
      hours,
      toApproval: {
        count: taken.length,
        medianMs: taken[Math.floor((taken.length - 1) / 2)] ?? null,
        bands: [...BANDS_MS.map((end) => ({ underMs: end, count: taken.filter((ms) => ms < end).length })), { underMs: null, count: taken.length }],
      },
    };
  };
