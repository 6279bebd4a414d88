import type { Answer } from '../../http.ts';
import type { Method } from '../../tenant/model.ts';
import { deletionFault } from '../../tenant/security-info.ts';
import { putPass } from '../../tenant/temporary-access-pass.ts';
import { html } from '../html.ts';
import { audit, back, done, named, question, type Act } from './act.ts';
import { methodRows } from './method-rows.ts';
import { methodsPage } from './methods-page.ts';
import { refusalBox } from './refused.ts';

/** What the log calls each kind, as when a program deletes it by Graph. */
export const CALLED: Readonly<Record<Method['kind'], string>> = {
  microsoftAuthenticator: 'Authenticator App', softwareOath: 'Authenticator App with Code', phone: 'Phone', email: 'Email', fido2: 'Fido',
  windowsHello: 'Windows Hello for Business', platformCredential: 'Platform Credential',
};

export function askDelete(act: Act): Answer {
  const { visit, person } = act;
  const { say } = visit;
  const row = methodRows(visit, person).find(({ id }) => id === visit.form.get('id'));
  if (row === undefined) return back(act);
  return question(act, {
    heading: say('admin.delete.ask'), text: say('admin.delete.say', { method: row.name, detail: row.detail, ...named(person) }), yes: 'delete', button: say('admin.delete'), id: row.id,
    more: row.kind === 'pass' ? html`<p>${say('admin.delete.pass')}</p>` : null,
  });
}

/** Deletes a method or the pass; what Graph refuses, this page refuses with the same words. */
export function deleteMethod(act: Act): Answer {
  const { visit, person } = act;
  const { say, now } = visit;
  const id = visit.form.get('id');
  if (person.pass?.id === id) {
    putPass(person, null, now);
    audit(act, { activity: 'Admin deleted security info', reason: 'Admin deleted temporary access pass method for user' });
    return done(act, say('admin.deleted', { method: say('admin.kind.pass') }));
  }
  const method = person.methods.find((each) => each.id === id);
  if (method === undefined) return back(act);
  const refusal = refusalOf(act, method);
  if (refusal !== null) return refusal;
  person.methods.splice(person.methods.indexOf(method), 1);
  audit(act, { activity: 'Admin deleted security info', reason: `Admin deleted ${CALLED[method.kind]} method for user` });
  return done(act, say('admin.deleted', { method: say(`admin.kind.${method.kind}`) }));
}

function refusalOf({ visit, person, door }: Act, method: Method): Answer | null {
  const { say, tenant } = visit;
  const fault = deletionFault(person, method);
  if (fault === null || (fault === 'default' && tenant.settings.assumed.defaultMethodDelete === 'allow')) return null;
  const which = fault === 'default' ? 'admin.delete.default' : 'admin.delete.alternate';
  return methodsPage(visit, door, person, refusalBox(visit, { text: say(which), doNow: say(`${which}.do`) }));
}
