import type { Method, MethodKind, Person } from '../tenant/model.ts';
import { methodsError } from './error.ts';
import { graphInstant } from './odata.ts';
import { context, contextKey, graphRoute, personOfPath } from './operation.ts';
import { passJson } from './passes.ts';

const READ_ALL = ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'];

/** Everybody's password has this id. */
const PASSWORD_ID = '28c10230-6103-485e-b985-444c60001490';

const TYPES: Record<MethodKind, string> = {
  microsoftAuthenticator: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
  softwareOath: '#microsoft.graph.softwareOathAuthenticationMethod',
  phone: '#microsoft.graph.phoneAuthenticationMethod',
  email: '#microsoft.graph.emailAuthenticationMethod',
  fido2: '#microsoft.graph.fido2AuthenticationMethod',
  windowsHello: '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod',
};

/** A method as Graph shows it. Secrets are never shown again. */
function methodJson(method: Method): object {
  switch (method.kind) {
    case 'microsoftAuthenticator':
      return { id: method.id, displayName: method.displayName, deviceTag: 'SoftwareTokenActivated', phoneAppVersion: method.phoneAppVersion, createdDateTime: null };
    case 'softwareOath':
      return { id: method.id, secretKey: null };
    case 'phone':
      return { id: method.id, phoneNumber: method.phoneNumber, phoneType: method.phoneType, smsSignInState: 'notEnabled' };
    case 'email':
      return { id: method.id, emailAddress: method.emailAddress };
    case 'fido2':
      return { id: method.id, displayName: method.displayName, createdDateTime: graphInstant(method.createdAt), aaGuid: '2fc0579f-8113-47ea-b116-555a8db9202a', model: method.model, attestationCertificates: [], attestationLevel: 'attested' };
    case 'windowsHello':
      return { id: method.id, displayName: method.displayName, createdDateTime: graphInstant(method.createdAt), keyStrength: 'normal' };
  }
}

export const methodsList = graphRoute({
  method: 'GET',
  path: '/users/{id}/authentication/methods',
  name: 'methods-list',
  fidelity: { mark: 'documented', source: 'graph/api/authentication-list-methods', note: 'No query options, as in the real service. Order: password, others, pass.' },
  service: 'authentication-methods',
  permissions: READ_ALL,
  handle(graph) {
    const person = personOfPath(graph);
    const password = { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: PASSWORD_ID, password: null, createdDateTime: graphInstant(person.createdAt) };
    const others = person.methods.map((method) => ({ '@odata.type': TYPES[method.kind], ...methodJson(method) }));
    const pass = person.pass === null ? [] : [{ '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod', ...passJson(graph, person, person.pass, null) }];
    return { status: 200, json: { '@odata.context': context(graph.call, `users('${contextKey(graph.call)}')/authentication/methods`), value: [password, ...others, ...pass] } };
  },
});

/** List and delete of one kind; creating happens on the people's pages alone, as in the real service. */
const collection = (segment: string, kind: MethodKind, permissionName: string) => {
  const path = `/users/{id}/authentication/${segment}`;
  const write = [`UserAuthMethod-${permissionName}.ReadWrite.All`, 'UserAuthenticationMethod.ReadWrite.All'];
  return [
    graphRoute({
      method: 'GET',
      path,
      name: `${segment}-list`,
      fidelity: { mark: 'documented', source: `graph/api/${kind.toLowerCase()}authenticationmethod-list` },
      service: 'authentication-methods',
      permissions: [`UserAuthMethod-${permissionName}.Read.All`, ...write, 'UserAuthenticationMethod.Read.All'],
      handle(graph) {
        const found = personOfPath(graph).methods.filter((method) => method.kind === kind);
        return { status: 200, json: { '@odata.context': context(graph.call, `users('${contextKey(graph.call)}')/authentication/${segment}`), value: found.map(methodJson) } };
      },
    }),
    graphRoute({
      method: 'DELETE',
      path: `${path}/{methodId}`,
      name: `${segment}-delete`,
      fidelity: { mark: 'documented', source: `graph/api/${kind.toLowerCase()}authenticationmethod-delete`, note: 'Body of the 404: assumed. Deleting the default method while others exist is not refused here.' },
      service: 'authentication-methods',
      permissions: write,
      handle(graph) {
        removeMethod(personOfPath(graph), kind, graph.call.params['methodId'] ?? '');
        return { status: 204 };
      },
    }),
  ];
};

function removeMethod(person: Person, kind: MethodKind, id: string): void {
  const at = person.methods.findIndex((method) => method.kind === kind && method.id === id.toLowerCase());
  if (at < 0) throw methodsError(404, 'resourceNotFound', 'The requested authentication method was not found.');
  person.methods.splice(at, 1);
}

export const methodCollections = [
  ...collection('microsoftAuthenticatorMethods', 'microsoftAuthenticator', 'MicrosoftAuthApp'),
  ...collection('softwareOathMethods', 'softwareOath', 'SoftwareOATH'),
  ...collection('phoneMethods', 'phone', 'Phone'),
];
