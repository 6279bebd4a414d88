import type { CaseIn } from '../domain/case-state.ts';
import { codeEndsAt, reached } from '../domain/case-times.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { tellApprover, type TellNeeds } from './tell-approver.ts';

type Needs = TellNeeds & Pick<Deps, 'clock' | 'cases' | 'directory' | 'audit' | 'queueTold'>;

/**
 * Tells an approver once more who has not looked, by every way and with the same link. It asks for nothing new, so it is
 * no prompt; and it comes once a request, so there are never more of them than of prompts. @throws {Unavailable}
 */
export const remindApprover =
  (deps: Needs) =>
  async (requestId: string): Promise<void> => {
    const recoveryCase = (await deps.cases.byRequest(requestId))?.recoveryCase;
    if (recoveryCase?.stage !== 'waiting' || !isUnseen(recoveryCase, requestId, deps.clock.now())) return;
    const before = await deps.audit.of(recoveryCase.id);
    if (before.some(({ kind, data }) => kind === 'request.reminded' && data['requestId'] === requestId)) return;
    const approver = await deps.directory.person(recoveryCase.approverId ?? '');
    if (approver === null) throw new Unavailable('the approver');
    const told = await tellApprover(deps, { recoveryCase, requestId, approver, person: recoveryCase.person, kind: 'reminder' });
    await deps.queueTold({ kind: 'request.reminded', subject: recoveryCase.id, data: { requestId } }, told.mails, told.pings);
  };

const isUnseen = (recoveryCase: CaseIn<'waiting'>, requestId: string, now: Date): boolean =>
  recoveryCase.subject.kind === 'real' && recoveryCase.requestId === requestId && recoveryCase.openedAt === null && !reached(now, codeEndsAt(recoveryCase));
