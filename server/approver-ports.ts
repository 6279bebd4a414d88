import type { SeenManager } from './domain/manager-settled.ts';

/** Whose manager is who. Null: nobody. */
export interface ManagerLink {
  readonly personId: string;
  readonly managerId: string | null;
}

/** What we ourselves saw of the directory, since it does not say when a manager was set. */
export interface ManagerMemory {
  /** As of the last look; null when that did not find the person. @throws {Unavailable} before the first look came to its end. */
  of(personId: string): Promise<SeenManager | null>;
  /** Whether a look ever came to its end. */
  isThere(): Promise<boolean>;
  /** Takes the place of what was known; whoever is new, or has another manager, has them since `at`. The first look of all dates nothing. */
  remember(links: readonly ManagerLink[], at: Date): Promise<void>;
}
