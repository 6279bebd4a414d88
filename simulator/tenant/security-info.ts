import { recordAudit, userTarget, type Activity } from './audit.ts';
import type { Method, Person, Tenant } from './model.ts';
import { newGuid, type Random } from './random.ts';
import { putPass } from './temporary-access-pass.ts';

/** Documented (combined registration): at most five authenticator apps a person. */
export const MAX_AUTHENTICATORS = 5;

const APPS = new Set<Method['kind']>(['microsoftAuthenticator', 'softwareOath']);
const MFA_ORDER = ['microsoftAuthenticator', 'softwareOath', 'phone'] as const;

export const isAuthenticator = (method: Method): boolean => APPS.has(method.kind);

export const hasRoomForAuthenticator = (person: Pick<Person, 'methods'>): boolean => person.methods.filter(isAuthenticator).length < MAX_AUTHENTICATORS;

/** The method that sign-in asks for first, or null. Assumed order: the app before the phone. */
export function defaultMethod(person: Pick<Person, 'methods'>): Method | null {
  for (const kind of MFA_ORDER) {
    const found = person.methods.find((method) => method.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** Why a method must stay for now, or null: the default one while others could take its place, and a mobile number before its alternate. */
export function deletionFault(person: Pick<Person, 'methods'>, method: Method): 'default' | 'alternate-first' | null {
  if (method.kind === 'phone' && method.phoneType === 'mobile' && person.methods.some((each) => each.kind === 'phone' && each.phoneType === 'alternateMobile')) return 'alternate-first';
  const others = person.methods.filter((each) => each !== method && (MFA_ORDER as readonly Method['kind'][]).includes(each.kind));
  return method === defaultMethod(person) && others.length > 0 ? 'default' : null;
}

/** Whether nothing but a pass lets this person in: then the page asks to add a method (documented). */
export const hasOnlyPass = (person: Pick<Person, 'methods' | 'pass'>): boolean => person.pass !== null && person.methods.length === 0;

interface Act {
  readonly tenant: Pick<Tenant, 'audits' | 'people' | 'apps'>;
  readonly person: Person;
  readonly now: number;
  readonly random: Random;
}

export function addAuthenticator(act: Act, secret: string): void {
  act.person.methods.push({ kind: 'softwareOath', id: newGuid(act.random), createdAt: act.now, secret });
  note(act, 'User registered security info', 'User registered Authenticator App with Code');
}

/** Deletes a method or the pass by its id. False when there is none. */
export function deleteMethod(act: Act, id: string): boolean {
  const { person, now } = act;
  const at = person.methods.findIndex((method) => method.id === id);
  if (at >= 0) person.methods.splice(at, 1);
  else if (person.pass?.id === id) putPass(person, null, now);
  else return false;
  note(act, 'User deleted security info', 'User deleted a method');
  return true;
}

/** Documented: ends every sign-in and every refresh token of the person, this one too. */
export function signOutEverywhere(tenant: Pick<Tenant, 'sessions' | 'grants'>, person: Person, now: number): void {
  person.sessionsValidFrom = now;
  for (const session of tenant.sessions) if (session.personId === person.id) session.endedAt ??= now;
  for (const grant of tenant.grants) if (grant.personId === person.id) grant.revokedAt ??= now;
}

function note({ tenant, person, now, random }: Act, activity: Activity, reason: string): void {
  recordAudit(tenant, { now, random }, { activity, by: { userId: person.id }, targets: [userTarget(person)], reason });
}
