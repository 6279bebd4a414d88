import type { Kysely, Transaction } from 'kysely';
import type { AuditEvent } from './domain/audit-chain.ts';
import type { FactorChange } from './own-factors.ts';
import type { ProofReplay } from './kiosk-proof/verify-proof.ts';
import type { AuditLog, BlockStore, SlipStore } from './desk-ports.ts';
import type { BadgeStore, Clock, Kiosk, KeyRing, KioskStore, Mail, NoticeStore, Random, RecoveryCodeStore } from './ports.ts';
import type { Ping, PushPhoneStore } from './reach-ports.ts';
import { PUSH_PHONES } from './domain/limits.ts';
import { appendAudit, auditOf } from './store/audit-log.ts';
import { badgeHash, holderOf } from './store/badges.ts';
import { askToClear, clearBlock, isBlocked, standingBlocks } from './store/blocks.ts';
import { queueMail, queuePing } from './store/due.ts';
import { factorChanges } from './store/factors.ts';
import { failedTriesOf, forgetFailedTries } from './store/failed-tries.ts';
import { enrolKiosk, isKioskKey, kioskById, kioskByKey, kioskState, listKiosks, type Kiosk as KioskRow } from './store/kiosks.ts';
import { changeMark, holdsMark, noteCopied } from './store/kiosk-marks.ts';
import { addPhone, phonesOf, removePhone, removePhonesOf, targetOf } from './store/push-phones.ts';
import { addNotMe, findNotMe, spendNotMe } from './store/not-me.ts';
import { noteProof } from './store/proof-replay.ts';
import type { Database } from './store/schema.ts';
import { codeHash, codesOf, replaceCodes, spendCode } from './store/recovery-codes.ts';
import { closeSlip, drawSlip, openSlips, slipByNumber } from './store/slips.ts';

/** What every part of the house is built from. */
export interface HouseParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: KeyRing;
}

export interface HousePorts {
  readonly audit: AuditLog;
  readonly badges: BadgeStore;
  readonly recoveryCodes: RecoveryCodeStore;
  readonly blocks: BlockStore;
  readonly notices: NoticeStore;
  readonly pushPhones: PushPhoneStore;
  readonly kiosks: KioskStore;
  readonly slips: SlipStore;
  readonly replay: ProofReplay;
  /** Events of one change with the mails and pings that tell of it. */
  readonly record: (events: readonly AuditEvent[], mails: readonly Mail[], pings?: readonly Ping[]) => Promise<void>;
  /** A change of somebody's factors, with what it says of itself, or nothing. */
  readonly changeFactors: FactorChange;
  /** In service alone. */
  readonly kioskByKey: (keyThumbprint: string) => Promise<Kiosk | null>;
  /** False alike for a code that is wrong, used or too old, and for a key that has a kiosk. */
  readonly enrolKiosk: (code: string, keyThumbprint: string) => Promise<boolean>;
}

const asPort = (row: KioskRow | null): Kiosk | null =>
  row === null ? null : { id: row.id, name: row.name, site: row.site, floor: row.floor, deskPhone: row.deskPhone, revoked: row.revokedAt !== null, copied: row.copiedAt !== null };

/** What is no case's: kiosks, badges, slips and the audit log, each change with its audit record in one transaction. */
export function housePorts({ db, clock, random, keys }: HouseParts): HousePorts {
  const tell = async (trx: Transaction<Database>, events: readonly AuditEvent[], mails: readonly Mail[], pings: readonly Ping[] = []): Promise<void> => {
    const now = clock.now();
    for (const mail of mails) await queueMail(trx, random.id(), mail, { now, keys });
    for (const ping of pings) await queuePing(trx, random.id(), ping, { now, keys });
    await appendAudit(trx, events, { now, random });
  };
  const changeBlock = (what: 'clearing-asked' | 'cleared', id: string, clerkId: string, change: (trx: Transaction<Database>) => Promise<string | null>): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const personId = await change(trx);
      if (personId !== null) await tell(trx, [{ kind: `block.${what}`, subject: id, data: {}, personal: { personId, clerkId } }], []);
      return personId !== null;
    });
  const record: HousePorts['record'] = (events, mails, pings) => db.transaction().execute((trx) => tell(trx, events, mails, pings));
  return {
    audit: { append: (event) => record([event], []), of: (subject) => auditOf(db, subject) },
    record,
    changeFactors: (change) =>
      db.transaction().execute(async (trx) => {
        const { result, events, mails = [] } = await change(factorChanges(trx));
        await tell(trx, events, mails);
        return result;
      }),
    replay: {
      firstTime: async (keyThumbprint, jti, keepUntil) => {
        // A key of nobody's can only enrol, with a code that works once: strangers must not fill the table.
        if (!(await isKioskKey(db, keyThumbprint))) return true;
        const now = clock.now();
        return noteProof(db, { keyThumbprint, jti }, { now, keepMs: keepUntil.getTime() - now.getTime() });
      },
    },
    badges: {
      hashOf: (serial) => badgeHash(keys, serial),
      holderOf: (serialHash) => holderOf(db, serialHash),
    },
    recoveryCodes: {
      hashOf: (code) => codeHash(keys, code),
      spend: (personId, hash, caseId) => spendCode(db, { personId, hash, caseId }, { keys, now: clock.now() }),
      replace: (personId, codes, usableAt, mails) =>
        db.transaction().execute(async (trx) => {
          await replaceCodes(trx, personId, codes.reveal(), { keys, now: clock.now(), usableAt });
          await tell(trx, [{ kind: 'recovery-codes.made', subject: 'recovery-codes', data: { count: codes.reveal().length }, personal: { personId } }], mails);
        }),
      of: (personId) => codesOf(db, personId),
    },
    blocks: {
      isBlocked: (personId) => isBlocked(db, personId),
      standing: () => standingBlocks(db),
      askToClear: (id, clerkId) => changeBlock('clearing-asked', id, clerkId, (trx) => askToClear(trx, id, clerkId)),
      clear: (id, clerkId) => changeBlock('cleared', id, clerkId, (trx) => clearBlock(trx, id, clerkId, clock.now())),
    },
    notices: {
      offer: (tokenHash, link, mails) =>
        db.transaction().execute(async (trx) => {
          await addNotMe(trx, tokenHash, link, clock.now());
          await tell(trx, [], mails);
        }),
      find: (tokenHash) => findNotMe(db, tokenHash, clock.now()),
      spend: (tokenHash, link, alarm) =>
        db.transaction().execute(async (trx) => {
          const isFirst = await spendNotMe(trx, tokenHash, link, { now: clock.now(), random });
          if (isFirst) await tell(trx, [{ kind: 'alarm.not-me', subject: link.caseId, data: {}, personal: { personId: link.personId } }], alarm);
          return isFirst;
        }),
      failedTries: (personId) => failedTriesOf(db, personId),
      tellTries: (tries, mails) =>
        db.transaction().execute(async (trx) => {
          await forgetFailedTries(trx, tries);
          await tell(trx, [], mails);
        }),
    },
    pushPhones: {
      of: (personId) => phonesOf(db, personId, clock.now()),
      target: (id, personId) => targetOf(db, id, personId, { now: clock.now(), keys }),
      add: (personId, phone) =>
        db.transaction().execute(async (trx) => {
          const id = random.id();
          const isAdded = await addPhone(trx, personId, phone, { id, now: clock.now(), most: PUSH_PHONES, keys });
          if (isAdded) await tell(trx, [{ kind: 'push.added', subject: id, data: {}, personal: { personId } }], []);
          return isAdded;
        }),
      remove: (personId, id, why) =>
        db.transaction().execute(async (trx) => {
          const isGone = await removePhone(trx, id, personId);
          if (isGone) await tell(trx, [{ kind: 'push.removed', subject: id, data: { why }, personal: { personId } }], []);
          return isGone;
        }),
      removeAll: (personId) =>
        db.transaction().execute(async (trx) => {
          const gone = await removePhonesOf(trx, personId);
          await tell(trx, gone.map((id) => ({ kind: 'push.removed', subject: id, data: { why: 'factors-gone' }, personal: { personId } })), []);
        }),
    },
    kiosks: {
      kiosk: async (id) => asPort(await kioskById(db, id)),
      list: async () => (await listKiosks(db)).map((row) => ({ name: row.name, site: row.site, floor: row.floor, keySince: row.enrolledAt, lastSeenAt: row.lastSeenAt, lastCaseAt: row.lastCaseAt, page: row.page, state: kioskState(row, clock.now()) })),
      changeMark: (id, offer, alarm) =>
        db.transaction().execute(async (trx) => {
          if (await changeMark(trx, id, offer, keys)) return;
          if (await noteCopied(trx, id, clock.now())) await tell(trx, [{ kind: 'kiosk.copied', subject: id, data: {} }], alarm);
        }),
      holdsMark: (id, mark) => holdsMark(db, id, mark, keys),
    },
    slips: {
      forIdCheck: async (number) => {
        const slip = await slipByNumber(db, number);
        return slip?.why === 'id-check' && slip.closed === null ? slip.caseId : null;
      },
      find: (number) => slipByNumber(db, number),
      open: () => openSlips(db),
      close: (number, note, hand) =>
        db.transaction().execute(async (trx) => {
          const by = 'clerkId' in hand ? hand.clerkId : hand.operator;
          const isClosed = await closeSlip(trx, number, { by, note, now: clock.now() });
          if (isClosed) await tell(trx, [{ kind: 'slip.closed', subject: number, data: {}, personal: { note, ...hand } }], []);
          return isClosed;
        }),
      issue: ({ kioskId, caseId, why, at }) =>
        db.transaction().execute(async (trx) => {
          const number = await drawSlip(trx, { kioskId, caseId, why }, { now: at, random });
          await appendAudit(trx, [{ kind: 'slip.drawn', subject: number, data: { kioskId, caseId, why } }], { now: at, random });
          return number;
        }),
    },
    kioskByKey: async (keyThumbprint) => asPort(await kioskByKey(db, keyThumbprint, clock.now())),
    enrolKiosk: (code, keyThumbprint) =>
      db.transaction().execute(async (trx) => {
        const now = clock.now();
        const kiosk = await enrolKiosk(trx, { code, keyThumbprint }, { now, keys });
        if (kiosk === null) return false;
        await appendAudit(trx, [{ kind: 'kiosk.enrolled', subject: kiosk.id, data: { keyThumbprint } }], { now, random });
        return true;
      }),
  };
}
