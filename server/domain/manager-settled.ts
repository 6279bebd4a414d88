import { MANAGER_SETTLED_MS } from './limits.ts';

/** Whose manager is who, as it was last seen. */
export interface SeenManager {
  readonly managerId: string | null;
  /** Null: as long as we know. */
  readonly since: Date | null;
}

/**
 * Whether this has been their manager long enough for an attacker's change to be noticed. Whom nobody has seen yet, and
 * whoever has another manager than when last seen, changed just now: a memory that is old errs to the safe side.
 */
export const isSettled = (seen: SeenManager | null, managerId: string | null, now: Date): boolean =>
  seen !== null && seen.managerId === managerId && (seen.since === null || now.getTime() - seen.since.getTime() >= MANAGER_SETTLED_MS);
