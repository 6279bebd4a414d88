import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantFault } from './grants.ts';
import type { AccessPass, Grant, PassPolicy, Person, Tenant } from './model.ts';
import { changePolicy, DEFAULT_PASS_POLICY, RECOVERY_PASS_POLICY } from './pass-policy.ts';
import type { Random } from './random.ts';
import type { Assumed } from './assumed.ts';
import { DEFAULT_SETTINGS, type Lags } from './settings.ts';
import { endOf, makePass, newPassText, passFacts, putPass, usabilityOf, usePass, type PassRequest } from './temporary-access-pass.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-02T09:00:00Z');

/** A generator that walks: enough to be different each time, the same in every run. */
const walking = (): Random => {
  let at = 0;
  return { bytes: (length) => Uint8Array.from({ length }, () => (at = (at * 31 + 7) % 251)), int: (below) => (at = (at * 31 + 7) % 9973) % below };
};
const given = (now = NOW) => ({ now, random: walking(), digest: (text: string) => `digest of ${text}` });

type Rules = Pick<Tenant, 'passPolicy' | 'passPolicyBefore' | 'settings' | 'groups' | 'people' | 'changes'>;
interface Wishes { readonly policy?: Partial<PassPolicy>; readonly assumed?: Partial<Assumed>; readonly lags?: Partial<Lags> }

function rules({ policy = {}, assumed = {}, lags = {} }: Wishes = {}): Rules {
  const settings = { ...DEFAULT_SETTINGS, assumed: { ...DEFAULT_SETTINGS.assumed, ...assumed }, lags: { ...DEFAULT_SETTINGS.lags, ...lags } };
  const tenant = { passPolicy: { ...RECOVERY_PASS_POLICY, ...policy }, passPolicyBefore: null, settings, groups: [], changes: [], people: [] as Person[] };
  tenant.people.push(somebody());
  return tenant;
}

const somebody = (): Person => ({ id: 'p1', userPrincipalName: 'p1@contoso.example', employeeId: null, managerId: null, pass: null, formerPasses: [], externalGuest: false, accountEnabled: true, sessionsValidFrom: 0 }) as unknown as Person;

function made(tenant: Rules, request: PassRequest = {}, now = NOW): AccessPass {
  const result = makePass(tenant, somebody(), request, given(now));
  if ('refused' in result) throw new Error(result.refused);
  return result.made;
}

const reason = (tenant: Rules, pass: AccessPass, now: number): string => usabilityOf(tenant, { id: 'p1' }, pass, now).methodUsabilityReason;

describe('making a pass', () => {
  it('takes the policy\'s default when nothing is asked for', () => {
    expect(made(rules())).toMatchObject({ startAt: NOW, createdAt: NOW, lifetimeInMinutes: 60, isUsableOnce: false, usedAt: null });
  });

  it('keeps every lifetime within the policy, and only those', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 43_200 }), fc.integer({ min: 10, max: 43_200 }), fc.integer({ min: -5, max: 50_000 }), (a, b, asked) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      const result = makePass(rules({ policy: { minimumLifetimeInMinutes: min, maximumLifetimeInMinutes: max, defaultLifetimeInMinutes: min } }), somebody(), { lifetimeInMinutes: asked }, given());
      expect('made' in result).toBe(asked >= min && asked <= max);
    }));
  });

  it('refuses a disabled policy, an external guest, a lifetime that is no whole number', () => {
    const refused = (tenant: Rules, person = somebody(), request: PassRequest = {}): unknown => (makePass(tenant, person, request, given()) as { refused?: string }).refused;
    expect(refused(rules({ policy: DEFAULT_PASS_POLICY }))).toBe('policy');
    expect(refused(rules(), { ...somebody(), externalGuest: true })).toBe('external-guest');
    expect(refused(rules(), somebody(), { lifetimeInMinutes: 15.5 })).toBe('lifetime');
  });

  it('treats a person outside the policy as the switch says', () => {
    const policy = { includeTargets: [{ targetType: 'user' as const, id: 'somebody else' }] };
    expect(reason(rules({ policy }), made(rules({ policy })), NOW)).toBe('DisabledByPolicy');
    expect(makePass(rules({ policy, assumed: { passOutOfScope: 'refuse' } }), somebody(), {}, given())).toEqual({ refused: 'policy' });
  });

  it('treats a multi-use pass under a one-time policy as the switch says', () => {
    const policy = { isUsableOnce: true };
    expect(makePass(rules({ policy }), somebody(), { isUsableOnce: false }, given())).toEqual({ refused: 'one-time-only' });
    expect(made(rules({ policy, assumed: { multiUseUnderOneTimePolicy: 'coerce' } }), { isUsableOnce: false }).isUsableOnce).toBe(true);
    expect(made(rules({ policy })).isUsableOnce).toBe(true);
  });

  it('treats a start in the past as the switch says, but never minds skew', () => {
    const refusing = rules({ assumed: { pastStart: 'refuse' } });
    expect(makePass(refusing, somebody(), { startAt: NOW - 6 * MINUTE }, given())).toEqual({ refused: 'past-start' });
    expect(made(refusing, { startAt: NOW - 2000 }).startAt).toBe(NOW - 2000);
    expect(made(rules(), { startAt: NOW - 6 * MINUTE }).startAt).toBe(NOW - 6 * MINUTE);
  });

  it('writes texts of the asked length, printable and without spaces, quotes or angle brackets', () => {
    fc.assert(fc.property(fc.integer({ min: 8, max: 48 }), (defaultLength) => {
      const text = newPassText(rules(), { defaultLength }, walking());
      expect(text).toMatch(new RegExp(`^[!-~]{${defaultLength}}$`));
      expect(text).not.toMatch(/["'<>`\\]/);
    }));
  });

  it('remembers only a digest of the text', () => {
    const result = makePass(rules(), somebody(), {}, given());
    if (!('made' in result)) throw new Error('refused');
    expect(Object.values(result.made)).not.toContain(result.text);
    expect(result.made.digest).toBe(`digest of ${result.text}`);
  });
});

describe('the five states', () => {
  const one = rules();

  it('is not valid before its start, usable from it, expired from its end on', () => {
    const pass = made(one, { startAt: NOW + 5 * MINUTE, lifetimeInMinutes: 10 });
    expect([NOW, NOW + 5 * MINUTE - 1, NOW + 5 * MINUTE, endOf(pass) - 1, endOf(pass)].map((now) => reason(one, pass, now))).toEqual(['NotYetValid', 'NotYetValid', 'EnabledByPolicy', 'EnabledByPolicy', 'Expired']);
  });

  it('is used after one sign-in when it is a one-time pass, and never otherwise', () => {
    for (const isUsableOnce of [true, false]) {
      const pass = made(one, { isUsableOnce });
      usePass(pass, NOW + MINUTE);
      expect(reason(one, pass, NOW + 2 * MINUTE)).toBe(isUsableOnce ? 'OneTimeUsed' : 'EnabledByPolicy');
    }
  });

  it('is disabled when the policy turns against it, after the policy\'s lag', () => {
    const tenant = { ...rules({ lags: { policyMs: MINUTE } }) } as Tenant;
    const pass = made(tenant);
    changePolicy(tenant, { ...RECOVERY_PASS_POLICY, isUsableOnce: true }, NOW + MINUTE);
    expect([NOW + 2 * MINUTE - 1, NOW + 2 * MINUTE].map((now) => reason(tenant, pass, now))).toEqual(['EnabledByPolicy', 'DisabledByPolicy']);
  });

  it('is in exactly one state, and usable exactly when enabled by policy', () => {
    fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.integer({ min: -20, max: 20 }), fc.integer({ min: -30, max: 60 }), (once, used, enabled, start, later) => {
      const tenant = rules();
      const pass = { ...made(tenant, { isUsableOnce: once, startAt: NOW + start * MINUTE, lifetimeInMinutes: 15 }), usedAt: used ? NOW : null };
      tenant.passPolicy = { ...tenant.passPolicy, state: enabled ? 'enabled' : 'disabled' };
      const now = NOW + later * MINUTE;
      const { isUsable, methodUsabilityReason } = usabilityOf(tenant, { id: 'p1' }, pass, now);
      expect(isUsable).toBe(methodUsabilityReason === 'EnabledByPolicy');
      expect(isUsable).toBe(enabled && !(once && used) && now >= pass.startAt && now < endOf(pass));
      if (once && used) expect(methodUsabilityReason).toBe('OneTimeUsed');
    }));
  });

  it('never comes back from used or expired, however the clock runs on', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100_000 }), (first, more) => {
      const pass = made(one, { lifetimeInMinutes: 10, isUsableOnce: true });
      const ended = ['Expired', 'OneTimeUsed'];
      if (ended.includes(reason(one, pass, NOW + first * MINUTE))) expect(ended).toContain(reason(one, pass, NOW + (first + more) * MINUTE));
    }));
  });
});

describe('at sign-in', () => {
  it('knows a new pass late and forgets a deleted one late', () => {
    const tenant = rules({ lags: { passSignInMs: 3000, passGoneMs: 5000 } });
    const person = somebody();
    putPass(person, made(tenant), NOW);
    expect([0, 2999, 3000].map((ms) => passFacts(tenant, person, NOW + ms).standing)).toEqual(['none', 'none', 'usable']);
    putPass(person, null, NOW + MINUTE);
    expect([0, 4999, 5000].map((ms) => passFacts(tenant, person, NOW + MINUTE + ms).standing)).toEqual(['usable', 'usable', 'none']);
  });

  it('has one pass at most: the next replaces it at once', () => {
    const tenant = rules();
    const person = somebody();
    const [first, second] = [made(tenant), { ...made(tenant), id: 'second' }];
    putPass(person, first, NOW);
    putPass(person, second, NOW + 1);
    expect(passFacts(tenant, person, NOW + 1)).toMatchObject({ pass: second, standing: 'usable' });
  });
});

describe('what was got with a pass', () => {
  const grantOf = (pass: AccessPass | null): Grant => ({ id: 'g', clientId: 'c', clientKind: 'web', personId: 'p1', sessionId: 's', scope: 'openid', contexts: { idToken: [], accessToken: [] }, passId: pass?.id ?? null, issuedAt: NOW, refresh: null, revokedAt: null });

  it('ends with it: by time, by deletion, by replacement', () => {
    const tenant = rules();
    const [person] = tenant.people as [Person];
    const pass = made(tenant, { lifetimeInMinutes: 10 });
    putPass(person, pass, NOW);
    expect([0, 10 * MINUTE - 1, 10 * MINUTE].map((ms) => grantFault(tenant, grantOf(pass), NOW + ms))).toEqual([null, null, 'pass-expired']);
    putPass(person, null, NOW + MINUTE);
    expect(grantFault(tenant, grantOf(pass), NOW + MINUTE)).toBe('pass-none');
  });

  it('outlives the use of a one-time pass, but no revocation and no disabled account', () => {
    const tenant = rules();
    const [person] = tenant.people as [Person];
    const pass = made(tenant, { isUsableOnce: true });
    putPass(person, pass, NOW);
    usePass(pass, NOW);
    expect(grantFault(tenant, grantOf(pass), NOW + MINUTE)).toBeNull();
    expect(grantFault(tenant, { ...grantOf(null), revokedAt: NOW }, NOW)).toBe('revoked');
    person.sessionsValidFrom = NOW + 1;
    expect(grantFault(tenant, grantOf(null), NOW + 1)).toBe('revoked');
    person.accountEnabled = false;
    expect(grantFault(tenant, grantOf(null), NOW + 1)).toBe('user-disabled');
  });
});
