import { totpCode, TOTP_STEP_MS } from '../pages/totp.ts';
import type { Tenant } from '../tenant/model.ts';

/** What was typed, by whose it is: every tenant has its own passwords and codes. */
export type Typed =
  | { readonly from: 'text'; readonly text: string }
  | { readonly from: 'address' | 'password'; readonly personKey: string }
  | { readonly from: 'code'; readonly personKey: string; readonly account: string };

/** Whose it is in this tenant at this instant. */
export function typedFrom(tenant: Pick<Tenant, 'people' | 'devices'>, text: string, now: number): Typed {
  const owner = tenant.people.find(({ userPrincipalName, password }) => text === password || text.trim().toLowerCase() === userPrincipalName.toLowerCase());
  if (owner !== undefined) return { from: text === owner.password ? 'password' : 'address', personKey: owner.key };
  return codeOn(tenant, text.replaceAll(' ', ''), now) ?? { from: 'text', text };
}

/** A code of one of the phones, of now or of a step ago: it was read before it was typed. */
function codeOn({ people, devices }: Pick<Tenant, 'people' | 'devices'>, code: string, now: number): Typed | null {
  if (!/^\d{6,8}$/.test(code)) return null;
  for (const device of devices) {
    if (device.kind !== 'phone') continue;
    const account = device.accounts.find(({ secret }) => [now, now - TOTP_STEP_MS].some((at) => totpCode(secret, at) === code));
    const owner = people.find(({ id }) => id === device.ownerId);
    if (account !== undefined && owner !== undefined) return { from: 'code', personKey: owner.key, account: account.issuer };
  }
  return null;
}
