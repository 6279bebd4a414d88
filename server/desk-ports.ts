import type { Json } from './domain/audit-chain.ts';
import type { Block } from './domain/notices.ts';
import type { Ending } from './domain/words.ts';

/** A block that stands, with the first of the two who are to clear it. */
export interface StandingBlock extends Block {
  readonly id: string;
  readonly at: Date;
  readonly firstClearedBy: string | null;
}

export interface BlockStore {
  isBlocked(personId: string): Promise<boolean>;
  /** The oldest first. */
  standing(): Promise<readonly StandingBlock[]>;
  /** The first of two, with its audit record. False: it does not stand, or somebody has asked before. */
  askToClear(id: string, clerkId: string): Promise<boolean>;
  /** The second, who is another than the first, with its audit record. False: it does not stand, nobody has asked, or it was they. */
  clear(id: string, clerkId: string): Promise<boolean>;
}

/** `copied`: two hold its key, and an operator is to say what became of it. */
export type KioskState = 'in-service' | 'waiting' | 'code-too-old' | 'copied' | 'revoked';

/** A kiosk as the operators list it. */
export interface ListedKiosk {
  readonly name: string;
  readonly site: string;
  readonly floor: string;
  readonly state: KioskState;
  /** The build of the page that it runs; null when it never said. */
  readonly page: string | null;
  /** When its key was registered. */
  readonly keySince: Date | null;
  readonly lastSeenAt: Date | null;
  /** When its newest case was started. */
  readonly lastCaseAt: Date | null;
}

export interface Slip {
  readonly number: string;
  readonly kioskId: string;
  /** The case that it was drawn in, if any: its audit events tell the rest. */
  readonly caseId: string | null;
  /** For the desk alone; never shown at the kiosk. */
  readonly why: string;
  readonly createdAt: Date;
  readonly closed: { readonly at: Date; readonly by: string; readonly note: string } | null;
}

/** Whose hand did something at the desk: a clerk's object id, or the account of the host's command line. */
export type DeskHand = { readonly clerkId: string } | { readonly operator: string };

export interface SlipStore {
  /** The case of an open slip that was drawn to show an identity card; null for any other. */
  forIdCheck(number: string): Promise<string | null>;
  find(number: string): Promise<Slip | null>;
  /** Oldest first, as the desk works through them. */
  open(): Promise<readonly Slip[]>;
  /** With its audit record. False: there is none, or it was closed before. */
  close(number: string, note: string, hand: DeskHand): Promise<boolean>;
  /** @returns the slip's random number. */
  issue(slip: { readonly kioskId: string; readonly caseId: string | null; readonly why: string; readonly at: Date }): Promise<string>;
}

/** An event as read back. `personal` is null when there was none or it was erased. */
export interface AuditRecord {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly personal: Readonly<Record<string, unknown>> | null;
}

/** Events that are no case's, each in a transaction of its own. */
export interface AuditLog {
  /** The events of a case, kiosk or slip, oldest first. */
  of(subject: string): Promise<readonly AuditRecord[]>;
  append(event: { readonly kind: string; readonly subject: string; readonly data: Readonly<Record<string, string | number | boolean | null>>; readonly personal?: Readonly<Record<string, Json>> }): Promise<void>;
}

/** What the desk looks up in records. */
export interface DeskRecords {
  /** Events of people, a case, a kind, since then; the youngest first. `words`: each must not, but one of them must, stand in the personal part. */
  search(asked: { readonly words: readonly string[]; readonly subject: string | null; readonly kind: string; readonly since: Date; readonly limit: number }): Promise<readonly AuditRecord[]>;
  /** Whether the whole log is as it was written. */
  verify(): Promise<{ readonly events: number; readonly faults: readonly { readonly seq: number; readonly what: string }[] }>;
  /** Cases that started since then. */
  startedSince(since: Date): Promise<readonly { readonly startedAt: Date; readonly ending: Ending | null; readonly firstYesAt: Date | null }[]>;
}
