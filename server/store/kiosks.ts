import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { KIOSK_ENROL_MS } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import type { ListedKiosk } from '../desk-ports.ts';
import type { KeyRing, Kiosk as KnownKiosk, Random } from '../ports.ts';
import type { Database, KioskTable } from './schema.ts';

/** As it is kept: with the instants behind what the port says of it. */
export interface Kiosk extends Omit<KnownKiosk, 'revoked' | 'copied'> {
  readonly createdAt: Date;
  readonly enrolledAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly revokedAt: Date | null;
  readonly copiedAt: Date | null;
}

/** What an operator looks after. */
export interface KioskOnList extends Kiosk {
  readonly lastCaseAt: Date | null;
  /** The build of its page; null when it never said. */
  readonly page: string | null;
}

export type NewKiosk = Pick<Kiosk, 'name' | 'site' | 'floor' | 'deskPhone'>;

/** 128 bit in groups of four, without letters that look alike (Crockford's base 32). */
const CODE_BYTES = 16;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HASH_LABEL = 'kiosk-enrolment';

/** Registers a kiosk that has no key yet. The code is said here once and kept only as keyed hash. Null: the name is taken. */
export async function addKiosk(
  trx: Kysely<Database>, kiosk: NewKiosk, { now, random, keys }: { readonly now: Date; readonly random: Random; readonly keys: KeyRing },
): Promise<{ readonly id: string; readonly code: Secret<string> } | null> {
  const id = random.id();
  const code = spell(random.bytes(CODE_BYTES));
  const added = await trx.insertInto('kiosk')
    .values({
      id,
      name: kiosk.name,
      site: kiosk.site,
      floor: kiosk.floor,
      desk_phone: kiosk.deskPhone,
      created_at: now,
      enrol_code_hash: keys.mac(HASH_LABEL, bare(code)),
      enrol_expires_at: new Date(now.getTime() + KIOSK_ENROL_MS),
    })
    .onConflict((conflict) => conflict.column('name').where('revoked_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added === undefined ? null : { id, code: new Secret(code) };
}

/**
 * Gives the kiosk with this code its key. One statement, so that of two that hold the same code one wins.
 * Null: no such code, used before, too late, revoked, or the key is registered already.
 */
export async function enrolKiosk(
  trx: Kysely<Database>, { code, keyThumbprint }: { readonly code: string; readonly keyThumbprint: string }, { now, keys }: { readonly now: Date; readonly keys: KeyRing },
): Promise<Kiosk | null> {
  const known = await trx.selectFrom('kiosk').select('id').where('key_thumbprint', '=', keyThumbprint).executeTakeFirst();
  if (known !== undefined) return null;
  const row = await trx.updateTable('kiosk')
    .set({ key_thumbprint: keyThumbprint, enrolled_at: now, enrol_code_hash: null, enrol_expires_at: null })
    .where('enrol_code_hash', '=', keys.mac(HASH_LABEL, bare(code)))
    .where('enrol_expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The list of kiosks says to the minute when each was heard of; a write for every call would say no more. */
const SEEN_EVERY_MS = 60_000;

/** The kiosk whose key this is, noted as heard of; null when there is none or it was revoked. */
export async function kioskByKey(db: Kysely<Database>, keyThumbprint: string, now: Date): Promise<Kiosk | null> {
  const row = await db.selectFrom('kiosk').select(COLUMNS).where('key_thumbprint', '=', keyThumbprint).where('revoked_at', 'is', null).executeTakeFirst();
  if (row === undefined) return null;
  if (row.last_seen_at === null || now.getTime() - row.last_seen_at.getTime() >= SEEN_EVERY_MS) await db.updateTable('kiosk').set({ last_seen_at: now }).where('id', '=', row.id).execute();
  return fromRow(row);
}

/** Whether a kiosk has or had this key. */
export async function isKioskKey(db: Kysely<Database>, keyThumbprint: string): Promise<boolean> {
  return (await db.selectFrom('kiosk').select('id').where('key_thumbprint', '=', keyThumbprint).executeTakeFirst()) !== undefined;
}

/** Also of a revoked one: cases and slips outlive it. */
export async function kioskById(db: Kysely<Database>, id: string): Promise<Kiosk | null> {
  const row = await db.selectFrom('kiosk').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** How far a kiosk is with being set up. */
export function kioskState({ enrolledAt, revokedAt, copiedAt, createdAt }: Kiosk, now: Date): ListedKiosk['state'] {
  if (revokedAt !== null) return 'revoked';
  if (copiedAt !== null) return 'copied';
  if (enrolledAt !== null) return 'in-service';
  return now.getTime() - createdAt.getTime() < KIOSK_ENROL_MS ? 'waiting' : 'code-too-old';
}

/** Newest last. */
export async function listKiosks(db: Kysely<Database>): Promise<readonly KioskOnList[]> {
  const rows = await db.selectFrom('kiosk').select(COLUMNS).select('page')
    .select((kiosk) => kiosk.selectFrom('recovery_case').select((one) => one.fn.max('started_at').as('at')).whereRef('kiosk_id', '=', 'kiosk.id').as('last_case_at'))
    .orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({ ...fromRow(row), lastCaseAt: row.last_case_at, page: row.page }));
}

/** Gives a kiosk in service or waiting another name, by name or id. Null: there is none. `taken`: another has that name. */
export async function renameKiosk(trx: Kysely<Database>, nameOrId: string, name: string): Promise<Kiosk | 'taken' | null> {
  const holder = await trx.selectFrom('kiosk').select('id').where('name', '=', name).where('revoked_at', 'is', null).executeTakeFirst();
  if (holder !== undefined) return 'taken';
  const row = await trx.updateTable('kiosk').set({ name }).where(isNamed(nameOrId)).where('revoked_at', 'is', null).returning(COLUMNS).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export const isNamed = (nameOrId: string) => (kiosk: ExpressionBuilder<Database, 'kiosk'>) => kiosk.or([kiosk('name', '=', nameOrId), kiosk('id', '=', nameOrId)]);

/** Takes the kiosk out of service for good, by name or id. Null: nothing in service has that name. */
export async function revokeKiosk(trx: Kysely<Database>, nameOrId: string, now: Date): Promise<Kiosk | null> {
  const row = await trx.updateTable('kiosk')
    .set({ revoked_at: now, enrol_code_hash: null, enrol_expires_at: null })
    .where(isNamed(nameOrId))
    .where('revoked_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Without the hash of a code. */
const COLUMNS = ['id', 'name', 'site', 'floor', 'desk_phone', 'created_at', 'enrolled_at', 'last_seen_at', 'revoked_at', 'copied_at'] as const;

const fromRow = (row: Pick<Selectable<KioskTable>, (typeof COLUMNS)[number]>): Kiosk => ({
  id: row.id,
  name: row.name,
  site: row.site,
  floor: row.floor,
  deskPhone: row.desk_phone,
  createdAt: row.created_at,
  enrolledAt: row.enrolled_at,
  lastSeenAt: row.last_seen_at,
  revokedAt: row.revoked_at,
  copiedAt: row.copied_at,
});

/** 26 letters of 5 bit, in groups of four. */
function spell(bytes: Uint8Array): string {
  let bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let left = bytes.length * 8; left > 0; left -= 5) {
    text = `${LETTERS.charAt(Number(bits & 31n))}${text}`;
    bits >>= 5n;
  }
  return text.replace(/.{4}(?=.)/g, '$&-');
}

/** A code as it was said, however it was typed: any case, with or without groups, O for 0, I and L for 1. */
const bare = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
