import type { Person, Tenant } from '../../tenant/model.ts';
import { personByName } from '../../tenant/people-index.ts';
import { badRequest } from '../error.ts';
import { USER } from './user-entity.ts';

/** A text may be so long (graph/resources/user); none where null is no value. */
const TEXTS = {
  displayName: { most: 256, required: true },
  givenName: { most: 64 },
  surname: { most: 64 },
  userPrincipalName: { most: 113, required: true },
  mail: { most: 256 },
  jobTitle: { most: 128 },
  officeLocation: { most: 128 },
  mobilePhone: { most: 64 },
  preferredLanguage: { most: 64 },
  employeeId: { most: 16 },
  city: { most: 128 },
  companyName: { most: 64 },
  country: { most: 128 },
  department: { most: 64 },
  employeeType: { most: 64 },
  mailNickname: { most: 64, required: true },
  postalCode: { most: 40 },
  state: { most: 128 },
  streetAddress: { most: 1024 },
  usageLocation: { most: 2 },
} as const satisfies Partial<Record<keyof Person, { readonly most: number; readonly required?: true }>>;

/** What `POST` and `PATCH` write; the password is checked apart. */
export type UserChange = { -readonly [Name in keyof typeof TEXTS | 'otherMails' | 'businessPhones' | 'accountEnabled' | 'userType' | 'password']?: Person[Name] };

/** Characters of a user principal name before the `@` (graph/api/user-post-users). */
const NAME = /^[A-Za-z0-9'.\-_!#^~]+$/;

const invalid = (name: string): Error => badRequest(`Invalid value specified for property '${name}' of resource 'User'.`);

/** A body of `POST` or `PATCH` as a change. @throws {GraphError} for the first property that cannot be written so. */
export function userChange(tenant: Pick<Tenant, 'people' | 'domain'>, body: Readonly<Record<string, unknown>>, before: Person | null): UserChange {
  const change: UserChange = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'passwordProfile') change.password = passwordIn(value);
    else if (name !== '@odata.type') Object.assign(change, { [name]: valueOf(name, value) });
  }
  if (change.userPrincipalName !== undefined) judgeName(tenant, change.userPrincipalName, before);
  return change;
}

function valueOf(name: string, value: unknown): unknown {
  if (name === 'accountEnabled') return typeof value === 'boolean' ? value : refuse(name);
  if (name === 'userType') return value === 'Member' || value === 'Guest' ? value : refuse(name);
  if (name === 'otherMails' || name === 'businessPhones') return isTexts(value) && value.length <= (name === 'businessPhones' ? 1 : 250) ? value : refuse(name);
  if (Object.hasOwn(TEXTS, name)) return textOf(name as keyof typeof TEXTS, value);
  if (Object.hasOwn(USER.properties, name)) throw badRequest(`Property '${name}' is read-only and cannot be set.`);
  if (USER.lacking?.includes(name) === true) throw badRequest(`The property '${name}' of 'user' is not imitated here. (Simulator, see /_sim/fidelity.)`);
  throw badRequest(`Invalid property '${name}'.`);
}

function textOf(name: keyof typeof TEXTS, value: unknown): string | null {
  const rule: { readonly most: number; readonly required?: true } = TEXTS[name];
  if (value === null && rule.required !== true) return null;
  return typeof value === 'string' && value !== '' && value.length <= rule.most ? value : refuse(name);
}

function refuse(name: string): never {
  throw invalid(name);
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '' && each.length <= 250);

/** Texts of the three refusals: public logs. */
function judgeName(tenant: Pick<Tenant, 'people' | 'domain'>, name: string, before: Person | null): void {
  const [alias = '', domain = '', ...more] = name.split('@');
  if (more.length > 0 || !NAME.test(alias) || alias.length > 64) throw badRequest('Property userPrincipalName is invalid.');
  if (domain.toLowerCase() !== tenant.domain) throw badRequest('The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.');
  const other = personByName(tenant.people, name);
  if (other !== undefined && other !== before) throw badRequest('Another object with the same value for property userPrincipalName already exists.');
}

/** Password policy of cloud accounts: 8 to 256 characters, three kinds of four (Microsoft Entra, "Password policies"). */
function passwordIn(profile: unknown): string {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) throw invalid('passwordProfile');
  const { password, forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa, ...rest } = profile as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw badRequest(`Invalid property '${unknown}'.`);
  for (const flag of [forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa]) if (flag !== undefined && typeof flag !== 'boolean') throw invalid('passwordProfile');
  if (typeof password !== 'string') throw badRequest('A password must be specified to create a new user.');
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  if (password.length < 8 || password.length > 256 || kinds < 3) throw badRequest('The specified password does not comply with password complexity requirements. Please provide a different password.');
  return password;
}
