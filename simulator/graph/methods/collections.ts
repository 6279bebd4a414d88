import { userTarget } from '../../tenant/audit.ts';
import type { Method, MethodKind, Person } from '../../tenant/model.ts';
import { deletionFault } from '../../tenant/security-info.ts';
import { audit } from '../audit.ts';
import type { QueryOption } from '../odata/options.ts';
import { graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { mayRead, mayWrite } from './access.ts';
import { deviceJson, methodJson, typedMethodJson } from './method-json.ts';
import { contextOf, demandMfaForOneself, invalid, methodIdOf, subjectOf, unknownMethod } from './subject.ts';

/** One typed collection below `/authentication`. */
interface Collection {
  readonly segment: string;
  readonly kind: MethodKind;
  readonly family: Parameters<typeof mayWrite>[0];
  /** What the audit log calls the method. */
  readonly called: string;
  /** Pages of the API reference: of the list, and how those of one method begin. */
  readonly pages: readonly [string, string];
  /** The list says the type of each item, though its address says it too: as in the document's sample. */
  readonly typed?: boolean;
}

/** Creating is left to people's pages for these, as in the real service; phones, mail and passkeys have their own files beside. */
const COLLECTIONS: readonly Collection[] = [
  { segment: 'microsoftAuthenticatorMethods', kind: 'microsoftAuthenticator', family: 'MicrosoftAuthApp', called: 'Authenticator App', pages: ['microsoftauthenticatorauthenticationmethod-list', 'microsoftauthenticatorauthenticationmethod'], typed: true },
  { segment: 'softwareOathMethods', kind: 'softwareOath', family: 'SoftwareOATH', called: 'Authenticator App with Code', pages: ['authentication-list-softwareoathmethods', 'softwareoathauthenticationmethod'], typed: true },
  { segment: 'phoneMethods', kind: 'phone', family: 'Phone', called: 'Phone', pages: ['authentication-list-phonemethods', 'phoneauthenticationmethod'] },
  { segment: 'emailMethods', kind: 'email', family: 'Email', called: 'Email', pages: ['authentication-list-emailmethods', 'emailauthenticationmethod'] },
  { segment: 'fido2Methods', kind: 'fido2', family: 'Passkey', called: 'Fido', pages: ['fido2authenticationmethod-list', 'fido2authenticationmethod'] },
  { segment: 'windowsHelloForBusinessMethods', kind: 'windowsHello', family: 'WindowsHello', called: 'Windows Hello for Business', pages: ['windowshelloforbusinessauthenticationmethod-list', 'windowshelloforbusinessauthenticationmethod'] },
  { segment: 'platformCredentialMethods', kind: 'platformCredential', family: 'PlatformCred', called: 'Platform Credential', pages: ['platformcredentialauthenticationmethod-list', 'platformcredentialauthenticationmethod'] },
];

/** The method that the path names. @throws Graph's 404 */
export function methodOfPath<Kind extends MethodKind>(graph: GraphCall, person: Person, kind: Kind): Extract<Method, { kind: Kind }> {
  const id = methodIdOf(graph);
  const found = person.methods.find((method): method is Extract<Method, { kind: Kind }> => method.kind === kind && method.id.toLowerCase() === id);
  if (found === undefined) throw unknownMethod(graph);
  return found;
}

const list = ({ segment, kind, family, pages, typed = false }: Collection) =>
  graphRoutesWithMe({
    method: 'GET',
    path: `/users/{id}/authentication/${segment}`,
    name: `${segment}-list`,
    fidelity: { mark: 'documented', source: `graph/api/${pages[0]}` },
    service: 'authentication-methods',
    ...mayRead(family),
    handle(graph) {
      const person = subjectOf(graph);
      const found = person.methods.filter((method) => method.kind === kind);
      return { status: 200, json: { '@odata.context': contextOf(graph, segment), value: found.map((method) => (typed ? typedMethodJson : methodJson)(graph, person, method)) } };
    },
  });

const get = ({ segment, kind, family, pages }: Collection) =>
  graphRoutesWithMe({
    method: 'GET',
    path: `/users/{id}/authentication/${segment}/{methodId}`,
    name: `${segment}-get`,
    fidelity: { mark: 'documented', source: `graph/api/${pages[1]}-get`, note: 'Body of the 404: assumed.' },
    service: 'authentication-methods',
    ...mayRead(family),
    options: kind === 'windowsHello' ? (['$expand'] satisfies QueryOption[]) : [],
    handle(graph) {
      const person = subjectOf(graph);
      const method = methodOfPath(graph, person, kind);
      return { status: 200, json: { '@odata.context': `${contextOf(graph, segment)}/$entity`, ...methodJson(graph, person, method), ...expanded(graph, method) } };
    },
  });

/** Documented for Windows Hello alone: the device comes when it is asked for. */
function expanded({ call, tenant }: GraphCall, method: Method): object {
  const sent = call.query.get('$expand');
  if (sent === null || method.kind !== 'windowsHello') return {};
  if (sent.trim() !== 'device') throw invalid(`Parsing OData Select and Expand failed: Could not find a property named '${sent.trim()}' on type 'microsoft.graph.windowsHelloForBusinessAuthenticationMethod'.`);
  return { device: deviceJson(tenant, method.deviceId) };
}

const remove = ({ segment, kind, family, called, pages }: Collection) =>
  graphRoutesWithMe({
    method: 'DELETE',
    path: `/users/{id}/authentication/${segment}/{methodId}`,
    name: `${segment}-delete`,
    fidelity: { mark: 'documented', source: `graph/api/${pages[1]}-delete; microsoft-graph-docs issues 14470 and 18091 (refusals of the default method)`, note: 'Body of the 404 and refusal of a mobile number before its alternate: assumed words.' },
    service: 'authentication-methods',
    ...mayWrite(family, 'self'),
    handle(graph) {
      const person = subjectOf(graph);
      demandMfaForOneself(graph, person);
      const method = methodOfPath(graph, person, kind);
      const fault = deletionFault(person, method);
      if (fault === 'default' && graph.tenant.settings.assumed.defaultMethodDelete === 'refuse') throw invalid(defaultWords(method));
      if (fault === 'alternate-first') throw invalid('A mobile phone cannot be deleted while an alternate mobile phone is registered.');
      person.methods.splice(person.methods.indexOf(method), 1);
      const own = graph.caller.signedIn?.person.id === person.id;
      audit(graph, { activity: own ? 'User deleted security info' : 'Admin deleted security info', targets: [userTarget(person)], reason: `${own ? 'User' : 'Admin'} deleted ${called} method${own ? '' : ' for user'}` });
      return { status: 204 };
    },
  });

/** Two wordings were seen, one of them for phones. */
const defaultWords = (method: Method): string =>
  method.kind === 'phone'
    ? `The requested authentication method id of [${method.id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed`
    : 'Cannot delete default method with other methods configured. Please change default method before deletion.';

export const methodCollections = COLLECTIONS.flatMap((each) => [...list(each), ...get(each), ...remove(each)]);
