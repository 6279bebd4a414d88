import { hits } from './pass-policy.ts';
import type { PasskeyPolicy, SmsPolicy } from './method-records.ts';
import type { Tenant } from './model.ts';

/** As the sample of authenticationmethodspolicy-get shows a tenant that nobody has touched. */
export const DEFAULT_PASSKEY_POLICY: PasskeyPolicy = {
  state: 'disabled',
  isSelfServiceRegistrationAllowed: true,
  isAttestationEnforced: true,
  keyRestrictions: { isEnforced: false, enforcementType: 'block', aaGuids: [] },
  includeTargets: [{ targetType: 'group', id: 'all_users' }],
  excludeTargets: [],
};

export const DEFAULT_SMS_POLICY: SmsPolicy = { state: 'enabled', isUsableForSignIn: true };

/** Whether this person may register a passkey by Graph: known issue, it needs self-service set-up to be allowed. */
export function mayRegisterPasskey(tenant: Pick<Tenant, 'groups' | 'passkeyPolicy'>, personId: string): boolean {
  const { state, isSelfServiceRegistrationAllowed, includeTargets, excludeTargets } = tenant.passkeyPolicy;
  return state === 'enabled' && isSelfServiceRegistrationAllowed && hits(tenant, includeTargets, personId) && !hits(tenant, excludeTargets, personId);
}

/** Whether the policy's list lets an authenticator of this make in. */
export function allowsMake({ keyRestrictions }: Pick<PasskeyPolicy, 'keyRestrictions'>, aaGuid: string): boolean {
  const { isEnforced, enforcementType, aaGuids } = keyRestrictions;
  return !isEnforced || aaGuids.includes(aaGuid) === (enforcementType === 'allow');
}
