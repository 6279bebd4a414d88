import type { Device, Method, Pc, Person, Phone, PhoneAccount } from '../tenant/model.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import { FRESH_PIN_GUARD } from '../tenant/windows-lockout.ts';
import { FRESH_TPM } from '../tenant/windows-tpm.ts';
import { newBase32, newBadge, newPassword, newPin } from './secrets.ts';
import type { SeedPerson } from './seed-file.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Older than any "young account" rule. */
const SETTLED_DAYS = 400;
/** Employee ids go up from here. */
const FIRST_EMPLOYEE = 1001;

export interface Settled {
  readonly person: Person;
  readonly devices: readonly Device[];
}

interface Place {
  readonly id: string;
  readonly managerId: string | null;
  readonly domain: string;
  /** How many come before in the file. */
  readonly number: number;
  readonly now: number;
  readonly random: Random;
}

/** Makes a person of a seed's: account, password, badge, PCs, phones, and a sign-in method on the first phone. */
export function settlePerson(seed: SeedPerson, given: Place): Settled {
  const { id, managerId, domain, number, now, random } = given;
  const createdAt = now - (seed.createdDaysAgo ?? SETTLED_DAYS) * DAY_MS;
  const address = `${seed.alias}@${domain}`;
  const person: Person = {
    key: seed.key,
    id,
    displayName: seed.displayName ?? `${seed.givenName} ${seed.surname}`,
    givenName: seed.givenName,
    surname: seed.surname,
    userPrincipalName: address,
    mail: address,
    otherMails: [...(seed.otherMails ?? [])],
    jobTitle: seed.jobTitle ?? null,
    officeLocation: seed.officeLocation ?? null,
    mobilePhone: seed.mobilePhone ?? null,
    businessPhones: [...(seed.businessPhones ?? [])],
    preferredLanguage: seed.preferredLanguage ?? 'en-US',
    employeeId: seed.employeeId ?? String(FIRST_EMPLOYEE + number),
    accountEnabled: seed.accountEnabled ?? true,
    userType: seed.userType ?? 'Member',
    externalGuest: seed.externalGuest ?? false,
    onPremisesSyncEnabled: seed.onPremisesSyncEnabled ?? null,
    createdAt,
    managerId,
    password: seed.password ?? newPassword(random),
    badge: seed.badge ?? newBadge(random),
    hasPhoto: seed.hasPhoto ?? true,
    pass: null,
    formerPasses: [],
    methods: [],
    failedSignIns: { count: 0, lockedUntil: 0 },
    sessionsValidFrom: createdAt,
  };
  const phones = (seed.phones ?? [{ name: `${seed.givenName}'s phone` }]).map(({ name, lost = false }): Phone => ({ id: newGuid(random), kind: 'phone', name, ownerId: person.id, lost, accounts: [] }));
  if (seed.method !== 'none') enrol(person, phones[0], seed.method ?? 'microsoftAuthenticator', random);
  return { person, devices: [...(seed.pcs ?? [{}]).map((pc) => pcOf(pc, person, random)), ...phones] };
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
function pcOf(seed: NonNullable<SeedPerson['pcs']>[number], person: Person, random: Random): Pc {
  const { join = 'entra', os = 'windows-11', online = true, webSignIn = false, pinReset = 'destructive' } = seed;
  const id = newGuid(random);
  const name = seed.name ?? (join === 'none' ? 'New PC' : `PC-${id.slice(0, 6).toUpperCase()}`);
  const pin = join === 'none' ? null : { value: newPin(random), former: [], guard: FRESH_PIN_GUARD, setAt: person.createdAt, worksFrom: person.createdAt };
  if (pin !== null) person.methods.push({ kind: 'windowsHello', id: newGuid(random), displayName: name, createdAt: person.createdAt, deviceId: id });
  return { id, kind: 'pc', name, ownerId: person.id, join, os, online, webSignIn, pinReset, settings: {}, pin, tpm: FRESH_TPM, lastSignIn: pin === null ? null : 'hello', setUp: null, accounts: [], desktop: null };
}
