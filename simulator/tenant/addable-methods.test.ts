import { expect, it } from 'vitest';
import { ADDABLE, addableMethods, addFault, LIMITS } from './addable-methods.ts';
import type { Method, Person, Session } from './model.ts';
import { DEFAULT_PASSKEY_POLICY, DEFAULT_SMS_POLICY } from './passkey-policy.ts';
import { PHONE_IDS } from './phone-method.ts';

const MINUTE_MS = 60_000;
const tenant = { groups: [], passkeyPolicy: { ...DEFAULT_PASSKEY_POLICY, state: 'enabled' as const }, smsPolicy: DEFAULT_SMS_POLICY };
const holder = (methods: readonly Method[] = []): Pick<Person, 'id' | 'methods'> => ({ id: 'mara', methods: [...methods] });
const phone = (phoneType: 'mobile' | 'alternateMobile'): Method => ({ kind: 'phone', id: PHONE_IDS[phoneType], phoneNumber: '+47 23456789', phoneType, smsSignIn: false });
const app = (id: number): Method => ({ kind: 'softwareOath', id: String(id), createdAt: 0, secret: '' });
const signedIn = (proofs: Session['proofs'], passId: string | null = null): Session => ({ id: 's', personId: 'mara', deviceId: 'browser', startedAt: 0, startedRealAt: 0, proofs, passId, endedAt: null });

it('offers everything that the policies allow, and with a pass only what is used for sign-in', () => {
  expect(addableMethods(tenant, holder(), { passId: null })).toEqual(ADDABLE.filter((kind) => kind !== 'alternateMobile'));
  expect(addableMethods(tenant, holder(), { passId: 'pass' })).not.toContain('email');
  expect(addableMethods({ ...tenant, passkeyPolicy: DEFAULT_PASSKEY_POLICY, smsPolicy: { ...DEFAULT_SMS_POLICY, state: 'disabled' } }, holder(), { passId: null })).toEqual(['microsoftAuthenticator', 'softwareOath', 'email']);
});

it('offers each phone once, the alternate one after the first', () => {
  const phones = (methods: readonly Method[]): string[] => addableMethods(tenant, holder(methods), { passId: null }).filter((kind) => kind.toLowerCase().endsWith('mobile'));
  expect(phones([])).toEqual(['mobile']);
  expect(phones([phone('mobile')])).toEqual(['alternateMobile']);
  expect(phones([phone('mobile'), phone('alternateMobile')])).toEqual([]);
});

it('has a limit for each kind of app by itself', () => {
  const full = holder(Array.from({ length: LIMITS.softwareOath }, (_, id) => app(id)));
  const session = signedIn(['password', 'code']);
  expect(addFault({ people: [] }, full, session, { kind: 'softwareOath', now: 0 })).toBe('limit');
  expect(addFault({ people: [] }, full, session, { kind: 'microsoftAuthenticator', now: 0 })).toBeNull();
  expect(addFault({ people: [] }, holder(full.methods.slice(1)), session, { kind: 'softwareOath', now: 0 })).toBeNull();
});

it('wants two factors of the last ten minutes for a passkey, and not for another method', () => {
  const fault = (proofs: Session['proofs'], kind: 'passkey' | 'softwareOath', now: number): unknown => addFault({ people: [] }, holder(), signedIn(proofs), { kind, now });
  expect(fault(['password'], 'passkey', 0)).toBe('mfa');
  expect(fault(['password'], 'softwareOath', 0)).toBeNull();
  expect(fault(['pass'], 'passkey', 10 * MINUTE_MS - 1)).toBeNull();
  expect(fault(['pass'], 'passkey', 10 * MINUTE_MS)).toBe('fresh');
  expect(fault(['pass'], 'softwareOath', 10 * MINUTE_MS)).toBeNull();
});
