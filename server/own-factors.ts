import { Refusal } from './actions/refusal.ts';
import type { AuditEvent } from './domain/audit-chain.ts';
import type { OwnFactors } from './routes/approve/factors.ts';
import { confirmEnrolment, startEnrolment } from './second-factor/enrol.ts';
import type { FactorDeps } from './second-factor/factor-port.ts';
import { ownFactors, revokeAllFactors, revokeFactor } from './second-factor/own-factors.ts';

export interface OwnFactorParts {
  readonly factors: FactorDeps;
  readonly record: (event: AuditEvent) => Promise<void>;
  /** Every session of the person but the one that asks. */
  readonly endSessions: (personId: string, exceptIdHash: string) => Promise<void>;
  /** Takes back what the person has approved and nobody has collected. */
  readonly endApprovals: (personId: string) => Promise<void>;
  /** Tells the person on a way that this browser does not control. Never throws, never waits. */
  readonly tell: (personId: string, what: FactorChange) => void;
}

/** What happens to a person's factors, as the audit log and the mail to them call it. */
export type FactorChange = 'factor.enrolled' | 'factor.revoked';

/** Changes of one's own factors, each with its audit record and a mail, so that a thief's enrolment is noticed. */
export function ownFactorCalls({ factors, record, endSessions, endApprovals, tell }: OwnFactorParts): OwnFactors {
  const list = ownFactors(factors);
  const changed = (kind: FactorChange, factorId: string, personId: string): Promise<void> => record({ kind, subject: factorId, data: {}, personal: { personId } });
  return {
    list,
    start: ({ personId, displayName }) => startEnrolment(factors)({ id: personId, displayName }),
    confirm: async ({ personId }, asked) => {
      const outcome = await confirmEnrolment(factors)(personId, asked);
      if (outcome === 'wrong') throw new Refusal('enrol_code_wrong');
      if (outcome === 'gone') throw new Refusal('wrong_state');
      await changed('factor.enrolled', asked.enrolmentId, personId);
      tell(personId, 'factor.enrolled');
    },
    revoke: async ({ personId }, factorId) => {
      if (!(await revokeFactor(factors)(personId, factorId))) throw new Refusal('not_found');
      await changed('factor.revoked', factorId, personId);
      tell(personId, 'factor.revoked');
    },
    phoneGone: async ({ personId, idHash }) => {
      const before = await list(personId);
      await revokeAllFactors(factors)(personId);
      await Promise.all([endSessions(personId, idHash), endApprovals(personId)]);
      for (const { id } of before) await changed('factor.revoked', id, personId);
      tell(personId, 'factor.revoked');
    },
  };
}
