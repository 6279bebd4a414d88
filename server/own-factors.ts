import { Refusal } from './actions/refusal.ts';
import type { AuditEvent } from './domain/audit-chain.ts';
import { factorMails, type FactorChange as ChangeKind } from './domain/factor-mail.ts';
import { Unavailable, type Clock, type Directory, type Mail } from './ports.ts';
import type { OwnFactors } from './routes/approve/factors.ts';
import { checkEnrolment, startEnrolment } from './second-factor/enrol.ts';
import type { FactorChanges, FactorDeps } from './second-factor/factor-port.ts';
import { ownFactors } from './second-factor/own-factors.ts';

/** Makes a change with the audit records and mails that tell of it: all or nothing. */
export type FactorChange = <T>(change: (factors: FactorChanges) => Promise<{ readonly result: T; readonly events: readonly AuditEvent[]; readonly mails?: readonly Mail[] }>) => Promise<T>;

export interface OwnFactorParts {
  readonly clock: Clock;
  readonly factors: FactorDeps;
  readonly directory: Pick<Directory, 'person'>;
  readonly changeFactors: FactorChange;
  /** Queues mails; none of them waits for an answer. */
  readonly queueMails: (mails: readonly Mail[]) => Promise<void>;
  /** Every session of the person but the one that asks. */
  readonly endSessions: (personId: string, exceptIdHash: string) => Promise<void>;
  /** Takes back what was approved with these factors and not yet shown. */
  readonly withdrawApprovals: (personId: string, factorIds: readonly string[]) => Promise<void>;
}

/**
 * Changes of one's own factors, each with its audit record in one transaction and a mail to every address of the person,
 * so that a thief's enrolment is noticed: without addresses there is no enrolment, while a revocation waits for nothing.
 * What was approved with a factor and not yet shown falls with it, at once and, should that fail, at the gate.
 */
export function ownFactorCalls({ clock, factors, directory, changeFactors, queueMails, endSessions, withdrawApprovals }: OwnFactorParts): OwnFactors {
  const mailsTo = async (personId: string, change: ChangeKind): Promise<readonly Mail[]> => {
    const person = await directory.person(personId);
    if (person === null) throw new Unavailable('the person');
    return factorMails(person, change);
  };
  const tellRevoked = async (personId: string): Promise<void> => {
    await queueMails(await mailsTo(personId, 'revoked').catch(() => []));
  };
  return {
    list: ownFactors(factors),
    start: ({ personId, displayName }) => startEnrolment(factors)({ id: personId, displayName }),
    confirm: async ({ personId }, asked) => {
      const mails = await mailsTo(personId, 'enrolled');
      const checked = await checkEnrolment(factors)(personId, asked);
      if (checked === 'wrong') throw new Refusal('enrol_code_wrong');
      if (checked === 'gone') throw new Refusal('wrong_state');
      await changeFactors(async (changes) => {
        if (!(await changes.confirm(asked.enrolmentId, checked))) throw new Refusal('wrong_state');
        return { result: undefined, events: [event('enrolled', asked.enrolmentId, personId)], mails };
      });
    },
    revoke: async ({ personId }, factorId) => {
      await changeFactors(async (changes) => {
        if (!(await changes.revoke(factorId, personId, clock.now()))) throw new Refusal('not_found');
        return { result: undefined, events: [event('revoked', factorId, personId)] };
      });
      await withdrawApprovals(personId, [factorId]);
      await tellRevoked(personId);
    },
    phoneGone: async ({ personId, idHash }) => {
      const revoked = await changeFactors(async (changes) => {
        const ids = await changes.revokeAll(personId, clock.now());
        return { result: ids, events: ids.map((id) => event('revoked', id, personId)) };
      });
      await endSessions(personId, idHash);
      await withdrawApprovals(personId, revoked);
      await tellRevoked(personId);
    },
  };
}

const event = (change: ChangeKind, factorId: string, personId: string): AuditEvent => ({ kind: `factor.${change}`, subject: factorId, data: {}, personal: { personId } });
