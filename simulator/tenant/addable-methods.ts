import type { Method, Person, Session, Tenant } from './model.ts';
import { mayRegisterPasskey } from './passkey-policy.ts';
import { phonesOf, type PhoneType } from './phone-method.ts';
import { isMultiFactor, mayAddMethod, ONE_TIME_WINDOW_MS } from './sign-in-session.ts';

/** What *Add a method* can offer, in its order. An office phone takes calls alone, and the policy for calls is off in every tenant here. */
export const ADDABLE = ['microsoftAuthenticator', 'softwareOath', 'passkey', 'securityKey', 'mobile', 'alternateMobile', 'email'] as const;
export type Addable = (typeof ADDABLE)[number];

/** At most so many of a kind for a person: documented for apps (combined registration), observed for keys. */
export const LIMITS = { microsoftAuthenticator: 5, softwareOath: 5, passkey: 10, securityKey: 10 } as const;

/** A security key is a passkey on a stick or card of its own. */
export const isPasskey = (kind: Addable): kind is 'passkey' | 'securityKey' => kind === 'passkey' || kind === 'securityKey';

export type AddFault = 'window' | 'mfa' | 'fresh' | 'limit';

/** Email is no method of sign-in but for the reset of a password (Microsoft Learn, combined registration). */
const FOR_SIGN_IN: ReadonlySet<Addable> = new Set(ADDABLE.filter((kind) => kind !== 'email'));

/** What this sign-in can add. Documented: who signed in with a pass can add only what is used for sign-in. */
export function addableMethods(tenant: Pick<Tenant, 'groups' | 'passkeyPolicy' | 'smsPolicy'>, person: Pick<Person, 'id' | 'methods'>, session: Pick<Session, 'passId'>): Addable[] {
  return ADDABLE.filter((kind) => (session.passId === null || FOR_SIGN_IN.has(kind)) && isAllowed(tenant, person, kind));
}

function isAllowed(tenant: Pick<Tenant, 'groups' | 'passkeyPolicy' | 'smsPolicy'>, person: Pick<Person, 'id' | 'methods'>, kind: Addable): boolean {
  const has = (type: PhoneType): boolean => phonesOf(person).some(({ phoneType }) => phoneType === type);
  switch (kind) {
    case 'microsoftAuthenticator': case 'softwareOath': return true;
    case 'passkey': case 'securityKey': return mayRegisterPasskey(tenant, person.id);
    case 'mobile': return tenant.smsPolicy.state === 'enabled' && !has('mobile');
    case 'alternateMobile': return tenant.smsPolicy.state === 'enabled' && has('mobile') && !has('alternateMobile');
    case 'email': return !person.methods.some((method) => method.kind === 'email');
  }
}

const KIND_OF = { microsoftAuthenticator: 'microsoftAuthenticator', softwareOath: 'softwareOath', passkey: 'fido2', securityKey: 'fido2' } as const satisfies Record<keyof typeof LIMITS, Method['kind']>;

export const isLimited = (kind: Addable): kind is keyof typeof LIMITS => kind in LIMITS;

/**
 * Why a method of this kind cannot be added now, or null. Documented: ten minutes after a one-time pass nothing can be; a
 * passkey wants a sign-in with two factors that is no older than that.
 */
export function addFault(tenant: Pick<Tenant, 'people'>, person: Pick<Person, 'methods'>, session: Session, given: { readonly kind: Addable; readonly now: number }): AddFault | null {
  const { kind, now } = given;
  if (!mayAddMethod(tenant, session, now)) return 'window';
  if (isPasskey(kind) && !isMultiFactor(session)) return 'mfa';
  if (isPasskey(kind) && now - session.startedAt >= ONE_TIME_WINDOW_MS) return 'fresh';
  return isLimited(kind) && person.methods.filter((method) => method.kind === KIND_OF[kind]).length >= LIMITS[kind] ? 'limit' : null;
}
