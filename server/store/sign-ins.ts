import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

type SignInFor = 'view' | 'fresh' | 'enrol' | 'desk';

/** Sign-ins under way, each given out once. */
export const signInStore = (db: Kysely<Database>) => ({
  async put(begun: { readonly idHash: string; readonly why: SignInFor; readonly returnTo: string; readonly expiresAt: Date }, now: Date): Promise<void> {
    await db.deleteFrom('sign_in').where('expires_at', '<=', now).execute();
    await db.insertInto('sign_in').values({ id_hash: begun.idHash, why: begun.why, return_to: begun.returnTo, expires_at: begun.expiresAt }).execute();
  },

  async take(idHash: string, now: Date): Promise<{ why: SignInFor; returnTo: string } | null> {
    const taken = await db.deleteFrom('sign_in').where('id_hash', '=', idHash).returning(['why', 'return_to', 'expires_at']).executeTakeFirst();
    return taken === undefined || taken.expires_at <= now ? null : { why: taken.why, returnTo: taken.return_to };
  },
});
