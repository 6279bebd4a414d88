import { timingSafeEqual } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { RecoveryCase } from '../domain/case-state.ts';
import type { KeyedHash, StoredCase } from '../ports.ts';
import type { RecoveryCaseTable } from './schema.ts';

/** The row is not what we wrote: somebody changed it past the server. */
export class TamperedCase extends Error {
  readonly code = 'tampered_case';
}

/** What a case is read from; a sealed pass is asked for by itself. */
export const CASE_COLUMNS = ['id', 'kiosk_id', 'start_nonce', 'version', 'state', 'mac', 'page_seen_at', 'started_at', 'stage', 'is_real', 'person_id', 'intent_at', 'pass_id'] as const;

type Row = Pick<Selectable<RecoveryCaseTable>, (typeof CASE_COLUMNS)[number]>;
type Columns = Omit<Insertable<RecoveryCaseTable>, 'page_seen_at' | 'sealed_pass'>;

/** A case as columns. The MAC binds the text to its row and version, so that no row can be edited or exchanged unnoticed. */
export function toColumns(recoveryCase: RecoveryCase, version: number, keyedHash: KeyedHash): Columns {
  const state = JSON.stringify(recoveryCase);
  return {
    id: recoveryCase.id,
    kiosk_id: recoveryCase.kioskId,
    start_nonce: recoveryCase.startNonce,
    version,
    state,
    mac: macOf(keyedHash, recoveryCase.id, version, state),
    started_at: recoveryCase.startedAt,
    stage: recoveryCase.stage,
    is_real: recoveryCase.subject.kind === 'real',
    person_id: recoveryCase.person?.id ?? null,
    intent_at: recoveryCase.issue?.intentAt ?? null,
    pass_id: recoveryCase.issue?.passId ?? null,
  };
}

/**
 * The columns beside the text find cases and keep two of one person apart, so they are held against it too: a row that
 * is found under a wrong request, kiosk or stage is no row of ours. @throws {TamperedCase}
 */
export function fromRow(row: Row, keyedHash: KeyedHash): StoredCase {
  const { id, version, state, mac, page_seen_at: kioskSeenAt } = row;
  if (!isSame(macOf(keyedHash, id, version, state), mac)) throw new TamperedCase(`Case ${id} was changed past the server.`);
  const recoveryCase = JSON.parse(state, revive) as RecoveryCase;
  const columns = Object.entries(toColumns(recoveryCase, version, keyedHash));
  for (const [name, value] of columns) {
    const stored: unknown = row[name as keyof Columns];
    const isAsWritten = value instanceof Date ? stored instanceof Date && stored.getTime() === value.getTime() : stored === value;
    if (!isAsWritten) throw new TamperedCase(`Case ${id} was changed past the server: ${name}.`);
  }
  return { recoveryCase, version, kioskSeenAt };
}

const isSame = (right: string, found: string): boolean => right.length === found.length && timingSafeEqual(Buffer.from(right), Buffer.from(found));

const macOf = (keyedHash: KeyedHash, id: string, version: number, state: string): string => keyedHash('case-row', `${id}:${version}:${state}`);

/** Instants are the fields whose names end in `At`, alone or in a list. */
function revive(key: string, value: unknown): unknown {
  if (!key.endsWith('At')) return value;
  if (typeof value === 'string') return new Date(value);
  return Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? new Date(each) : each)) : value;
}
