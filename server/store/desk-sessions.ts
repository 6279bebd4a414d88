import type { Kysely } from 'kysely';
import { DESK_IDLE_MS, DESK_SESSION_MS } from '../domain/limits.ts';
import type { Clock, Random } from '../ports.ts';
import type { Database } from './schema.ts';
import { cookieDigest, newSessionCookie } from './session-cookie.ts';

/** Who is signed in at the desk, with the app roles of that sign-in. */
export interface DeskSession {
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

/**
 * Sessions at the desk, kept in the database alone and read at each request. They are no approver's: neither table knows
 * the other's cookies.
 */
export const deskSessions = ({ db, clock, random }: { readonly db: Kysely<Database>; readonly clock: Clock; readonly random: Random }) => ({
  /** A new session with a new id, whatever the browser held before. @returns the cookie's value, said once. */
  async open({ personId, displayName, roles }: DeskSession): Promise<string> {
    const cookie = newSessionCookie(random);
    const now = clock.now();
    await db.deleteFrom('desk_session').where('opened_at', '<=', new Date(now.getTime() - DESK_SESSION_MS)).execute();
    await db.insertInto('desk_session').values({
      id_hash: cookieDigest(cookie) ?? '', person_id: personId, display_name: displayName, roles: [...roles], opened_at: now, seen_at: now,
    }).execute();
    return cookie;
  },

  /** The session of a cookie, which this use keeps awake; null when there is none or its time is up. */
  async find(cookie: string): Promise<DeskSession | null> {
    const idHash = cookieDigest(cookie);
    if (idHash === null) return null;
    const now = clock.now();
    const row = await db.updateTable('desk_session').set({ seen_at: now })
      .where('id_hash', '=', idHash)
      .where('opened_at', '>', new Date(now.getTime() - DESK_SESSION_MS))
      .where('seen_at', '>', new Date(now.getTime() - DESK_IDLE_MS))
      .returning(['person_id', 'display_name', 'roles']).executeTakeFirst();
    return row === undefined ? null : { personId: row.person_id, displayName: row.display_name, roles: row.roles };
  },

  async end(cookie: string): Promise<void> {
    const idHash = cookieDigest(cookie);
    if (idHash !== null) await db.deleteFrom('desk_session').where('id_hash', '=', idHash).execute();
  },

  /** Every session of a person. */
  async endAllOf(personId: string): Promise<void> {
    await db.deleteFrom('desk_session').where('person_id', '=', personId).execute();
  },
});
