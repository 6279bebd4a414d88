import type { Holder } from '../domain/approvers.ts';
import type { Fact } from '../domain/gate.ts';
import { isSettled } from '../domain/manager-settled.ts';
import type { Deps } from '../ports.ts';
import { fact } from './fact.ts';

export type LinkSources = Pick<Deps, 'clock' | 'directory' | 'managers' | 'policy'>;

/** Whose manager is who, each asked for once a call, and whether they have been so for a while. */
export interface ManagerLinks {
  readonly of: (personId: string) => Promise<Fact<Holder>>;
  readonly isSettled: (personId: string) => Promise<Fact<boolean>>;
}

export function managerLinks({ clock, directory, managers, policy }: LinkSources): ManagerLinks {
  const asked = new Map<string, Promise<Fact<Holder>>>();
  const of = (personId: string): Promise<Fact<Holder>> => {
    const reading = asked.get(personId) ?? fact<Holder>(directory.managerOf(personId));
    asked.set(personId, reading);
    return reading;
  };
  return {
    of,
    isSettled: async (personId) => {
      if (!policy.newManagerNeedsSecond) return true;
      const [manager, seen] = await Promise.all([of(personId), fact(managers.of(personId))]);
      if (manager === 'unknown' || seen === 'unknown') return 'unknown';
      return isSettled(seen, manager.kind === 'person' ? manager.person.id : null, clock.now());
    },
  };
}
