import type { Answer } from '../../http.ts';
import type { Session } from '../../tenant/model.ts';
import { defaultMethod } from '../../tenant/security-info.ts';
import { html } from '../html.ts';
import { newPush } from '../security-info/add-push.ts';
import { pagesState } from '../state.ts';
import { notFound, seeOther, show, type Visit } from '../visit.ts';
import { afterSignIn } from './after.ts';
import type { Attempt } from './attempt.ts';
import { signedInOn } from './device.ts';
import { finishAttempt } from './engine.ts';
import { personOf } from './outcome.ts';

/**
 * From *More information required* to the wizard for Microsoft Authenticator; what the sign-in was for waits. Documented:
 * this way neither a passkey nor phone sign-in can be registered.
 */
export function startInterrupt(visit: Visit, attempt: Attempt): Answer {
  const person = personOf(visit, attempt);
  if (person === null) return notFound();
  const session = finishAttempt(visit, attempt);
  const { adding, interrupted } = pagesState(visit.tenant);
  interrupted.set(session.id, attempt.want);
  adding.set(session.id, newPush({ ...visit, session, person, address: '', onPc: false }));
  return afterSignIn(visit, { kind: 'security-info' }, session);
}

/** Where the wizard leads once something was registered, or null when no sign-in waits for it. */
export const afterRegistering = ({ tenant }: Pick<Visit, 'tenant'>, { id, deviceId }: Session): string | null =>
  pagesState(tenant).interrupted.has(id) ? `/${tenant.id}/registered?device=${deviceId}` : null;

/** *Success!* A link leads on, since a form may not end at the app from a page that does not know it. */
export function registeredPage(visit: Visit): Answer {
  const { say, tenant, call } = visit;
  const deviceId = call.query.get('device') ?? '';
  const signedIn = signedInOn(visit, deviceId);
  const session = signedIn?.session;
  const want = session === undefined ? undefined : pagesState(tenant).interrupted.get(session.id);
  if (signedIn?.fault !== null || session === undefined || want === undefined) return seeOther(`/${tenant.id}/security-info?device=${deviceId}`);
  if (call.query.has('done')) {
    pagesState(tenant).interrupted.delete(session.id);
    return afterSignIn(visit, want, session);
  }
  const person = tenant.people.find(({ id }) => id === session.personId);
  const first = person === undefined ? null : defaultMethod(person);
  return show(visit, {
    title: say('signin.success.heading'),
    byApp: want.kind === 'app',
    body: html`<section class="card narrow stack"><h1>${say('signin.success.heading')}</h1><p>${say('signin.success.say')}</p>
${first !== null && html`<p>${say('signin.success.default', { method: say(`info.method.${first.kind}`) })}</p>`}
<div class="row end"><a class="button main" href="/${tenant.id}/registered?device=${deviceId}&amp;done">${say('signin.success.done')}</a></div></section>`,
  });
}
