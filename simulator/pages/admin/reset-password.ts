import type { Answer } from '../../http.ts';
import { newTemporaryPassword, setPassword } from '../../tenant/temporary-password.ts';
import { audit, back, named, question, type Act } from './act.ts';
import { methodsPage } from './methods-page.ts';
import { refusalBox } from './refused.ts';
import { keepSecret } from './shown-once.ts';

export function askReset(act: Act): Answer {
  const { visit: { say }, person } = act;
  return synced(act) ?? question(act, { heading: say('admin.reset.ask', named(person)), text: say('admin.reset.say'), yes: 'reset', button: say('admin.reset') });
}

/** The administrator cannot choose the password, only read it once. */
export function resetPassword(act: Act): Answer {
  const { visit, person } = act;
  const refusal = synced(act);
  if (refusal !== null) return refusal;
  const text = newTemporaryPassword(visit.world.random);
  setPassword(person, text, visit.now);
  audit(act, { activity: 'Reset password' });
  keepSecret(visit.tenant, visit.session, { kind: 'password', personId: person.id, text });
  return back(act);
}

/** Assumed: no password is written back to a directory on premises. */
function synced({ visit, door, person }: Act): Answer | null {
  if (person.onPremisesSyncEnabled !== true) return null;
  return methodsPage(visit, door, person, refusalBox(visit, { text: visit.say('admin.reset.synced'), doNow: visit.say('admin.reset.synced.do') }));
}
