import { jsonOf, type Call } from '../http.ts';
import type { PassPolicy, PolicyTarget } from '../tenant/model.ts';
import { changePolicy, policyFault } from '../tenant/pass-policy.ts';
import { methodsError, type GraphError } from './error.ts';
import { context, graphRoute } from './operation.ts';

const PATH = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
const TYPE = '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration';

export const passPolicyGet = graphRoute({
  method: 'GET',
  path: PATH,
  name: 'pass-policy-get',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethodconfiguration-get', note: 'Shows a change at once; passes feel it after lags.policyMs.' },
  service: 'authentication-methods',
  permissions: ['Policy.Read.AuthenticationMethod', 'Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'],
  handle({ call, tenant }) {
    const { includeTargets, excludeTargets, ...rest } = tenant.passPolicy;
    return {
      status: 200,
      json: {
        '@odata.context': context(call, 'authenticationMethodConfigurations/$entity'),
        '@odata.type': TYPE,
        id: 'TemporaryAccessPass',
        ...rest,
        'includeTargets@odata.context': context(call, "policies/authenticationMethodsPolicy/authenticationMethodConfigurations('TemporaryAccessPass')/microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration/includeTargets"),
        includeTargets: includeTargets.map((target) => ({ ...target, isRegistrationRequired: false })),
        excludeTargets,
      },
    };
  },
});

export const passPolicyPatch = graphRoute({
  method: 'PATCH',
  path: PATH,
  name: 'pass-policy-patch',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethodconfiguration-update', note: 'Texts of the refusals: assumed.' },
  service: 'authentication-methods',
  permissions: ['Policy.ReadWrite.AuthenticationMethod'],
  handle({ call, tenant, now }) {
    const policy = { ...tenant.passPolicy, ...policyPatch(call) };
    const fault = policyFault(policy);
    if (fault !== null) throw invalid(fault);
    changePolicy(tenant, policy, now);
    return { status: 204 };
  },
});

const invalid = (message: string): GraphError => methodsError(400, 'badRequest', message);

type Patch = { -readonly [Name in keyof PassPolicy]?: PassPolicy[Name] };

/** The fields sent, each of its type. The type annotation is required, as in the real service. */
function policyPatch(call: Call): Patch {
  const body = jsonOf(call);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('Empty Payload. JSON content expected.');
  const { '@odata.type': type, id: _id, ...fields } = body as Record<string, unknown>;
  if (type !== TYPE) throw invalid(`The property '@odata.type' must be '${TYPE}'.`);
  const patch: Patch = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'state' && (value === 'enabled' || value === 'disabled')) patch.state = value;
    else if (name === 'isUsableOnce' && typeof value === 'boolean') patch.isUsableOnce = value;
    else if (isNumberName(name) && typeof value === 'number') patch[name] = value;
    else if ((name === 'includeTargets' || name === 'excludeTargets') && Array.isArray(value)) patch[name] = value.map(target);
    else throw invalid(`The property '${name}' does not exist here or has a wrong value.`);
  }
  return patch;
}

const NUMBERS = ['defaultLifetimeInMinutes', 'minimumLifetimeInMinutes', 'maximumLifetimeInMinutes', 'defaultLength'] as const;
const isNumberName = (name: string): name is (typeof NUMBERS)[number] => (NUMBERS as readonly string[]).includes(name);

function target(value: unknown): PolicyTarget {
  const { targetType, id } = (value ?? {}) as Record<string, unknown>;
  if ((targetType !== 'user' && targetType !== 'group') || typeof id !== 'string') throw invalid('A target has a targetType (user or group) and an id.');
  return { targetType, id: id.toLowerCase() };
}
