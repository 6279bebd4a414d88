import { isFederated } from '../../tenant/sign-in-settings.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { countWrong, isLocked, personOf, prove, refuse } from './outcome.ts';
import { goToSecondStep, needsSecondStep } from './second-step.ts';

/**
 * What comes back from the company's own identity provider: a stand-in that knows the same passwords. Documented
 * (Graph, internalDomainFederation): MFA done there is accepted or not, and where it must be done there, the person is
 * sent back to do it. True when no second step follows.
 */
export function enterFederated(visit: Visit, attempt: Attempt, typed: string, didMfa: boolean): boolean {
  const { signIn } = visit.tenant.settings;
  const person = personOf(visit, attempt);
  if (person !== null && isLocked(visit, person)) return refuse(visit, attempt, 'federated', 'locked');
  if (person === null || !isFederated(signIn, attempt.userName) || typed !== person.password) {
    if (person !== null) countWrong(visit, person, typed);
    return refuse(visit, attempt, 'federated', 'password-wrong');
  }
  if (!person.accountEnabled) return refuse(visit, attempt, 'federated', 'user-disabled');
  person.failedSignIns = { count: 0, lockedUntil: 0 };
  const behaviour = signIn.federation?.federatedIdpMfaBehavior;
  if (didMfa && behaviour !== 'rejectMfaByFederatedIdp') return prove(attempt, 'federated-mfa');
  const needs = needsSecondStep(visit, attempt);
  if (needs && behaviour === 'enforceMfaByFederatedIdp') return refuse(visit, attempt, 'federated', 'federated-mfa');
  prove(attempt, 'federated');
  return needs ? goToSecondStep(visit, attempt, person) : true;
}

