import { judgeAccess } from '../../tenant/conditional-access.ts';
import type { Person } from '../../tenant/model.ts';
import type { Visit } from '../visit.ts';
import type { Attempt, Question } from './attempt.ts';
import { lastingAnswer } from './device.ts';
import { accessAsked, goTo, logInterrupt, personOf, refuse } from './outcome.ts';
import { goToSecondStep } from './second-step.ts';
import { codeSecrets } from './ways.ts';

/**
 * What follows once somebody has shown who they are: Conditional Access, then the questions at the end. True when the
 * sign-in is complete.
 */
export function settle(visit: Visit, attempt: Attempt): boolean {
  const { signIn } = visit.tenant.settings;
  const person = personOf(visit, attempt);
  if (person === null) return goTo(attempt, 'user');
  const asked = accessAsked(attempt);
  switch (judgeAccess(asked === null ? 'none' : signIn.conditionalAccess[asked], attempt)) {
    case 'blocked': return refuse(visit, attempt, 'blocked', 'access-blocked');
    case 'too-weak': return refuse(visit, attempt, 'blocked', 'access-too-weak');
    case 'more': return goToSecondStep(visit, attempt, person);
    case 'granted':
  }
  const question = nextQuestion(visit, attempt, person);
  if (question === null) return true;
  goTo(attempt, question);
  logInterrupt(visit, attempt, question === 'stay' ? 50140 : 50072);
  return false;
}

/** Windows asks these itself or not at all; a browser asks each once. */
function nextQuestion(visit: Visit, attempt: Attempt, person: Person): Question | null {
  const { want, answered, deviceId } = attempt;
  const { interruptMode, staySignedIn } = visit.tenant.settings.signIn;
  if (want.kind === 'pc') return null;
  if (interruptMode !== 'off' && codeSecrets(person).length === 0 && !answered.includes('more-info')) return 'more-info';
  if (!staySignedIn || answered.includes('stay')) return null;
  const before = lastingAnswer(visit, deviceId);
  if (before === null) return 'stay';
  attempt.stays = before === 'yes';
  return null;
}

/** *Stay signed in?* True when the sign-in is complete. */
export function answerStay(visit: Visit, attempt: Attempt, stays: boolean): boolean {
  attempt.stays = stays;
  return answered(visit, attempt, 'stay');
}

/** *Skip for now*, where it is offered. True when the sign-in is complete. */
export function skipMoreInfo(visit: Visit, attempt: Attempt): boolean {
  return visit.tenant.settings.signIn.interruptMode === 'skippable' && answered(visit, attempt, 'more-info');
}

function answered(visit: Visit, attempt: Attempt, question: Question): boolean {
  attempt.answered = [...attempt.answered, question];
  return settle(visit, attempt);
}
