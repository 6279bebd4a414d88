import { createHash, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { detailHash, linkHash } from '../domain/audit-chain.ts';
import { openCheckpoint, type ChainPoint, type Checkpoint } from '../domain/audit-checkpoint.ts';
import type { Database } from '../store/schema.ts';
import { ERASED } from './erase-personal.ts';

/** Something in the log is not as it was written. `seq`: the first number that is wrong. */
export interface Fault {
  readonly seq: number;
  readonly what: string;
}

export interface Verdict {
  readonly events: number;
  readonly checkpoints: number;
  /** Empty: the log is whole. First come the earliest. */
  readonly faults: readonly Fault[];
}

const PAGE = 5_000;
/** What the chain begins from: the default of audit_head.hash. */
const GENESIS = createHash('sha256').update('vouch audit log').digest();

interface Row {
  readonly seq: number;
  readonly body: string;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly personal: string | null;
}

/**
 * Reads the whole log and says what does not fit: a changed, added, missing or moved event, changed or vanished
 * personal details, a cut tail or an older log put back (against the checkpoints of database and file).
 * In one snapshot, so a log in use can be verified.
 */
export async function verifyAudit(db: Kysely<Database>, { key, fromFile }: { readonly key: KeyObject; readonly fromFile: readonly (Checkpoint | null)[] }): Promise<Verdict> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
    const head = await trx.selectFrom('audit_head').select(['log_id', 'seq', 'hash']).executeTakeFirst();
    const fromDatabase = await trx.selectFrom('audit_checkpoint').select(['body', 'signature']).orderBy('seq').execute();
    const { points, faults } = openAll([...fromDatabase, ...fromFile], key);
    for (const { logId, seq } of points.values()) if (head !== undefined && logId !== head.log_id) faults.push({ seq, what: 'a checkpoint belongs to another log' });

    const walk = new Walk(points);
    for (;;) {
      const rows: readonly Row[] = await trx.selectFrom('audit_event').leftJoin('audit_personal', 'audit_personal.seq', 'audit_event.seq')
        .where('audit_event.seq', '>', walk.lastRead).orderBy('audit_event.seq').limit(PAGE)
        .select(['audit_event.seq', 'audit_event.body', 'audit_event.hash', 'audit_personal.salt', 'audit_personal.body as personal'])
        .execute();
      for (const row of rows) walk.step(row);
      if (rows.length < PAGE) break;
    }
    faults.push(...walk.end(head ?? { seq: 0, hash: GENESIS }));
    faults.sort((one, other) => one.seq - other.seq);
    return { events: walk.events, checkpoints: points.size, faults };
  });
}

function openAll(checkpoints: readonly (Checkpoint | null)[], key: KeyObject): { points: Map<string, ChainPoint>; faults: Fault[] } {
  const points = new Map<string, ChainPoint>();
  const faults: Fault[] = [];
  for (const checkpoint of checkpoints) {
    const point = checkpoint === null ? null : openCheckpoint(checkpoint, key);
    if (point === null) faults.push({ seq: 0, what: 'a checkpoint is not signed by this key' });
    else points.set(`${point.logId}/${point.seq}/${point.hash.toString('hex')}`, point);
  }
  return { points, faults };
}

/** The chain as far as it was followed. After the first broken link only the numbers are still looked at. */
class Walk {
  readonly #expected = new Map<number, Buffer[]>();
  readonly #faults: Fault[] = [];
  readonly #withoutDetails: number[] = [];
  #hash: Buffer = GENESIS;
  #broken = false;
  #erasedUpTo = 0;
  lastRead = -2_147_483_648;
  #next = 1;
  events = 0;

  constructor(points: ReadonlyMap<string, ChainPoint>) {
    for (const { seq, hash } of points.values()) this.#expected.set(seq, [...(this.#expected.get(seq) ?? []), hash]);
  }

  step(row: Row): void {
    this.lastRead = row.seq;
    this.events += 1;
    if (row.seq !== this.#next) this.#break(Math.min(row.seq, this.#next), row.seq > this.#next ? 'is missing' : 'is one too many');
    this.#next = row.seq + 1;
    if (!this.#broken && !linkHash(this.#hash, row.body).equals(row.hash)) this.#break(row.seq, 'does not follow from the one before');
    this.#hash = row.hash;
    const said = readBody(row.body);
    if (said?.seq !== row.seq) {
      this.#break(row.seq, 'says another number');
      return;
    }
    for (const hash of this.#expected.get(row.seq) ?? []) if (!hash.equals(row.hash)) this.#break(row.seq, 'is not what a checkpoint signed');
    this.#expected.delete(row.seq);
    if (said.kind === ERASED) this.#erasedUpTo = Math.max(this.#erasedUpTo, said.data?.upTo ?? 0);
    this.#details(row, said.personal);
  }

  #details(row: Row, expected: string | null): void {
    if (row.salt === null || row.personal === null) {
      if (expected !== null) this.#withoutDetails.push(row.seq);
      return;
    }
    const found = detailHash({ salt: row.salt, body: row.personal }).toString('hex');
    if (found !== expected) this.#faults.push({ seq: row.seq, what: 'has other personal details than were written' });
  }

  end(head: { readonly seq: number; readonly hash: Buffer }): readonly Fault[] {
    const last = this.#next - 1;
    if (head.seq > last) this.#break(last + 1, `is missing, and all up to ${head.seq}`);
    else if (head.seq < last) this.#break(head.seq + 1, 'is one too many');
    else if (!head.hash.equals(this.#hash)) this.#break(last, 'is not where the log says that it ends');
    for (const seq of this.#expected.keys()) if (seq > last) this.#faults.push({ seq: last + 1, what: `is missing: a checkpoint signed ${seq}` });
    for (const seq of this.#withoutDetails) if (seq > this.#erasedUpTo) this.#faults.push({ seq, what: 'has lost its personal details' });
    return this.#faults;
  }

  #break(seq: number, what: string): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#faults.push({ seq, what });
  }
}

interface Said {
  readonly seq: number;
  readonly kind: string;
  readonly personal: string | null;
  readonly data?: { readonly upTo?: number };
}

function readBody(body: string): Said | null {
  try {
    return JSON.parse(body) as Said;
  } catch {
    return null;
  }
}
