import { settingsOf } from '../../tenant/pc-settings.ts';
import type { Session } from '../../tenant/model.ts';
import { sessionFault } from '../../tenant/sign-in-session.ts';
import type { PcGoal } from '../sign-in/attempt.ts';
import type { PcVisit } from '../windows/screen.ts';

/** What a sign-in in the panel of the set-up leads to. */
export function afterSetUpSignIn({ tenant, pc, owner, screen, now }: PcVisit, goal: PcGoal, session: Session): void {
  const { setUp } = pc;
  if (setUp === null) return;
  Object.assign(screen, { attemptId: null, fault: null });
  if (session.personId !== owner.id) {
    session.endedAt = now;
    Object.assign(setUp, { step: goal === 'join' ? 'account' : goal === 'hello-mfa' ? 'hello-failed' : 'logon' });
    screen.fault = 'oobe.not-theirs';
    return;
  }
  if (goal === 'hello-mfa') {
    // The first sign-in is what Windows goes on with, as long as it counts.
    const first = tenant.sessions.find((each) => each.id === setUp.sessionId);
    if (first === undefined || sessionFault(tenant, first, now) !== null) setUp.sessionId = session.id;
    setUp.step = 'new-pin';
    return;
  }
  setUp.sessionId = session.id;
  const { statusPage, setUpJoin } = settingsOf(pc);
  if (goal === 'join') {
    pc.join = setUpJoin;
    setUp.statusSince = now;
  } else setUp.accountSince = now;
  setUp.step = statusPage === 'on' ? 'status' : 'biometrics';
}
