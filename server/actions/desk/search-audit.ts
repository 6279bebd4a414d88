import type { AuditView, SearchAudit } from '../../contract/desk.ts';
import { DESK_EVENTS, VERDICT_KEPT_MS } from '../../domain/limits.ts';
import type { DeskRecords } from '../../desk-ports.ts';
import type { Deps } from '../../ports.ts';

const HOUR_MS = 3_600_000;

type Needs = Pick<Deps, 'clock' | 'directory'> & { readonly records: Pick<DeskRecords, 'search' | 'verify'> };

/** Looks into the audit log, and says whether the whole of it is as it was written. */
export function searchAudit(deps: Needs) {
  const verdict = keptVerdict(deps);
  return async ({ person, caseId, kind, hours }: SearchAudit): Promise<AuditView> => {
    const words = await wordsFor(deps, person.trim());
    const since = new Date(deps.clock.now().getTime() - hours * HOUR_MS);
    const found = await deps.records.search({ words, subject: caseId === '' ? null : caseId, kind, since, limit: DESK_EVENTS + 1 });
    return {
      rows: found.slice(0, DESK_EVENTS).map(({ seq, at, kind: of, subject, data, personal }) => ({
        seq, at: at.toISOString(), kind: of, subject, data: JSON.stringify(data), personal: personal === null ? null : JSON.stringify(personal),
      })),
      more: found.length > DESK_EVENTS,
      verdict: await verdict(),
    };
  };
}

/** The log names people by their ids, and claimants by what was typed. A directory that does not answer leaves what was typed. */
async function wordsFor({ directory }: Needs, typed: string): Promise<readonly string[]> {
  if (typed === '') return [];
  if (!typed.includes('@')) return [typed];
  const person = await directory.findPerson(typed).catch(() => null);
  return person === null ? [typed] : [typed, person.id];
}

function keptVerdict({ clock, records }: Needs): () => Promise<AuditView['verdict']> {
  let kept: { readonly at: Date; readonly verdict: Awaited<ReturnType<DeskRecords['verify']>> } | null = null;
  return async () => {
    const now = clock.now();
    if (kept === null || now.getTime() - kept.at.getTime() >= VERDICT_KEPT_MS) kept = { at: now, verdict: await records.verify() };
    const { events, faults } = kept.verdict;
    return { events, faults: faults.slice(0, 20), agoMs: Math.max(0, now.getTime() - kept.at.getTime()) };
  };
}
