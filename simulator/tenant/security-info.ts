import { recordAudit, userTarget, type Activity } from './audit.ts';
import type { Method, Person, Tenant } from './model.ts';
import type { Random } from './random.ts';
import { putPass } from './temporary-access-pass.ts';

const MFA_ORDER = ['microsoftAuthenticator', 'softwareOath', 'phone'] as const;

type Holder = Pick<Person, 'methods' | 'defaultMethodId'>;

/** Methods that can be the default one: those with which a sign-in is confirmed. The first is so unless another is chosen; assumed order: the app before the phone. */
export const defaultCandidates = ({ methods }: Pick<Person, 'methods'>): Method[] =>
  MFA_ORDER.flatMap((kind) => methods.filter((method) => method.kind === kind && !(method.kind === 'phone' && method.phoneType === 'alternateMobile')));

/** The method that sign-in asks for first, or null. */
export function defaultMethod(person: Holder): Method | null {
  const candidates = defaultCandidates(person);
  return candidates.find(({ id }) => id === person.defaultMethodId) ?? candidates[0] ?? null;
}

/** Why a method must stay for now, or null: the default one while others could take its place, and a mobile number before its alternate. */
export function deletionFault(person: Holder, method: Method): 'default' | 'alternate-first' | null {
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

/** Adds a method that was proved. `called`: what the audit log calls it. */
export function addMethod(act: Act, method: Method, called: string): void {
  act.person.methods.push(method);
  noteAdded(act, called);
}

export const noteAdded = (act: Act, called: string): void => { note(act, 'User registered security info', `User registered ${called}`); };

/** False when there is no such method, or none that can be the default. */
export function changeDefault(act: Act, id: string): boolean {
  if (!defaultCandidates(act.person).some((method) => method.id === id)) return false;
  act.person.defaultMethodId = id;
  note(act, 'User changed default security info', 'User changed the default method');
  return true;
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
