import type { Device, Method, Person, Phone, PhoneAccount } from '../tenant/model.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import { FRESH_PIN_GUARD } from '../tenant/windows-lockout.ts';
import { newBase32, newBadge, newPassword, newPin } from './secrets.ts';
import type { Persona } from './persona.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Older than any "young account" rule. */
const SETTLED_DAYS = 400;

export interface Settled {
  readonly person: Person;
  readonly devices: readonly Device[];
}

/** Makes a person of a persona: account, password, badge, PC, phones, and a sign-in method on the first phone. */
export function settle(persona: Persona, given: { readonly domain: string; readonly number: number; readonly now: number; readonly random: Random }): Settled {
  const { domain, number, now, random } = given;
  const createdAt = now - (persona.createdDaysAgo ?? SETTLED_DAYS) * DAY_MS;
  const address = `${persona.alias}@${domain}`;
  const person: Person = {
    key: persona.key,
    id: newGuid(random),
    displayName: persona.displayName ?? `${persona.givenName} ${persona.surname}`,
    givenName: persona.givenName,
    surname: persona.surname,
    userPrincipalName: address,
    mail: address,
    otherMails: [],
    jobTitle: persona.jobTitle,
    officeLocation: null,
    mobilePhone: null,
    businessPhones: [],
    preferredLanguage: persona.language ?? 'en-US',
    employeeId: String(1001 + number),
    accountEnabled: true,
    userType: 'Member',
    externalGuest: false,
    onPremisesSyncEnabled: null,
    createdAt,
    managerId: null,
    password: newPassword(random),
    badge: newBadge(random),
    hasPhoto: true,
    pass: null,
    formerPasses: [],
    methods: [],
    failedSignIns: { count: 0, lockedUntil: 0 },
    sessionsValidFrom: createdAt,
    ...persona.traits,
  };
  const phones = (persona.phones ?? [{ name: `${persona.givenName}'s phone` }]).map(({ name, lost = false }): Phone => ({ id: newGuid(random), kind: 'phone', name, ownerId: person.id, lost, accounts: [] }));
  if (persona.method !== 'none') enrol(person, phones[0], persona.method ?? 'microsoftAuthenticator', random);
  return { person, devices: [...pcOf(persona, person, random), ...phones] };
}

/** Adds the method and, on the phone, the account that makes its codes. */
function enrol(person: Person, phone: Phone | undefined, kind: 'microsoftAuthenticator' | 'softwareOath', random: Random): void {
  if (phone === undefined) return;
  const secret = newBase32(random);
  const account: PhoneAccount = { id: newGuid(random), issuer: 'Microsoft', label: person.userPrincipalName, secret, addedAt: person.createdAt };
  const common = { id: newGuid(random), createdAt: person.createdAt, secret };
  const method: Method = kind === 'softwareOath' ? { kind, ...common } : { kind, ...common, displayName: phone.name, phoneAppVersion: '6.2511.7533', phoneId: phone.id };
  phone.accounts.push(account);
  person.methods.push(method);
}

/** A PC in use has a PIN, and so its owner has a Windows Hello method; one out of the box has neither. */
function pcOf(persona: Persona, person: Person, random: Random): readonly Device[] {
  const join = persona.pc === undefined ? 'entra' : persona.pc;
  if (join === null) return [];
  const id = newGuid(random);
  const name = join === 'none' ? 'New PC' : `PC-${id.slice(0, 6).toUpperCase()}`;
  const pin = join === 'none' ? null : { value: newPin(random), former: [], guard: FRESH_PIN_GUARD };
  if (pin !== null) person.methods.push({ kind: 'windowsHello', id: newGuid(random), displayName: name, createdAt: person.createdAt, deviceId: id });
  return [{ id, kind: 'pc', name, ownerId: person.id, join, os: 'windows-11', online: true, webSignIn: false, pinReset: 'destructive', pin, desktop: null }];
}
