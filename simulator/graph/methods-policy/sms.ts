import { DEFAULT_SMS_POLICY } from '../../tenant/passkey-policy.ts';
import { ALL_USERS, invalid, wrongField, type Configuration } from './configuration.ts';

/** Only for everybody alike: whether numbers become sign-in names. */
export const smsConfiguration: Configuration = {
  id: 'Sms',
  type: '#microsoft.graph.smsAuthenticationMethodConfiguration',
  json: ({ smsPolicy: { state, isUsableForSignIn } }) => ({ state, excludeTargets: [], includeTargets: [{ ...ALL_USERS, isUsableForSignIn }] }),
  change({ tenant }, fields) {
    for (const [name, value] of Object.entries(fields)) {
      if (name === 'state' && (value === 'enabled' || value === 'disabled')) tenant.smsPolicy = { ...tenant.smsPolicy, state: value };
      else if (name === 'includeTargets') tenant.smsPolicy = { ...tenant.smsPolicy, isUsableForSignIn: usableForSignIn(value) };
      else throw wrongField(name);
    }
  },
  reset({ tenant }) {
    tenant.smsPolicy = DEFAULT_SMS_POLICY;
  },
};

function usableForSignIn(value: unknown): boolean {
  const [target, ...more] = Array.isArray(value) ? (value as unknown[]) : [];
  const { id, isUsableForSignIn } = (target ?? {}) as Record<string, unknown>;
  if (id !== 'all_users' || more.length > 0 || typeof isUsableForSignIn !== 'boolean') throw invalid('Only the target all_users with isUsableForSignIn is imitated here. (Simulator, see /_sim/fidelity.)');
  return isUsableForSignIn;
}
