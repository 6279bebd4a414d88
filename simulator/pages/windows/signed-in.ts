import type { Answer } from '../../http.ts';
import type { Session } from '../../tenant/model.ts';
import { resetStop } from '../../tenant/windows-reset.ts';
import { afterSetUpSignIn } from '../oobe/signed-in.ts';
import { panelPage, type Want } from '../sign-in/attempt.ts';
import { notFound, seeOther, type Visit } from '../visit.ts';
import { stopPanel } from './panel.ts';
import { pcAddress, pcVisit, type PcVisit } from './screen.ts';
import { openDesktop } from './unlock.ts';

/** Where a sign-in in the web panel of a PC leads. */
export function pcSignedIn(given: Visit, { pcId, goal }: Extract<Want, { readonly kind: 'pc' }>, session: Session): Answer {
  const visit = pcVisit({ ...given, param: (name) => (name === 'device' ? pcId : given.param(name)) });
  if (visit === null) return notFound();
  if (goal === 'new-pin') toNewPin(visit, session);
  else if (goal === 'web-sign-in') openDesktop(visit, session, 'web');
  else if (goal === 'app') Object.assign(visit.screen, { view: 'all-apps', attemptId: null, fault: null, app: { personId: session.personId } });
  else afterSetUpSignIn(visit, goal, session);
  return seeOther(pcAddress(visit, panelPage(goal)));
}

/** The sign-in was for the PIN alone: it opens nothing else. */
function toNewPin(visit: PcVisit, session: Session): void {
  session.endedAt = visit.now;
  const stop = session.personId !== visit.owner.id ? 'other-person' : visit.pc.pin === null ? null : resetStop(visit.pc);
  if (stop !== null) stopPanel(visit, stop);
  else Object.assign(visit.screen, { view: 'new-pin', attemptId: null, fault: null });
}
