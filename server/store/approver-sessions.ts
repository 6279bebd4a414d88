import { sql, type Kysely } from 'kysely';
import { APPROVER_IDLE_MS, APPROVER_SESSION_MS, FRESH_SIGN_IN_MS, PASSKEY_SESSION_MS } from '../domain/limits.ts';
import type { Clock, Random } from '../ports.ts';
import type { Database } from './schema.ts';
import { cookieDigest, newSessionCookie } from './session-cookie.ts';

/** Who is signed in on one phone. */
export interface ApproverSession {
  /** Digest of the cookie: names the session inside the server, opens nothing. */
  readonly idHash: string;
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** Signed in anew for one request, and when; null once that is too long ago. */
  readonly fresh: { readonly requestId: string; readonly at: Date } | null;
  /** Signed in with the context `c1`, for enrolling a factor. */
  readonly mayEnrol: boolean;
}

export interface OpenSession {
  readonly personId: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly why: 'view' | 'fresh' | 'enrol' | 'desk';
  /** The request that this sign-in was made for, if any. */
  readonly requestId: string | null;
}

/**
 * Sessions of approvers, kept in the database alone and read at each request: one that ends has ended everywhere
 * with the next request.
 */
export const approverSessions = (deps: { readonly db: Kysely<Database>; readonly clock: Clock; readonly random: Random }) => {
  const { db, clock, random } = deps;
  const live = (now: Date) =>
    db.updateTable('approver_session')
      .where((on) => on.or([
        on('kept_until', '>', now),
        on.and([on('opened_at', '>', new Date(now.getTime() - APPROVER_SESSION_MS)), on('seen_at', '>', new Date(now.getTime() - APPROVER_IDLE_MS))]),
      ]));

  return {
    /** A new session with a new id, whatever the browser held before. @returns the cookie's value, said once. */
    async open(who: OpenSession): Promise<string> {
      const cookie = newSessionCookie(random);
      const now = clock.now();
      const until = new Date(now.getTime() + FRESH_SIGN_IN_MS);
      await db.deleteFrom('approver_session')
        .where('opened_at', '<=', new Date(now.getTime() - APPROVER_SESSION_MS))
        .where((on) => on.or([on('kept_until', 'is', null), on('kept_until', '<=', now)])).execute();
      await db.insertInto('approver_session').values({
        id_hash: cookieDigest(cookie) ?? '',
        person_id: who.personId,
        display_name: who.displayName,
        roles: [...who.roles],
        opened_at: now,
        seen_at: now,
        fresh_for: who.why === 'fresh' ? who.requestId : null,
        fresh_until: who.why === 'fresh' ? until : null,
        enrol_until: who.why === 'enrol' ? until : null,
      }).execute();
      return cookie;
    },

    /** The session of a cookie, which this use keeps awake; null when there is none or its time is up. */
    async find(cookie: string): Promise<ApproverSession | null> {
      const idHash = cookieDigest(cookie);
      if (idHash === null) return null;
      const now = clock.now();
      const row = await live(now).where('id_hash', '=', idHash).set({ seen_at: now }).returning(['person_id', 'display_name', 'roles', 'opened_at', 'fresh_for', 'fresh_until', 'enrol_until']).executeTakeFirst();
      if (row === undefined) return null;
      return {
        idHash,
        personId: row.person_id,
        displayName: row.display_name,
        roles: row.roles,
        fresh: row.fresh_for !== null && row.fresh_until !== null && row.fresh_until > now ? { requestId: row.fresh_for, at: row.opened_at } : null,
        mayEnrol: row.enrol_until !== null && row.enrol_until > now,
      };
    },

    /**
     * A passkey was used in this session: it lives for 12 hours from its sign-in, under a new id, since it may do more now
     * (ASVS 7.2.4). @returns the cookie's value; null when the session ended meanwhile.
     */
    async keep(idHash: string): Promise<string | null> {
      const cookie = newSessionCookie(random);
      const now = clock.now();
      const kept = await live(now).where('id_hash', '=', idHash)
        .set({ id_hash: cookieDigest(cookie) ?? '', kept_until: sql<Date>`opened_at + ${PASSKEY_SESSION_MS} * interval '1 millisecond'` })
        .returning('id_hash').executeTakeFirst();
      return kept === undefined ? null : cookie;
    },

    async end(cookie: string): Promise<void> {
      const idHash = cookieDigest(cookie);
      if (idHash !== null) await db.deleteFrom('approver_session').where('id_hash', '=', idHash).execute();
    },

    /** Every session of a person, but for the one that asks. */
    async endAllOf(personId: string, exceptIdHash: string | null): Promise<void> {
      const all = db.deleteFrom('approver_session').where('person_id', '=', personId);
      await (exceptIdHash === null ? all : all.where('id_hash', '!=', exceptIdHash)).execute();
    },
  };
};
export type ApproverSessions = ReturnType<typeof approverSessions>;
