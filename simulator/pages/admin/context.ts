import type { Answer } from '../../http.ts';
import { directoryRolesOf } from '../../tenant/groups-and-roles.ts';
import type { Person, Session } from '../../tenant/model.ts';
import { dropSession, signedInOn, type SignedIn } from '../sign-in/device.ts';
import { startAttempt } from '../sign-in/engine.ts';
import { attemptAddress } from '../sign-in/routes.ts';
import { seeOther, type Visit } from '../visit.ts';
import { noRolePage } from './refused.ts';

/**
 * The browser in which somebody works as administrator: one more that belongs to no device. It is not the one of
 * Security info, so that one real browser can play the administrator and the person who is helped at the same time.
 */
export const ADMIN_BROWSER = 'admin-browser';

export interface AdminVisit extends Visit {
  readonly session: Session;
  readonly me: Person;
  /** Names of the roles that `me` holds over the whole directory. */
  readonly roles: readonly string[];
}

type Then = (visit: AdminVisit) => Answer;

/** Lets in who is signed in, which here takes a second step; leads everybody else to the sign-in. */
export const signedIn = (then: Then) => (visit: Visit): Answer => {
  const found = signedInOn(visit, ADMIN_BROWSER);
  const me = visit.tenant.people.find((each) => each.id === found?.session.personId);
  if (found?.fault !== null || me === undefined) return toSignIn(visit, found);
  return then({ ...visit, session: found.session, me, roles: directoryRolesOf(visit.tenant, me.id).map(({ displayName }) => displayName) });
};

/** Lets in, of those, who holds a role; says to the others why not. */
export const inside = (then: Then): ((visit: Visit) => Answer) => signedIn((visit) => (visit.roles.length === 0 ? noRolePage(visit) : then(visit)));

/** What a form would have done is not done after the sign-in: its page comes up again. */
function toSignIn(visit: Visit, before: SignedIn | null): Answer {
  const { path, query } = visit.call;
  const to = visit.call.method === 'GET' && query.size > 0 ? `${path}?${query.toString()}` : path;
  const attempt = startAttempt(visit, ADMIN_BROWSER, { kind: 'admin', to }, null);
  if (before === null) return seeOther(attemptAddress(visit, attempt));
  if (before.fault !== null && before.session.endedAt === null) attempt.fault = before.fault;
  before.session.endedAt ??= visit.now;
  return seeOther(attemptAddress(visit, attempt), [dropSession(visit, ADMIN_BROWSER)]);
}

export const signOut = (visit: AdminVisit, to: string): Answer => {
  visit.session.endedAt = visit.now;
  return seeOther(to, [dropSession(visit, ADMIN_BROWSER)]);
};
