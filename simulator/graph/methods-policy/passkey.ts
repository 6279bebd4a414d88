import type { PasskeyPolicy } from '../../tenant/method-records.ts';
import { DEFAULT_PASSKEY_POLICY } from '../../tenant/passkey-policy.ts';
import { wrongField, type Configuration } from './configuration.ts';
import { targetJson, targetsOf } from './targets.ts';

/** Judged when a passkey is registered by Graph; one that is there stays. */
export const passkeyConfiguration: Configuration = {
  id: 'Fido2',
  type: '#microsoft.graph.fido2AuthenticationMethodConfiguration',
  json: ({ passkeyPolicy: { includeTargets, ...rest } }) => ({ ...rest, includeTargets: includeTargets.map(targetJson) }),
  change({ tenant }, fields) {
    tenant.passkeyPolicy = { ...tenant.passkeyPolicy, ...changes(fields) };
  },
  reset({ tenant }) {
    tenant.passkeyPolicy = DEFAULT_PASSKEY_POLICY;
  },
};

type Changes = { -readonly [Name in keyof PasskeyPolicy]?: PasskeyPolicy[Name] };

function changes(fields: Readonly<Record<string, unknown>>): Changes {
  const found: Changes = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'state' && (value === 'enabled' || value === 'disabled')) found.state = value;
    else if ((name === 'isAttestationEnforced' || name === 'isSelfServiceRegistrationAllowed') && typeof value === 'boolean') found[name] = value;
    else if (name === 'keyRestrictions') found.keyRestrictions = restrictionsOf(value);
    else if (name === 'includeTargets' || name === 'excludeTargets') found[name] = targetsOf(value);
    else throw wrongField(name);
  }
  return found;
}

/** Graph, fido2KeyRestrictions: all three belong together. */
function restrictionsOf(value: unknown): PasskeyPolicy['keyRestrictions'] {
  const { isEnforced, enforcementType, aaGuids } = (value ?? {}) as Record<string, unknown>;
  const isList = Array.isArray(aaGuids) && aaGuids.every((each) => typeof each === 'string');
  if (typeof isEnforced !== 'boolean' || (enforcementType !== 'allow' && enforcementType !== 'block') || !isList) throw wrongField('keyRestrictions');
  return { isEnforced, enforcementType, aaGuids: aaGuids.map((each: string) => each.toLowerCase()) };
}
