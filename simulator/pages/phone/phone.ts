import type { Person, Phone, PhoneAccount, Tenant } from '../../tenant/model.ts';
import { newGuid, type Random } from '../../tenant/random.ts';

/** The phone a person holds now: the newest one. */
export const currentPhone = (tenant: Pick<Tenant, 'devices'>, person: Pick<Person, 'id'>): Phone | null =>
  tenant.devices.findLast((device): device is Phone => device.kind === 'phone' && device.ownerId === person.id) ?? null;

/** A new phone knows nothing: authenticator accounts do not come along (documented: they have to be set up again). */
export function newPhone(tenant: Pick<Tenant, 'devices'>, person: Person, name: string, random: Random): void {
  const old = currentPhone(tenant, person);
  if (old !== null) old.lost = true;
  tenant.devices.push({ id: newGuid(random), kind: 'phone', name, ownerId: person.id, lost: false, accounts: [] });
}

/** The account that an `otpauth` address describes (Key URI format), or null when it is for something else. */
export function accountOf(uri: string): Pick<PhoneAccount, 'issuer' | 'label' | 'secret'> | null {
  if (!URL.canParse(uri)) return null;
  const { protocol, host, pathname, searchParams } = new URL(uri);
  const secret = plainSecret(searchParams.get('secret') ?? '');
  if (protocol !== 'otpauth:' || host !== 'totp' || secret === null) return null;
  const label = decoded(pathname.replace(/^\//, ''));
  return { issuer: searchParams.get('issuer') ?? label.split(':')[0] ?? '', label, secret };
}

/** A typed secret key without its spaces, or null when it is none: base32, at least 80 bits as the shortest in use. */
export function plainSecret(typed: string): string | null {
  const secret = typed.replace(/[\s=-]/g, '').toUpperCase();
  return /^[A-Z2-7]{16,128}$/.test(secret) ? secret : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Adds an account; the same secret again replaces the one before. */
export function addAccount(phone: Phone, account: Pick<PhoneAccount, 'issuer' | 'label' | 'secret'>, given: { readonly now: number; readonly random: Random }): void {
  removeAccount(phone, phone.accounts.find((each) => each.secret === account.secret)?.id ?? '');
  phone.accounts.push({ ...account, id: newGuid(given.random), addedAt: given.now });
}

export function removeAccount(phone: Phone, id: string): void {
  const at = phone.accounts.findIndex((each) => each.id === id);
  if (at >= 0) phone.accounts.splice(at, 1);
}
