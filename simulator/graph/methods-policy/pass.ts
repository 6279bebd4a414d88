import type { PassPolicy } from '../../tenant/model.ts';
import { changePolicy, DEFAULT_PASS_POLICY, policyFault } from '../../tenant/pass-policy.ts';
import { invalid, wrongField, type Configuration } from './configuration.ts';
import { targetJson, targetsOf } from './targets.ts';

/** A change shows at once; passes feel it after the tenant's lag. */
export const passConfiguration: Configuration = {
  id: 'TemporaryAccessPass',
  type: '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
  json: ({ passPolicy: { includeTargets, ...rest } }) => ({ ...rest, includeTargets: includeTargets.map(targetJson) }),
  change({ tenant, now }, fields) {
    const policy = { ...tenant.passPolicy, ...changes(fields) };
    const fault = policyFault(policy);
    if (fault !== null) throw invalid(fault);
    changePolicy(tenant, policy, now);
  },
  reset({ tenant, now }) {
    changePolicy(tenant, { ...DEFAULT_PASS_POLICY, state: tenant.settings.assumed.defaultPassPolicy }, now);
  },
};

type Changes = { -readonly [Name in keyof PassPolicy]?: PassPolicy[Name] };

/** The fields sent, each of its type. */
function changes(fields: Readonly<Record<string, unknown>>): Changes {
  const found: Changes = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'state' && (value === 'enabled' || value === 'disabled')) found.state = value;
    else if (name === 'isUsableOnce' && typeof value === 'boolean') found.isUsableOnce = value;
    else if (isNumberName(name) && typeof value === 'number') found[name] = value;
    else if (name === 'includeTargets' || name === 'excludeTargets') found[name] = targetsOf(value);
    else throw wrongField(name);
  }
  return found;
}

const NUMBERS = ['defaultLifetimeInMinutes', 'minimumLifetimeInMinutes', 'maximumLifetimeInMinutes', 'defaultLength'] as const;
const isNumberName = (name: string): name is (typeof NUMBERS)[number] => (NUMBERS as readonly string[]).includes(name);
