import type { Method, Person, Tenant } from './model.ts';

export type PhoneMethod = Extract<Method, { kind: 'phone' }>;
export type PhoneType = PhoneMethod['phoneType'];

/** The id of a phone is that of its type, for everybody (Graph, phoneAuthenticationMethod). */
export const PHONE_IDS: Readonly<Record<PhoneType, string>> = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
};

export const phonesOf = (person: Pick<Person, 'methods'>): readonly PhoneMethod[] => person.methods.filter((method) => method.kind === 'phone');

/** `+{country code} {number}x{extension}`, the extension optional (Graph, authentication-post-phonemethods). ITU-T E.164: at most 15 digits. */
export function isPhoneNumber(text: string): boolean {
  const found = /^\+([1-9]\d{0,2}) (\d{4,14})(x\d{1,10})?$/.exec(text);
  return found !== null && `${found[1] ?? ''}${found[2] ?? ''}`.length <= 15;
}

export type PhoneRefusal = 'number' | 'taken' | 'mobile-first';

/** Why a person cannot have this phone beside those there are, or null. */
export function phoneFault(person: Pick<Person, 'methods'>, phoneType: PhoneType, phoneNumber: string): PhoneRefusal | null {
  const has = (type: PhoneType): boolean => phonesOf(person).some((phone) => phone.phoneType === type);
  if (!isPhoneNumber(phoneNumber)) return 'number';
  if (has(phoneType)) return 'taken';
  return phoneType === 'alternateMobile' && !has('mobile') ? 'mobile-first' : null;
}

/** Values of `smsSignInState` (Graph, phoneAuthenticationMethod). */
export type SmsSignInState = 'notSupported' | 'notAllowedByPolicy' | 'phoneNumberNotUnique' | 'ready' | 'notEnabled';

export function smsSignInState(tenant: Pick<Tenant, 'people' | 'smsPolicy'>, phone: PhoneMethod): SmsSignInState {
  if (phone.phoneType !== 'mobile') return 'notSupported';
  if (tenant.smsPolicy.state === 'disabled' || !tenant.smsPolicy.isUsableForSignIn) return 'notAllowedByPolicy';
  if (phone.smsSignIn) return 'ready';
  return isSignInName(tenant, phone.phoneNumber) ? 'phoneNumberNotUnique' : 'notEnabled';
}

/** Whether somebody signs in by this number already: it can be only one person's. */
const isSignInName = (tenant: Pick<Tenant, 'people'>, number: string): boolean =>
  tenant.people.some((person) => phonesOf(person).some((phone) => phone.smsSignIn && phone.phoneNumber === number));

/** Documented: a mobile number that is added or changed is registered for SMS sign-in where the policy allows it. */
export function registerForSms(tenant: Pick<Tenant, 'people' | 'smsPolicy'>, phone: PhoneMethod): void {
  phone.smsSignIn = false;
  if (smsSignInState(tenant, phone) === 'notEnabled') phone.smsSignIn = true;
}
