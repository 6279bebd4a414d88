import type { Deputy, UnfitReason } from './domain/deputies.ts';
import type { MailText } from './domain/mail-texts.ts';
import type { SeenManager } from './domain/manager-settled.ts';

/** Whose manager is who. Null: nobody. */
export interface ManagerLink {
  readonly personId: string;
  readonly managerId: string | null;
}

/** A group whose members count for something here. */
export interface GuardedGroup {
  /** Then none but its owners and Privileged Role Administrators change its members, and no group is a member (Entra, groups-concept). */
  readonly isAssignableToRole: boolean;
  readonly memberIds: readonly string[];
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

/** Whom managers named to vouch in their place. Each change with its audit record, mails and what is to be done next in one transaction. */
export interface DeputyStore {
  /** @throws when the row was changed past the server. */
  of(managerId: string): Promise<Deputy | null>;
  /** In the place of any other. Whoever was named is looked up later, and whoever was before is told. */
  name(managerId: string, deputy: Deputy, mails: readonly MailText[]): Promise<void>;
  /** Queues mails. */
  tell(mails: readonly MailText[]): Promise<void>;
  takeBack(managerId: string, mails: readonly MailText[]): Promise<void>;
  /** What the look-up found, unless somebody else was named meanwhile. `why`: not fit to be one. */
  settle(managerId: string, before: Deputy, found: { readonly deputyId: string } | { readonly why: UnfitReason }, mails: readonly MailText[]): Promise<void>;
}
