import type { Delegation } from '../delegation.ts';

/** Families of permissions, `UserAuthMethod-{family}.Read.All` and so on (microsoft-graph-devx-content, permissions.json). */
type Family = 'TAP' | 'Passkey' | 'Password' | 'Phone' | 'Email' | 'MicrosoftAuthApp' | 'SoftwareOATH' | 'WindowsHello' | 'PlatformCred';

export interface Access {
  readonly permissions: readonly string[];
  readonly delegated: Delegation;
}

const names = (prefixes: readonly string[], rights: readonly string[]): readonly string[] => prefixes.flatMap((prefix) => rights.map((right) => `${prefix}.${right}`));

/** The wide permission covers every method; without a family it is the only one, as for the list of all methods. */
const prefixes = (family: Family | null): readonly string[] => [...(family === null ? [] : [`UserAuthMethod-${family}`]), 'UserAuthenticationMethod'];

export function mayRead(family: Family | null): Access {
  const others = names(prefixes(family), ['Read.All', 'ReadWrite.All']);
  return { permissions: others, delegated: { self: [...names(prefixes(family), ['Read', 'ReadWrite']), ...others], others, role: 'read-methods' } };
}

/** `self`: whether people may do it to themselves. */
export function mayWrite(family: Family, self: 'self' | 'others-only'): Access {
  const others = names(prefixes(family), ['ReadWrite.All']);
  const own = self === 'self' ? { self: [...names(prefixes(family), ['ReadWrite']), ...others] } : {};
  return { permissions: others, delegated: { ...own, others, role: 'write-methods' } };
}
