import { approvalsNeeded, walkLine } from '../domain/approvers.ts';
import type { CaseIn, PersonCard } from '../domain/case-state.ts';
import { PROMPTS_PER_APPROVER } from '../domain/limits.ts';
import { Unavailable, type StoredCase } from '../ports.ts';
import { alarmFlood, type FloodNeeds } from './alarm-flood.ts';
import { changeCase, type ChangeOutcome } from './change-case.ts';
import { passGate, type FactSources, type GateCall } from './read-facts.ts';
import { tellApprover, type TellNeeds } from './tell-approver.ts';

export type AskNeeds = FactSources & TellNeeds & FloodNeeds;

interface Call extends Pick<GateCall, 'facts'> {
  readonly recoveryCase: CaseIn<'waiting'>;
  /** Whom it is about. */
  readonly person: PersonCard;
}

/**
 * Asks the first of the line who may be asked and has not been asked too often, with a mail of their own. The gate has
 * said yes to these facts. @returns null when everybody was asked too often.
 */
export async function askOne(deps: AskNeeds, { facts, recoveryCase, person }: Call): Promise<ChangeOutcome | null> {
  const { clock, quotas, random, policy } = deps;
  for (const { holder, role } of walkLine(recoveryCase, facts, policy.passes, clock.now()).ready) {
    const approver = holder.person;
    if (!(await quotas.take(approverKey(approver.id), recoveryCase.id, PROMPTS_PER_APPROVER, clock.now()))) {
      await alarmFlood(deps, recoveryCase, approver.id);
      continue;
    }
    const requestId = random.id();
    const told = await tellApprover(deps, { recoveryCase, requestId, approver, person, kind: 'asked' });
    const sensitive = facts.sensitive !== false;
    const needed = approvalsNeeded(recoveryCase, facts, policy.passes);
    return changeCase(deps)(recoveryCase.id, { type: 'ask-approver', person, approverId: approver.id, role, needed, sensitive, newManager: facts.managerSettled !== true, requestId }, () => told);
  }
  return null;
}

/**
 * The next in line, after somebody did not look, was not available, or was the first of two to say yes. Nobody next is
 * no reason to end what another may still answer; a gate that closed is.
 * @throws {Unavailable} when the directory does not answer: to be tried again, while the old request stands.
 */
export const askNext =
  (deps: AskNeeds) =>
  async (stored: StoredCase, recoveryCase: CaseIn<'waiting'>): Promise<void> => {
    const { id, person } = recoveryCase;
    if (!recoveryCase.seeking || person === null) return;
    const { answer, facts } = await passGate(deps)('next', stored, person.id);
    if (!answer.ok && answer.reason === 'unreadable') throw new Unavailable('the directory');
    if (!answer.ok && answer.reason !== 'nobody-next') await changeCase(deps)(id, { type: 'make-decoy', reason: answer.reason });
    else if (!answer.ok || (await askOne(deps, { facts, recoveryCase, person })) === null) await changeCase(deps)(id, { type: 'find-nobody' });
  };

const approverKey = (personId: string): string => `approver:${personId}`;
