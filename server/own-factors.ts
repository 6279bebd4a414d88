import { Refusal } from './actions/refusal.ts';
import type { AuditEvent } from './domain/audit-chain.ts';
import { offeredFactorKinds, type FactorKind, type FactorPolicy } from './domain/factor-kinds.ts';
import { factorMails, type FactorChange as ChangeKind } from './domain/factor-mail.ts';
import { Unavailable, type Clock, type Directory, type Mail } from './ports.ts';
import type { OwnFactors } from './routes/approve/factors.ts';
import { checkNewPasskey, startPasskey } from './second-factor/enrol-passkey.ts';
import { checkEnrolment, startEnrolment } from './second-factor/enrol-totp.ts';
import type { Confirmation, FactorChanges, FactorDeps } from './second-factor/factor-port.ts';
import { ownFactors } from './second-factor/own-factors.ts';

/** Makes a change with the audit records and mails that tell of it: all or nothing. */
export type FactorChange = <T>(change: (factors: FactorChanges) => Promise<{ readonly result: T; readonly events: readonly AuditEvent[]; readonly mails?: readonly Mail[] }>) => Promise<T>;

export interface OwnFactorParts {
  readonly clock: Clock;
  readonly factors: FactorDeps;
  readonly policy: FactorPolicy;
  readonly directory: Pick<Directory, 'person'>;
  readonly changeFactors: FactorChange;
  /** Queues mails; none of them waits for an answer. */
  readonly queueMails: (mails: readonly Mail[]) => Promise<void>;
  /** Every session of the person but the one that asks. */
  readonly endSessions: (personId: string, exceptIdHash: string | null) => Promise<void>;
  /** Tells none of the person's phones any more. */
  readonly forgetPhones: (personId: string) => Promise<void>;
  /** Takes back what was approved with these factors and not yet shown. */
  readonly withdrawApprovals: (personId: string, factorIds: readonly string[]) => Promise<void>;
}

/** What the desk does for somebody on the telephone. */
export interface DeskRevocation {
  /** @returns how many factors went. */
  readonly revokeFactorsOf: (personId: string, clerkId: string) => Promise<number>;
}

/**
 * Changes of one's own factors, each with its audit record in one transaction and a mail to every address of the person,
 * so that a thief's enrolment is noticed: without addresses there is no enrolment, while a revocation waits for nothing.
 * What was approved with a factor and not yet shown falls with it, at once and, should that fail, at the gate.
 */
export function ownFactorCalls({ clock, factors, policy, directory, changeFactors, queueMails, endSessions, forgetPhones, withdrawApprovals }: OwnFactorParts): OwnFactors & DeskRevocation {
  const kinds = offeredFactorKinds(policy);
  const demandOffered = (kind: FactorKind): void => {
    if (!kinds.includes(kind)) throw new Refusal('factor_not_allowed');
  };
  const mailsTo = async (personId: string, kind: FactorKind, change: ChangeKind): Promise<readonly Mail[]> => {
    const person = await directory.person(personId);
    if (person === null) throw new Unavailable('the person');
    return factorMails(person, kind, change);
  };
  const tellRevoked = async (personId: string, gone: ReadonlySet<FactorKind>): Promise<void> => {
    for (const kind of gone) await queueMails(await mailsTo(personId, kind, 'revoked').catch(() => []));
  };
  const confirm = async (personId: string, enrolmentId: string, confirmation: Confirmation, mails: readonly Mail[]): Promise<void> => {
    const { kind } = confirmation.as;
    const replaced = await changeFactors(async (changes) => {
      const gone = await changes.confirm(enrolmentId, confirmation);
      if (gone === 'over') throw new Refusal('wrong_state');
      if (gone === 'taken') throw new Refusal('passkey_refused');
      return { result: gone, events: [event('enrolled', enrolmentId, kind, personId), ...gone.map((id) => event('revoked', id, kind, personId))], mails };
    });
    if (replaced.length === 0) return;
    await withdrawApprovals(personId, replaced);
    await tellRevoked(personId, new Set([kind]));
  };
  const revokeAll = async (personId: string, exceptIdHash: string | null, by: { readonly clerkId?: string }): Promise<number> => {
    const revoked = await changeFactors(async (changes) => {
      const ended = await changes.revokeAll(personId, clock.now());
      return { result: ended, events: ended.map(({ id, kind }) => event('revoked', id, kind, personId, by)) };
    });
    await endSessions(personId, exceptIdHash);
    await forgetPhones(personId);
    await withdrawApprovals(personId, revoked.map(({ id }) => id));
    await tellRevoked(personId, new Set(revoked.map(({ kind }) => kind)));
    return revoked.length;
  };
  return {
    kinds,
    list: ownFactors(factors),
    start: ({ personId, displayName }) => {
      demandOffered('totp');
      return startEnrolment(factors)({ id: personId, displayName });
    },
    confirm: async ({ personId }, asked) => {
      demandOffered('totp');
      const mails = await mailsTo(personId, 'totp', 'enrolled');
      const checked = await checkEnrolment(factors)(personId, asked);
      if (checked === 'wrong') throw new Refusal('enrol_code_wrong');
      if (checked === 'gone') throw new Refusal('wrong_state');
      await confirm(personId, asked.enrolmentId, checked, mails);
    },
    startPasskey: ({ personId, displayName }) => startPasskey(factors)({ id: personId, displayName }),
    confirmPasskey: async ({ personId }, asked) => {
      const mails = await mailsTo(personId, 'passkey', 'enrolled');
      const checked = await checkNewPasskey(factors)(personId, asked);
      if (checked === 'malformed') throw new Refusal('bad_request');
      if (checked === 'refused') throw new Refusal('passkey_refused');
      if (checked === 'gone') throw new Refusal('wrong_state');
      await confirm(personId, asked.enrolmentId, checked, mails);
    },
    rename: async ({ personId }, factorId, name) => {
      await changeFactors(async (changes) => {
        if (!(await changes.rename(factorId, personId, name))) throw new Refusal('not_found');
        return { result: undefined, events: [{ kind: 'factor.renamed', subject: factorId, data: {}, personal: { personId } }] };
      });
    },
    revoke: async ({ personId }, factorId) => {
      const kind = await changeFactors(async (changes) => {
        const ended = await changes.revoke(factorId, personId, clock.now());
        if (ended === null) throw new Refusal('not_found');
        return { result: ended, events: [event('revoked', factorId, ended, personId)] };
      });
      await withdrawApprovals(personId, [factorId]);
      await tellRevoked(personId, new Set([kind]));
    },
    phoneGone: async ({ personId, idHash }) => {
      await revokeAll(personId, idHash, {});
    },
    revokeFactorsOf: (personId, clerkId) => revokeAll(personId, null, { clerkId }),
  };
}

const event = (change: ChangeKind, factorId: string, kind: FactorKind, personId: string, by: { readonly clerkId?: string } = {}): AuditEvent => ({ kind: `factor.${change}`, subject: factorId, data: { kind }, personal: { personId, ...by } });
