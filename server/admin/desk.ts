import type { Kysely } from 'kysely';
import type { AuditEvent } from '../domain/audit-chain.ts';
import type { Policy } from '../domain/policy.ts';
import type { Clock, Directory, KeyRing, Random } from '../ports.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/schema.ts';

/** What every command of the host is given. */
export interface Desk {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: KeyRing;
  /** Who sits at the host, as its operating system says; personal, so it goes where it can be erased. */
  readonly operator: string;
  readonly dataFolder: string;
  /** Only importing badges asks it. Rejects when the configuration for it is not whole. */
  readonly directory: () => Promise<Directory>;
  /** Of the policy file. @throws {ConfigError} when the configuration is not whole. */
  readonly policy: () => Pick<Policy, 'factorWaitMs' | 'deskMail'>;
  /** The build of the kiosk's page that lies beside this program, and that its server gives out; null without one. */
  readonly kioskPage: () => string | null;
  readonly say: (line: string) => void;
}

/** Notes what was done by whom, in the transaction that does it. */
export async function note(desk: Pick<Desk, 'random' | 'operator'>, trx: Parameters<typeof appendAudit>[0], now: Date, ...events: readonly AuditEvent[]): Promise<void> {
  await appendAudit(trx, events.map((event) => ({ ...event, personal: { ...event.personal, operator: desk.operator } })), { now, random: desk.random });
}

/**
 * Text that came from outside, for a terminal: control characters could move the cursor or colour the screen, and
 * invisible ones turn the writing round, so both are shown as what they are (ASVS 16.4.1).
 */
export const plain = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);

/** Columns side by side, two blanks between. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(plain));
  const widths = cells.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
  return cells.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()).join('\n');
}

export const when = (instant: Date | null): string => (instant === null ? '-' : `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
