import { approvalById, approvalStanding, beginApproval, type ApprovalStanding } from '../../tenant/number-match.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { goTo, personOf, prove, refuse } from './outcome.ts';
import { authenticatorOf, hasFirstStep } from './ways.ts';

/** Sends a request to the person's app and shows its number. Nobody can tell from here that a phone is lost. */
export function askForNumber(visit: Visit, attempt: Attempt): false {
  const person = personOf(visit, attempt);
  const app = person === null ? null : authenticatorOf(person);
  if (person === null || app === null || !hasFirstStep(attempt)) return false;
  const asked = { personId: person.id, phoneId: app.phoneId, app: wantName(visit, attempt) };
  attempt.approvalId = beginApproval(visit.tenant, asked, { now: visit.now, random: visit.world.random }).id;
  return goTo(attempt, 'number');
}

/** The number on the page, while the phone is to be asked for it. */
export const numberShown = (visit: Visit, attempt: Attempt): string | null =>
  attempt.fault === null ? (approvalById(visit.tenant, attempt.approvalId ?? '')?.number ?? null) : null;

/** How the request stands; one that is long forgotten has timed out. */
export function numberStanding(visit: Visit, attempt: Attempt): ApprovalStanding {
  const asked = approvalById(visit.tenant, attempt.approvalId ?? '');
  return asked === null ? 'timed-out' : approvalStanding(asked, visit.now);
}

/** Looks for the answer of the phone. True when it approved. */
export function checkNumber(visit: Visit, attempt: Attempt): boolean {
  if (attempt.fault !== null) return false;
  const standing = numberStanding(visit, attempt);
  switch (standing) {
    case 'waiting': return false;
    case 'approved':
      attempt.approvalId = null;
      return prove(attempt, 'number');
    case 'denied': return refuse(visit, attempt, 'number', 'number-denied');
    case 'wrong-number': return refuse(visit, attempt, 'number', 'number-wrong');
    case 'timed-out': return refuse(visit, attempt, 'number', 'number-timed-out');
  }
}

function wantName({ tenant, say }: Visit, { want }: Attempt): string {
  switch (want.kind) {
    case 'app': return tenant.apps.find(({ clientId }) => clientId === want.request.clientId)?.displayName ?? '';
    case 'security-info': return say('info.site');
    case 'admin': return say('signin.want.admin');
    case 'pc': return say('signin.want.pc');
  }
}
