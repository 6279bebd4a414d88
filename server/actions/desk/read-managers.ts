import type { UnreadyManager } from '../../contract/desk.ts';
import { offeredFactorKinds } from '../../domain/factor-kinds.ts';
import { DESK_REFUSED, DESK_REFUSED_FOR_MS } from '../../domain/limits.ts';
import type { DeskRecords } from '../../desk-ports.ts';
import type { Deps, Person } from '../../ports.ts';

type Needs = Pick<Deps, 'clock' | 'audit' | 'directory' | 'factors' | 'policy'> & { readonly records: Pick<DeskRecords, 'search'> };

/**
 * Managers for want of whose factor somebody was refused lately, who still have none that can be used: to be told
 * before the next of their people stands at a kiosk. @throws {Unavailable}
 */
export const readManagers =
  (deps: Needs) =>
  async (): Promise<{ readonly managers: readonly UnreadyManager[] }> => {
    const now = deps.clock.now();
    const refused = await deps.records.search({ words: [], subject: null, kind: 'case.turned-decoy', since: new Date(now.getTime() - DESK_REFUSED_FOR_MS), limit: DESK_REFUSED });
    const found = new Map<string, { readonly manager: Person; readonly times: Date[] }>();
    for (const { subject, at } of refused.filter(({ data }) => data['reason'] === 'approver-no-factor')) {
      const manager = await managerOfCase(deps, subject);
      if (manager === null) continue;
      const known = found.get(manager.id) ?? { manager, times: [] };
      known.times.push(at);
      found.set(manager.id, known);
    }
    const rows = await Promise.all(
      [...found.values()].map(async ({ manager, times }) => ({
        status: await deps.factors.status(manager.id, offeredFactorKinds(deps.policy.factors)),
        row: { who: manager.displayName, address: manager.userPrincipalName, refused: times.length, lastAgoMs: now.getTime() - Math.max(...times.map((at) => at.getTime())) },
      })),
    );
    return { managers: rows.filter(({ status }) => status !== 'ready').map(({ row }) => row) };
  };

/** Whoever is the manager now of whom the case was started for; null once the log has forgotten whom, or there is none. */
async function managerOfCase({ audit, directory }: Needs, caseId: string): Promise<Person | null> {
  const address = (await audit.of(caseId)).find(({ kind }) => kind === 'case.started')?.personal?.['address'];
  const person = typeof address === 'string' ? await directory.findPerson(address) : null;
  const manager = person === null ? null : await directory.managerOf(person.id);
  return manager?.kind === 'person' ? manager.person : null;
}
