import { sql, type Kysely } from 'kysely';
import { changeCase } from './actions/change-case.ts';
import { CHECKPOINT_LABEL } from './audit/checkpoint.ts';
import { checkpointFile } from './audit/checkpoint-file.ts';
import { findPutBack, RESTORED, type PutBack } from './audit/put-back.ts';
import type { JsonObject } from './domain/audit-chain.ts';
import { checkpointKey } from './domain/audit-checkpoint.ts';
import { restoredDeskMails } from './domain/restored-mail.ts';
import type { HouseParts } from './house-ports.ts';
import { appendAudit } from './store/audit-log.ts';
import { caseStore } from './store/cases.ts';
import { queueFactorWaits, queueMail } from './store/due.ts';
import type { Database } from './store/schema.ts';
import { openCases, takeAway, type TakenAway } from './store/take-away.ts';

/** Any number, the same in every instance: of several that find the same restore one deals with it. */
const LOCK = 8_217_045;

interface Parts extends HouseParts {
  readonly dataFolder: string;
  /** How long a factor that counts as new waits. */
  readonly factorWaitMs: number;
  readonly deskMail: string | null;
}

/** Who says that the database was put back: the checkpoint file, or a person at the host. */
export type Said = PutBack | { readonly operator: string };

/**
 * Ends what an older database grants again, writes it into the log, and tells the desk and everybody whose factors now
 * wait (docs/decisions/0028). Cases end first, each by itself: a run that dies is begun anew by the next one, since only
 * the last transaction says that it was dealt with.
 *
 * @returns what was taken away; null when another instance has dealt with it meanwhile
 */
export async function dealWithRestore(parts: Parts, said: Said): Promise<(TakenAway & { readonly cases: number }) | null> {
  const { db, clock, random, keys } = parts;
  const cases = caseStore({ db, random, keys, keyedHash: (label, value) => keys.mac(label, value) });
  const ids = await openCases(db);
  for (const id of ids) await changeCase({ clock, cases })(id, { type: 'void' });
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
    if (!('operator' in said) && (await putBackOf(parts, trx)) === null) return null;
    const now = clock.now();
    const taken = await takeAway(trx, now, parts.factorWaitMs);
    for (const personId of taken.factorOwners) await queueFactorWaits(trx, personId, now);
    for (const mail of restoredDeskMails(parts.deskMail)) await queueMail(trx, random.id(), mail, { now, keys });
    const { factorOwners, ...counts } = taken;
    const data: JsonObject = { ...('operator' in said ? {} : { signed: said.signed, head: said.head }), cases: ids.length, ...counts, factorOwners: factorOwners.length };
    await appendAudit(trx, [{ kind: RESTORED, subject: 'database', data, ...('operator' in said && { personal: { operator: said.operator } }) }], { now, random });
    return { ...taken, cases: ids.length };
  });
}

const putBackOf = ({ keys, dataFolder }: Parts, db: Kysely<Database>): Promise<PutBack | null> =>
  findPutBack(db, { key: checkpointKey(keys.seed(CHECKPOINT_LABEL)), file: checkpointFile(dataFolder) });

/** Looks whether the database was put back, and deals with it. Before anything else is done: at the start and in every sweep. */
export const watchForRestore = (parts: Parts, warn: (found: PutBack) => void) => async (): Promise<void> => {
  const found = await putBackOf(parts, parts.db);
  if (found === null) return;
  warn(found);
  await dealWithRestore(parts, found);
};
