import { settingsOf } from './pc-settings.ts';
import type { Pc } from './model.ts';

/** Ways to sign in to Windows, in the order of their tiles (observed). */
export const PROVIDERS = ['password', 'pin', 'web'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** The name that the lock screen shows, or *Other user*. */
export type LockUser = 'owner' | 'other';

type OptionsPc = Pick<Pc, 'join' | 'os' | 'webSignIn' | 'pin' | 'lastSignIn' | 'settings'>;

/**
 * The tiles under *Sign-in options*. Documented: web sign-in only where it is enabled and the PC is Entra-joined; the
 * passwordless experience (Windows 11, Entra-joined) hides the password for whoever last used Windows Hello, never under
 * *Other user*.
 */
export function providersOf(pc: OptionsPc, user: LockUser): readonly Provider[] {
  const settings = settingsOf(pc);
  const isPasswordless = settings.passwordless && pc.os === 'windows-11' && pc.join === 'entra' && pc.lastSignIn === 'hello' && user === 'owner';
  const has: Record<Provider, boolean> = { password: !isPasswordless, pin: pc.pin !== null, web: pc.webSignIn && pc.join === 'entra' };
  return PROVIDERS.filter((provider) => has[provider]);
}

/**
 * Documented: web sign-in, once enabled, is what a new person meets first. Observed: after a set-up with a pass *Other
 * user* asks for the PIN. Assumed: so does the owner's name.
 */
export function firstProvider(pc: OptionsPc, user: LockUser): Provider {
  const order: readonly Provider[] = user === 'owner' || pc.lastSignIn === 'web' ? ['pin', 'web', 'password'] : ['web', 'password', 'pin'];
  const has = providersOf(pc, user);
  return order.find((provider) => has.includes(provider)) ?? 'password';
}

/** Documented: after a web sign-in the person is not listed. The same is observed after a set-up with a pass. */
export const firstUser = ({ lastSignIn, settings }: Pick<Pc, 'lastSignIn' | 'settings'>): LockUser =>
  lastSignIn === 'web' || lastSignIn === null || settingsOf({ settings }).hideLastUser ? 'other' : 'owner';

/** Documented: on Windows 10 web sign-in takes a pass alone. */
export const takesPassOnly = ({ os }: Pick<Pc, 'os'>): boolean => os === 'windows-10';
