import type { LostKind } from './words.ts';

/**
 * Types of sign-in methods, last parts of `@odata.type` (Microsoft Graph v1.0), that go with a lost thing. What is not
 * here is never deleted: password and mail addresses are on no device, a pass has its own rules, and Windows Hello and
 * platform credentials open the PC that a person without a phone still has.
 */
const GOES_WITH = {
  phone: ['microsoftAuthenticatorAuthenticationMethod', 'softwareOathAuthenticationMethod', 'phoneAuthenticationMethod'],
  'security-key': ['fido2AuthenticationMethod'],
  pc: [],
} as const satisfies Readonly<Record<LostKind, readonly string[]>>;

export type RemovableType = (typeof GOES_WITH)[LostKind][number];

/** Methods without which a stranger with the password gets in, and may set up methods of their own. */
const SECOND_FACTORS: readonly string[] = [...GOES_WITH.phone, ...GOES_WITH['security-key'], 'windowsHelloForBusinessAuthenticationMethod', 'platformCredentialAuthenticationMethod'];

export interface MethodRef {
  readonly id: string;
  readonly type: RemovableType;
}

interface AnyMethod {
  readonly id: string;
  readonly type: string;
}

export const isSameMethod = (a: AnyMethod, b: AnyMethod): boolean => a.id === b.id && a.type === b.type;

/** Of somebody's methods those that may be deleted with this lost thing. Never the last second factor: it stays until there is a new one. */
export const removableMethods = (lost: LostKind, methods: readonly AnyMethod[]): readonly MethodRef[] =>
  methods.flatMap(({ id, type }) => {
    const known = GOES_WITH[lost].find((each) => each === type);
    const method = known === undefined ? null : { id, type: known };
    const leavesAnother = methods.some((other) => SECOND_FACTORS.includes(other.type) && !isSameMethod(other, { id, type }));
    return method !== null && leavesAnother ? [method] : [];
  });
