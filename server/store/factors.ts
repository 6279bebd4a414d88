import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { FactorKind } from '../domain/factor-kinds.ts';
import { FACTOR_FAILURES_BEFORE_END, FACTOR_FAILURES_BEFORE_WAIT, FACTOR_WAIT_MS, FACTORS_PER_PERSON } from '../domain/limits.ts';
import { anyOf } from './any-of.ts';
import type { Database, FactorTable } from './schema.ts';

interface Sealed {
  readonly keyId: string;
  readonly text: string;
}

const COLUMNS = ['id', 'person_id', 'kind', 'name', 'sealed', 'key_id', 'created_at', 'usable_at', 'last_step', 'sign_count', 'failures', 'wait_until'] as const;

function stored(row: Pick<Selectable<FactorTable>, (typeof COLUMNS)[number]>) {
  const { name, usable_at: usableAt, key_id: keyId } = row;
  if (name === null || usableAt === null || keyId === null) throw new TypeError('An enrolment is no factor');
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    name,
    sealed: { keyId, text: row.sealed },
    createdAt: row.created_at,
    usableAt,
    lastStep: row.last_step,
    signCount: row.sign_count,
    failures: row.failures,
    waitUntil: row.wait_until,
  };
}
type StoredFactor = ReturnType<typeof stored>;

/** Every write is one statement of its own, so that no rollback of a caller's can take a failure back. */
export const factorStore = (db: Kysely<Database>) => {
  /** A success takes the failures off every factor that was tried with it. */
  const forgive = async (tried: readonly string[]): Promise<void> => {
    await db.updateTable('factor').set({ failures: 0, wait_until: null }).where('id', '=', anyOf(tried)).execute();
  };

  return {
    /** What the person has, oldest first; those that are used up too. */
    async of(personId: string): Promise<StoredFactor[]> {
      const rows = await db.selectFrom('factor').select(COLUMNS)
        .where('person_id', '=', personId).where('confirmed_at', 'is not', null).where('revoked_at', 'is', null)
        .orderBy('confirmed_at').orderBy('id').execute();
      return rows.map(stored);
    },

    /** Counts a failure on each factor of the kind that may be tried now, before anything is checked. @returns those, as counted. */
    async countTry(personId: string, kind: FactorKind, now: Date): Promise<StoredFactor[]> {
      const rows = await db.updateTable('factor')
        .set({
          failures: sql`failures + 1`,
          wait_until: sql`case when failures + 1 = ${FACTOR_FAILURES_BEFORE_WAIT} then ${new Date(now.getTime() + FACTOR_WAIT_MS)}::timestamptz else wait_until end`,
        })
        .where('person_id', '=', personId).where('kind', '=', kind).where('usable_at', '<=', now).where('revoked_at', 'is', null)
        .where('failures', '<', FACTOR_FAILURES_BEFORE_END)
        .where((on) => on.or([on('wait_until', 'is', null), on('wait_until', '<=', now)]))
        .returning(COLUMNS).execute();
      return rows.map(stored);
    },

    /** Accepts a time step once: false when this step or a younger one was accepted before, or the factor was revoked. */
    async spendStep(id: string, step: number, usedFor: string, tried: readonly string[]): Promise<boolean> {
      const spent = await db.updateTable('factor')
        .set({ last_step: step, last_used_for: usedFor })
        .where('id', '=', id).where('last_step', '<', step).where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (spent.numUpdatedRows !== 1n) return false;
      await forgive(tried);
      return true;
    },

    /** Takes a passkey's count: false when it does not rise though both sides count (WebAuthn level 3, 7.2 step 22), or the factor was revoked. */
    async spendCount(id: string, signCount: number, usedFor: string, tried: readonly string[]): Promise<boolean> {
      const spent = await db.updateTable('factor')
        .set({ sign_count: signCount, last_used_for: usedFor })
        .where('id', '=', id).where('revoked_at', 'is', null)
        .where(sql<boolean>`(sign_count < ${signCount} or sign_count = 0 or ${signCount} = 0)`)
        .executeTakeFirst();
      if (spent.numUpdatedRows !== 1n) return false;
      await forgive(tried);
      return true;
    },

    /** An older one of the same person that was not finished is void. */
    async beginEnrolment(row: { readonly id: string; readonly personId: string; readonly kind: FactorKind; readonly sealed: Sealed; readonly at: Date; readonly until: Date }): Promise<void> {
      await db.deleteFrom('factor').where('confirmed_at', 'is', null)
        .where((on) => on.or([on('enrol_until', '<=', row.at), on('person_id', '=', row.personId)])).execute();
      await db.insertInto('factor').values({
        id: row.id, person_id: row.personId, kind: row.kind, sealed: row.sealed.text, key_id: row.sealed.keyId, created_at: row.at, enrol_until: row.until,
      }).execute();
    },

    /** What was sealed for an enrolment under way, with one try counted; null when it is not this person's, over, or guessed at too often. */
    async countEnrolmentTry(id: string, personId: string, kind: FactorKind, now: Date): Promise<Sealed | null> {
      const row = await db.updateTable('factor').set({ failures: sql`failures + 1` })
        .where('id', '=', id).where('person_id', '=', personId).where('kind', '=', kind).where('confirmed_at', 'is', null)
        .where('enrol_until', '>', now).where('failures', '<', FACTOR_FAILURES_BEFORE_WAIT)
        .returning(['sealed', 'key_id']).executeTakeFirst();
      return row?.key_id == null ? null : { keyId: row.key_id, text: row.sealed };
    },

    async putChallenge(row: { readonly requestId: string; readonly personId: string; readonly challenge: string; readonly until: Date }, now: Date): Promise<void> {
      const { requestId: request_id, personId: person_id, challenge, until } = row;
      await db.deleteFrom('factor_challenge').where('until', '<=', now).execute();
      await db.insertInto('factor_challenge').values({ request_id, person_id, challenge, until })
        .onConflict((on) => on.column('request_id').doUpdateSet({ person_id, challenge, until })).execute();
    },

    /** Of many who take it at once one gets it. */
    async takeChallenge(requestId: string, personId: string, now: Date): Promise<string | null> {
      const taken = await db.deleteFrom('factor_challenge')
        .where('request_id', '=', requestId).where('person_id', '=', personId)
        .returning(['challenge', 'until']).executeTakeFirst();
      return taken === undefined || taken.until <= now ? null : taken.challenge;
    },
  };
};

/** What a revoked factor keeps: nothing that could open or be found. */
const wiped = (at: Date) => ({ revoked_at: at, sealed: '', key_id: null, credential_id: null });

type Proof = { readonly kind: 'totp'; readonly step: number } | { readonly kind: 'passkey'; readonly credentialId: string; readonly signCount: number };

const proven = (proof: Proof) =>
  proof.kind === 'totp' ? { last_step: proof.step } : { credential_id: proof.credentialId, sign_count: proof.signCount };

/** Changes of whose factors there are, in a transaction that also says so in the audit log. */
export const factorChanges = (trx: Transaction<Database>) => ({
  /** Makes the enrolment a factor, once. @returns those of its kind that go because the person may have no more, the oldest first. */
  async confirm(id: string, { name, at, usableAt, sealed, as }: { readonly name: string; readonly at: Date; readonly usableAt: Date; readonly sealed: Sealed; readonly as: Proof }): Promise<readonly string[] | 'over' | 'taken'> {
    if (as.kind === 'passkey' && (await trx.selectFrom('factor').select('id').where('credential_id', '=', as.credentialId).executeTakeFirst()) !== undefined) return 'taken';
    const row = await trx.updateTable('factor')
      .set({ ...proven(as), sealed: sealed.text, key_id: sealed.keyId, name, confirmed_at: at, usable_at: usableAt, failures: 0 })
      .where('id', '=', id).where('kind', '=', as.kind).where('confirmed_at', 'is', null).where('enrol_until', '>', at)
      .returning('person_id').executeTakeFirst();
    if (row === undefined) return 'over';
    const surplus = trx.selectFrom('factor').select('id')
      .where('person_id', '=', row.person_id).where('kind', '=', as.kind).where('confirmed_at', 'is not', null).where('revoked_at', 'is', null)
      .orderBy('confirmed_at', 'desc').orderBy('id').offset(FACTORS_PER_PERSON);
    const gone = await trx.updateTable('factor').set(wiped(at)).where('id', 'in', surplus).returning('id').execute();
    return gone.map((each) => each.id);
  },

  async rename(id: string, personId: string, name: string): Promise<boolean> {
    const renamed = await trx.updateTable('factor').set({ name })
      .where('id', '=', id).where('person_id', '=', personId).where('revoked_at', 'is', null).where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    return renamed.numUpdatedRows === 1n;
  },

  /** Ends a factor and wipes what was sealed. Null: not this person's, or ended before. */
  async revoke(id: string, personId: string, at: Date): Promise<FactorKind | null> {
    const ended = await trx.updateTable('factor').set(wiped(at))
      .where('id', '=', id).where('person_id', '=', personId).where('revoked_at', 'is', null).where('confirmed_at', 'is not', null)
      .returning('kind').executeTakeFirst();
    return ended?.kind ?? null;
  },

  /** Ends every factor of a person, and an enrolment under way. @returns the factors that this ended. */
  async revokeAll(personId: string, at: Date): Promise<readonly { readonly id: string; readonly kind: FactorKind }[]> {
    await trx.deleteFrom('factor').where('person_id', '=', personId).where('confirmed_at', 'is', null).execute();
    return trx.updateTable('factor').set(wiped(at)).where('person_id', '=', personId).where('revoked_at', 'is', null).returning(['id', 'kind']).execute();
  },
});
