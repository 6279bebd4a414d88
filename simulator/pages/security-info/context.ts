import type { Answer } from '../../http.ts';
import type { World } from '../../world.ts';
import type { Person, Session } from '../../tenant/model.ts';
import { OTHER_BROWSER } from '../../tenant/sign-in-session.ts';
import { signInFault } from '../fault.ts';
import { html } from '../html.ts';
import { dropSession, signedInOn, type SignedIn } from '../sign-in/device.ts';
import { startAttempt } from '../sign-in/engine.ts';
import { attemptAddress } from '../sign-in/routes.ts';
import { notFound, seeOther, show, type Visit } from '../visit.ts';

export interface InfoVisit extends Visit {
  readonly session: Session;
  readonly person: Person;
  /** Address of the page on this device, with its query. */
  readonly address: string;
  readonly onPc: boolean;
}

type Inside = (visit: InfoVisit) => Answer | Promise<Answer>;

/** Who changes what, for the rules that also write it down. */
export const said = ({ tenant, person, now, world }: InfoVisit): Pick<InfoVisit, 'tenant' | 'person' | 'now'> & Pick<World, 'random'> => ({ tenant, person, now, random: world.random });

/** Lets in who is signed in on the device of the address; leads everybody else to where they sign in. */
export const inside = (then: Inside) => (visit: Visit): Answer | Promise<Answer> => {
  const pcId = visit.param('device');
  const onPc = pcId !== '';
  const deviceId = onPc ? pcId : deviceOf(visit);
  if (onPc && !visit.tenant.devices.some((device) => device.id === pcId && device.kind === 'pc')) return notFound();
  const signedIn = signedInOn(visit, deviceId);
  const person = visit.tenant.people.find((each) => each.id === signedIn?.session.personId);
  if (signedIn?.fault === null && person !== undefined) {
    const address = onPc ? `/${visit.tenant.id}/pcs/${pcId}/security-info` : `/${visit.tenant.id}/security-info?device=${deviceId}`;
    return then({ ...visit, session: signedIn.session, person, address, onPc });
  }
  return onPc ? atThePc(visit, pcId, signedIn) : toSignIn(visit, deviceId, signedIn);
};

function deviceOf(visit: Visit): string {
  const named = visit.call.query.get('device');
  return visit.tenant.devices.find((device) => device.id === named && device.kind === 'phone')?.id ?? OTHER_BROWSER;
}

/** A browser on a PC is signed in by Windows; when that no longer counts, Windows is where to sign in again. */
function atThePc(visit: Visit, pcId: string, signedIn: SignedIn | null): Answer {
  const { say } = visit;
  return show(visit, {
    title: say('info.heading'),
    body: html`<section class="card narrow stack"><h1>${say('info.heading')}</h1>
${signedIn === null || signedIn.fault === null ? html`<p>${say('info.locked')}</p>` : signInFault(visit, signedIn.fault, null)}
<a class="button main" href="/${visit.tenant.id}/pcs/${pcId}/windows">${say('info.to-windows')}</a></section>`,
  });
}

/** To the sign-in pages; who was signed in before is told why that ended. */
export function toSignIn(visit: Visit, deviceId: string, before: SignedIn | null): Answer {
  const name = visit.tenant.people.find((each) => each.id === before?.session.personId)?.userPrincipalName ?? null;
  const attempt = startAttempt(visit, deviceId, { kind: 'security-info' }, name);
  if (before === null) return seeOther(attemptAddress(visit, attempt));
  if (before.fault !== null && before.session.endedAt === null) attempt.fault = before.fault;
  before.session.endedAt ??= visit.now;
  return seeOther(attemptAddress(visit, attempt), [dropSession(visit, deviceId)]);
}
