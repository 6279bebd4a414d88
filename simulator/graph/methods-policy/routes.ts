import { jsonOf } from '../../http.ts';
import { audit } from '../audit.ts';
import type { Delegation } from '../delegation.ts';
import { methodsError } from '../error.ts';
import { graphInstant } from '../instant.ts';
import { context, graphRoute, type GraphCall } from '../operation.ts';
import { invalid, type Configuration } from './configuration.ts';
import { fixedConfigurations } from './fixed.ts';
import { passConfiguration } from './pass.ts';
import { passkeyConfiguration } from './passkey.ts';
import { smsConfiguration } from './sms.ts';

const POLICY = '/policies/authenticationMethodsPolicy';
const PATH = `${POLICY}/authenticationMethodConfigurations/{configurationId}`;
const READ: readonly string[] = ['Policy.Read.AuthenticationMethod', 'Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'];
const WRITE: readonly string[] = ['Policy.ReadWrite.AuthenticationMethod'];
const mayRead = { permissions: READ, delegated: { others: READ, role: 'read-policy' } satisfies Delegation };
const mayWrite = { permissions: WRITE, delegated: { others: WRITE, role: 'write-policy' } satisfies Delegation };

const CONFIGURATIONS: readonly Configuration[] = [passkeyConfiguration, ...fixedConfigurations, smsConfiguration, passConfiguration];

/** Both casings are written in Microsoft's documents. */
function configurationOf({ call }: GraphCall): Configuration {
  const id = call.params['configurationId'] ?? '';
  const found = CONFIGURATIONS.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (found === undefined) throw methodsError(404, 'resourceNotFound', `The authentication method configuration '${id}' was not found. (Simulator: ${CONFIGURATIONS.map((each) => each.id).join(', ')} are imitated.)`);
  return found;
}

const policyGet = graphRoute({
  method: 'GET',
  path: POLICY,
  name: 'methods-policy-get',
  fidelity: { mark: 'documented', source: 'graph/api/authenticationmethodspolicy-get', note: 'lastModifiedDateTime is that of the last change of the pass policy, else the beginning of 2022 as in the sample; no registration campaign runs.' },
  service: 'authentication-methods',
  ...mayRead,
  handle({ call, tenant }) {
    return {
      status: 200,
      json: {
        '@odata.context': context(call, 'authenticationMethodsPolicy'),
        id: 'authenticationMethodsPolicy',
        displayName: 'Authentication Methods Policy',
        description: 'The tenant-wide policy that controls which authentication methods are allowed in the tenant, authentication method registration requirements, and self-service password reset settings',
        lastModifiedDateTime: graphInstant(tenant.passPolicyBefore?.changedAt ?? Date.UTC(2022, 0, 1)),
        policyVersion: '1.4',
        registrationEnforcement: { authenticationMethodsRegistrationCampaign: { snoozeDurationInDays: 1, state: 'disabled', excludeTargets: [], includeTargets: [{ id: 'all_users', targetType: 'group', targetedAuthenticationMethod: 'microsoftAuthenticator' }] } },
        authenticationMethodConfigurations: CONFIGURATIONS.map(({ id, type, json }) => ({ '@odata.type': type, id, ...json(tenant) })),
      },
    };
  },
});

const configurationGet = graphRoute({
  method: 'GET',
  path: PATH,
  name: 'methods-policy-configuration-get',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethodconfiguration-get and its like for the other methods', note: 'Shows a change at once; passes feel it after lags.policyMs.' },
  service: 'authentication-methods',
  ...mayRead,
  handle(graph) {
    const { id, type, json } = configurationOf(graph);
    const { includeTargets, ...rest } = json(graph.tenant);
    const targets = context(graph.call, `policies/authenticationMethodsPolicy/authenticationMethodConfigurations('${id}')/${type.slice(1)}/includeTargets`);
    return { status: 200, json: { '@odata.context': context(graph.call, 'authenticationMethodConfigurations/$entity'), '@odata.type': type, id, ...rest, 'includeTargets@odata.context': targets, includeTargets } };
  },
});

const configurationPatch = graphRoute({
  method: 'PATCH',
  path: PATH,
  name: 'methods-policy-configuration-patch',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethodconfiguration-update and its like for Fido2 and Sms', note: 'Texts of the refusals: assumed. The other methods are as the simulated sign-in has them, and a change is refused.' },
  service: 'authentication-methods',
  ...mayWrite,
  handle(graph) {
    const configuration = configurationOf(graph);
    const body = jsonOf(graph.call);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('Empty Payload. JSON content expected.');
    const { '@odata.type': type, id: _id, ...fields } = body as Record<string, unknown>;
    if (type !== configuration.type) throw invalid(`The property '@odata.type' must be '${configuration.type}'.`);
    if (configuration.change === undefined) throw notHere(configuration);
    configuration.change(graph, fields);
    auditChange(graph, 'Authentication Methods Policy Update', configuration);
    return { status: 204 };
  },
});

const configurationDelete = graphRoute({
  method: 'DELETE',
  path: PATH,
  name: 'methods-policy-configuration-delete',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethodconfiguration-delete and its like for Fido2 and Sms', note: "Back to Microsoft's default." },
  service: 'authentication-methods',
  ...mayWrite,
  handle(graph) {
    const configuration = configurationOf(graph);
    if (configuration.reset === undefined) throw notHere(configuration);
    configuration.reset(graph);
    auditChange(graph, 'Authentication Methods Policy Reset', configuration);
    return { status: 204 };
  },
});

const notHere = ({ id }: Configuration) => invalid(`Changing the configuration ${id} is not imitated here. (Simulator, see /_sim/fidelity.)`);

const auditChange = (graph: GraphCall, activity: 'Authentication Methods Policy Update' | 'Authentication Methods Policy Reset', { id }: Configuration): void => {
  audit(graph, { activity, targets: [{ type: 'Policy', id, displayName: 'Authentication Methods Policy', userPrincipalName: null, changes: [] }] });
};

export const methodsPolicy = [policyGet, configurationGet, configurationPatch, configurationDelete];
