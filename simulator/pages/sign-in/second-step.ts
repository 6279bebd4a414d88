import { needsMore } from '../../oauth/claims-request.ts';
import type { Person } from '../../tenant/model.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { askForNumber } from './number.ts';
import { accessAsked, goTo, refuse } from './outcome.ts';
import { isPassOffered } from './pass-offer.ts';
import { authenticatorOf, codeSecrets } from './ways.ts';

/** Whether what the sign-in is for wants MFA. */
export function needsSecondStep(visit: Visit, { want }: Attempt): boolean {
  const asked = accessAsked({ want });
  if (asked !== null && visit.tenant.settings.signIn.conditionalAccess[asked] === 'mfa') return true;
  if (want.kind === 'app') return needsMore({ proofs: [] }, want.request.contexts);
  // Assumed of web sign-in on Windows 11; documented of the PIN reset and of Windows Hello. To join a PC, and for an app, a password is enough.
  // The admin centers want MFA of everybody (Microsoft Learn, concept-mandatory-multifactor-authentication).
  return want.kind === 'admin' || (want.kind === 'pc' && want.goal !== 'join' && want.goal !== 'app');
}

/** The second step that comes up by itself; somebody who has none is told to set one up. */
export function goToSecondStep(visit: Visit, attempt: Attempt, person: Person): false {
  const { secondStep } = visit.tenant.settings.signIn;
  if (secondStep === 'number' && authenticatorOf(person) !== null) return askForNumber(visit, attempt);
  if (codeSecrets(person).length > 0) return goTo(attempt, 'code');
  if (isPassOffered(visit, person)) return goTo(attempt, 'pass');
  // Who may register only after MFA and has none can do nothing here: that is what a pass is for.
  return attempt.want.kind === 'security-info' ? refuse(visit, attempt, 'blocked', 'access-blocked') : goTo(attempt, 'enrol');
}
