import type { Kysely } from 'kysely';
import type { KeyRing } from '../ports.ts';
import { anyOf } from './any-of.ts';
import type { Database } from './schema.ts';

/** Chip serials have 32 bit and more, which is little enough to try: hence a keyed hash, never a bare one. */
export const badgeHash = (keys: KeyRing, serial: string): string => keys.mac('badge', serial.toUpperCase());

/** Object id of who holds this badge now; null when nobody does. */
export async function holderOf(db: Kysely<Database>, serialHash: string): Promise<string | null> {
  const row = await db.selectFrom('badge').select('person_id').where('serial_hash', '=', serialHash).where('revoked_at', 'is', null).executeTakeFirst();
  return row?.person_id ?? null;
}

export type BadgeBinding = 'bound' | 'already' | 'taken';

export interface Badge {
  readonly serialHash: string;
  readonly personId: string;
}

/**
 * Binds badges to persons, each badge once. `taken`: it is somebody else's and must be revoked first; one that was
 * revoked may be bound anew. @returns what became of each, in order.
 */
export async function bindBadges(trx: Kysely<Database>, badges: readonly Badge[], now: Date): Promise<readonly BadgeBinding[]> {
  if (badges.length === 0) return [];
  // In one order, whoever binds: two that bind the same badges wait for each other, and not each for the other.
  const rows = badges.map(({ serialHash, personId }) => ({ serial_hash: serialHash, person_id: personId, bound_at: now })).sort((one, other) => (one.serial_hash < other.serial_hash ? -1 : 1));
  const bound = await trx.insertInto('badge')
    .values(rows)
    .onConflict((conflict) => conflict.column('serial_hash').doUpdateSet((row) => ({ person_id: row.ref('excluded.person_id'), bound_at: now, revoked_at: null })).where('badge.revoked_at', 'is not', null))
    .returning('serial_hash')
    .execute();
  const isBound = new Set(bound.map(({ serial_hash: hash }) => hash));
  const others = badges.filter(({ serialHash }) => !isBound.has(serialHash)).map(({ serialHash }) => serialHash);
  const held = others.length === 0 ? [] : await trx.selectFrom('badge').select(['serial_hash', 'person_id']).where('serial_hash', '=', anyOf(others)).where('revoked_at', 'is', null).execute();
  const holder = new Map(held.map((row) => [row.serial_hash, row.person_id]));
  return badges.map(({ serialHash, personId }) => {
    if (isBound.has(serialHash)) return 'bound';
    return holder.get(serialHash) === personId ? 'already' : 'taken';
  });
}

export interface BadgeHolder {
  readonly personId: string;
  readonly badges: number;
  readonly lastBoundAt: Date;
}

/** Who holds badges: the serials themselves are not known here. */
export async function listBadgeHolders(db: Kysely<Database>): Promise<readonly BadgeHolder[]> {
  return db.selectFrom('badge').where('revoked_at', 'is', null).groupBy('person_id').orderBy('person_id')
    .select((row) => ['person_id as personId', row.cast<number>(row.fn.countAll(), 'integer').as('badges'), row.fn.max('bound_at').as('lastBoundAt')])
    .execute();
}

/** Revokes one badge. False: it was not bound. */
export async function revokeBadge(trx: Kysely<Database>, serialHash: string, now: Date): Promise<boolean> {
  return (await revoke(trx, 'serial_hash', serialHash, now)) > 0;
}

/** Revokes all that a person holds. @returns how many. */
export function revokeBadgesOf(trx: Kysely<Database>, personId: string, now: Date): Promise<number> {
  return revoke(trx, 'person_id', personId, now);
}

async function revoke(trx: Kysely<Database>, column: 'serial_hash' | 'person_id', is: string, now: Date): Promise<number> {
  const rows = await trx.updateTable('badge').set({ revoked_at: now }).where(column, '=', is).where('revoked_at', 'is', null).returning('serial_hash').execute();
  return rows.length;
}
