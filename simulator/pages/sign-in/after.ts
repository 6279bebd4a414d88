import type { Answer } from '../../http.ts';
import type { Session } from '../../tenant/model.ts';
import { issueCode } from '../../oauth/issue-code.ts';
import { answerApp } from '../../oauth/answer-app.ts';
import { seeOther, type Visit } from '../visit.ts';
import { pcSignedIn } from '../windows/signed-in.ts';
import type { Want } from './attempt.ts';
import { keepSession } from './device.ts';

/** Where a finished sign-in leads. */
export function afterSignIn(visit: Visit, want: Want, session: Session, more: readonly string[] = []): Answer {
  const cookies = [keepSession(visit, session), ...more];
  switch (want.kind) {
    case 'app':
      return answerApp(visit, want.request, { code: issueCode(visit, want.request, session), session_state: session.id }, cookies);
    case 'security-info':
      return seeOther(`/${visit.tenant.id}/security-info?device=${session.deviceId}`, cookies);
    case 'admin':
      return seeOther(want.to, cookies);
    case 'pc':
      return pcSignedIn(visit, want, session);
  }
}
