import { settingsOf } from '../../tenant/pc-settings.ts';
import type { Session } from '../../tenant/model.ts';
import type { PcGoal } from '../sign-in/attempt.ts';
import type { PcVisit } from '../windows/screen.ts';

/** What a sign-in in the panel of the set-up leads to. */
export function afterSetUpSignIn({ pc, owner, screen, now }: PcVisit, goal: PcGoal, session: Session): void {
  const { setUp } = pc;
  if (setUp === null) return;
  Object.assign(screen, { attemptId: null, fault: null });
  if (session.personId !== owner.id) {
    session.endedAt = now;
    Object.assign(setUp, { step: goal === 'join' ? 'account' : goal === 'hello-mfa' ? 'hello-failed' : 'logon' });
    screen.fault = 'oobe.not-theirs';
    return;
  }
  setUp.sessionId = session.id;
  if (goal === 'hello-mfa') {
    setUp.step = 'new-pin';
    return;
  }
  const { statusPage, setUpJoin } = settingsOf(pc);
  if (goal === 'join') {
    pc.join = setUpJoin;
    setUp.statusSince = now;
  } else setUp.accountSince = now;
  setUp.step = statusPage === 'on' ? 'status' : 'biometrics';
}
