import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Notes a proof of possession (RFC 9449 section 11.1). False: this key has used this `jti` before. Hashed, since a
 * caller chooses its length. Keep it for as long as the proof could be accepted again: the life of a nonce.
 */
export async function noteProof(
  db: Kysely<Database>,
  { keyThumbprint, jti }: { readonly keyThumbprint: string; readonly jti: string },
  { now, keepMs }: { readonly now: Date; readonly keepMs: number },
): Promise<boolean> {
  const row = await db.insertInto('proof_replay')
    .values({ key_thumbprint: keyThumbprint, jti_hash: createHash('sha256').update(jti).digest('base64url'), keep_until: new Date(now.getTime() + keepMs) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('jti_hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what could not be accepted any more. */
export async function pruneProofs(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('proof_replay').where('keep_until', '<', now).execute();
}
