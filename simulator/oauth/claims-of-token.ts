import type { App, Person, Session } from '../tenant/model.ts';
import type { OPTIONAL_CLAIMS } from '../tenant/optional-claims.ts';
import type { World } from '../world.ts';

/** Values whose inside is Entra's own business; clients are told not to look (ID and access token claims references). */
export const opaque = ({ random }: Pick<World, 'random'>): { readonly aio: string; readonly rh: string; readonly uti: string } => {
  const bytes = Buffer.from(random.bytes(79));
  const text = (from: number, to: number): string => bytes.toString('base64url', from, to);
  return { aio: text(0, 36), rh: `1.${text(36, 63)}.`, uti: text(63, 79) };
};

/** What an app registered beyond the usual claims. Names go with `profile`, as the reference says of them. */
export function optionalClaims(app: App, person: Person, session: Session, scopes: readonly string[]): Record<string, unknown> {
  const has = (name: (typeof OPTIONAL_CLAIMS)[number]): boolean => app.optionalClaims.includes(name);
  const withProfile = scopes.includes('profile');
  return {
    ...(has('auth_time') && { auth_time: Math.floor(session.startedRealAt / 1000) }),
    ...((has('email') || scopes.includes('email')) && person.mail !== null && { email: person.mail }),
    ...(has('family_name') && withProfile && person.surname !== null && { family_name: person.surname }),
    ...(has('given_name') && withProfile && person.givenName !== null && { given_name: person.givenName }),
    ...(has('login_hint') && withProfile && { login_hint: loginHintOf(person) }),
    ...(has('sid') && { sid: session.id }),
    ...(has('upn') && withProfile && { upn: person.userPrincipalName }),
  };
}

/** Opaque to apps, good as `login_hint` and `logout_hint` even where a name would not do. */
export const loginHintOf = (person: Pick<Person, 'id'>): string => `O.${Buffer.from(person.id).toString('base64url')}`;

/** App roles that somebody, or another app, was given in an app; left out when there are none, as Entra does. */
export function rolesClaim(app: App, principalId: string): { roles?: string[] } {
  const ids = app.assignments.filter((each) => each.principalId === principalId).map((each) => each.appRoleId);
  const roles = app.appRoles.filter((role) => ids.includes(role.id)).map((role) => role.value);
  return roles.length > 0 ? { roles } : {};
}
