import type { Kysely, Transaction } from 'kysely';
import type { DeputyStore } from '../approver-ports.ts';
import type { AuditEvent } from '../domain/audit-chain.ts';
import { goneSubject, type Deputy } from '../domain/deputies.ts';
import type { MailText } from '../domain/mail-texts.ts';
import { Secret } from '../domain/secret.ts';
import type { Clock, KeyRing, Random } from '../ports.ts';
import { appendAudit } from './audit-log.ts';
import { queueMail, queueWorkAnew } from './due.ts';
import type { Database } from './schema.ts';

interface Parts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: KeyRing;
}

/** Its place for the key ring. */
const place = (managerId: string): string => `deputy/${managerId}/sealed`;

export function deputyStore({ db, clock, random, keys }: Parts): DeputyStore {
  const open = (managerId: string, sealed: string): Deputy => {
    const { namedAt, usableAt, ...deputy } = JSON.parse(keys.decrypt(place(managerId), sealed).reveal()) as Omit<Deputy, 'namedAt' | 'usableAt'> & { readonly namedAt: string; readonly usableAt: string };
    return { ...deputy, namedAt: new Date(namedAt), usableAt: new Date(usableAt) };
  };
  const seal = (managerId: string, deputy: Deputy): string => keys.encrypt(place(managerId), new Secret(JSON.stringify(deputy)));
  const write = async (trx: Transaction<Database>, mails: readonly MailText[]): Promise<void> => {
    for (const mail of mails) await queueMail(trx, random.id(), mail, { now: clock.now(), keys });
  };
  const tell = async (trx: Transaction<Database>, event: AuditEvent, mails: readonly MailText[]): Promise<void> => {
    await write(trx, mails);
    await appendAudit(trx, [event], { now: clock.now(), random });
  };
  /** Takes whoever stands there now away, to be told. @returns whether there was somebody, fit or not. */
  const clear = async (trx: Transaction<Database>, managerId: string): Promise<boolean> => {
    const row = await trx.deleteFrom('deputy').where('manager_id', '=', managerId).returning('sealed').executeTakeFirst();
    if (row === undefined) return false;
    const { deputyId } = open(managerId, row.sealed);
    if (deputyId !== null) await queueWorkAnew(trx, 'deputy-gone', goneSubject(managerId, deputyId), clock.now());
    return true;
  };
  return {
    of: async (managerId) => {
      const row = await db.selectFrom('deputy').select('sealed').where('manager_id', '=', managerId).executeTakeFirst();
      return row === undefined ? null : open(managerId, row.sealed);
    },
    name: (managerId, deputy, mails) =>
      db.transaction().execute(async (trx) => {
        await clear(trx, managerId);
        await trx.insertInto('deputy').values({ manager_id: managerId, sealed: seal(managerId, deputy) }).execute();
        await queueWorkAnew(trx, 'deputy-named', managerId, clock.now());
        await tell(trx, { kind: 'deputy.named', subject: 'deputy', data: { usableAt: deputy.usableAt.toISOString() }, personal: { managerId, address: deputy.address } }, mails);
      }),
    takeBack: (managerId, mails) =>
      db.transaction().execute(async (trx) => {
        if (await clear(trx, managerId)) await tell(trx, { kind: 'deputy.taken-back', subject: 'deputy', data: {}, personal: { managerId } }, mails);
      }),
    tell: (mails) => db.transaction().execute((trx) => write(trx, mails)),
    settle: (managerId, before, found, mails) =>
      db.transaction().execute(async (trx) => {
        const row = await trx.selectFrom('deputy').select('sealed').where('manager_id', '=', managerId).forUpdate().executeTakeFirst();
        const now = row === undefined ? null : open(managerId, row.sealed);
        if (now?.address !== before.address || now.namedAt.getTime() !== before.namedAt.getTime() || now.deputyId !== null) return;
        if ('why' in found) {
          await tell(trx, { kind: 'deputy.unfit', subject: 'deputy', data: { why: found.why }, personal: { managerId } }, []);
          return;
        }
        await trx.updateTable('deputy').set({ sealed: seal(managerId, { ...now, deputyId: found.deputyId }) }).where('manager_id', '=', managerId).execute();
        await tell(trx, { kind: 'deputy.found', subject: 'deputy', data: {}, personal: { managerId, deputyId: found.deputyId } }, mails);
      }),
  };
}
