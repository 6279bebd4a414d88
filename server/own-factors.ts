import { Refusal } from './actions/refusal.ts';
import type { AuditEvent } from './domain/audit-chain.ts';
import { factorMails, type FactorChange } from './domain/factor-mail.ts';
import { Unavailable, type Directory, type Mail } from './ports.ts';
import type { OwnFactors } from './routes/approve/factors.ts';
import { confirmEnrolment, startEnrolment } from './second-factor/enrol.ts';
import type { FactorDeps } from './second-factor/factor-port.ts';
import { ownFactors, revokeAllFactors, revokeFactor } from './second-factor/own-factors.ts';

export interface OwnFactorParts {
  readonly factors: FactorDeps;
  readonly directory: Pick<Directory, 'person'>;
  /** In one transaction. */
  readonly record: (events: readonly AuditEvent[], mails: readonly Mail[]) => Promise<void>;
  /** Every session of the person but the one that asks. */
  readonly endSessions: (personId: string, exceptIdHash: string) => Promise<void>;
}

/**
 * Changes of one's own factors, each with its audit record and a mail to every address of the person, so that a thief's
 * enrolment is noticed: without addresses there is no enrolment, while a revocation waits for nothing. What was approved
 * and not yet pressed for falls with the factor, since the gate asks for one again before a pass is made.
 */
export function ownFactorCalls({ factors, directory, record, endSessions }: OwnFactorParts): OwnFactors {
  const list = ownFactors(factors);
  const mailsTo = async (personId: string, change: FactorChange): Promise<readonly Mail[]> => {
    const person = await directory.person(personId);
    if (person === null) throw new Unavailable('the person');
    return factorMails(person, change);
  };
  const recordRevoked = async (personId: string, factorIds: readonly string[]): Promise<void> => {
    const mails = await mailsTo(personId, 'revoked').catch(() => []);
    await record(factorIds.map((factorId) => event('revoked', factorId, personId)), mails);
  };
  return {
    list,
    start: ({ personId, displayName }) => startEnrolment(factors)({ id: personId, displayName }),
    confirm: async ({ personId }, asked) => {
      const mails = await mailsTo(personId, 'enrolled');
      const outcome = await confirmEnrolment(factors)(personId, asked);
      if (outcome === 'wrong') throw new Refusal('enrol_code_wrong');
      if (outcome === 'gone') throw new Refusal('wrong_state');
      await record([event('enrolled', asked.enrolmentId, personId)], mails);
    },
    revoke: async ({ personId }, factorId) => {
      if (!(await revokeFactor(factors)(personId, factorId))) throw new Refusal('not_found');
      await recordRevoked(personId, [factorId]);
    },
    phoneGone: async ({ personId, idHash }) => {
      const before = await list(personId);
      await revokeAllFactors(factors)(personId);
      await endSessions(personId, idHash);
      await recordRevoked(personId, before.map(({ id }) => id));
    },
  };
}

const event = (change: FactorChange, factorId: string, personId: string): AuditEvent => ({ kind: `factor.${change}`, subject: factorId, data: {}, personal: { personId } });
