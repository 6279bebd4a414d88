import { sql, type Kysely } from 'kysely';
import type { ManagerMemory } from '../approver-ports.ts';
import { Unavailable } from '../ports.ts';
import type { Database } from './schema.ts';

export const managerMemory = (db: Kysely<Database>): ManagerMemory => ({
  async of(personId) {
    const row = await db.selectFrom('manager_seen').select(['manager_id as managerId', 'since']).where('person_id', '=', personId).executeTakeFirst();
    if (row !== undefined) return row;
    if (!(await isThere(db))) throw new Unavailable('what is known of managers');
    return null;
  },
  isThere: () => isThere(db),
  remember: (links, at) =>
    db.transaction().execute(async (trx) => {
      // One look after the other; readers go on.
      await sql`lock table manager_seen in share row exclusive mode`.execute(trx);
      const since = (await isThere(trx)) ? at : null;
      const people = links.map(({ personId }) => personId);
      const theirs = links.map(({ managerId }) => managerId);
      await sql`
        insert into manager_seen (person_id, manager_id, since)
        select person_id, manager_id, ${since}::timestamptz from unnest(${people}::text[], ${theirs}::text[]) as seen (person_id, manager_id)
        on conflict (person_id) do update set manager_id = excluded.manager_id, since = excluded.since
        where manager_seen.manager_id is distinct from excluded.manager_id`.execute(trx);
      // Who comes back later is new: nobody knows what happened meanwhile.
      await sql`delete from manager_seen where person_id <> all (${people}::text[])`.execute(trx);
    }),
});

const isThere = async (db: Kysely<Database>): Promise<boolean> => (await db.selectFrom('manager_seen').select('person_id').limit(1).executeTakeFirst()) !== undefined;
