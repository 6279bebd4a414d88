import { directoryRolesOf } from '../../tenant/groups-and-roles.ts';
import type { Person } from '../../tenant/model.ts';
import { changePerson } from '../../tenant/people-index.ts';
import { change, userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { bodyOf } from '../body.ts';
import { badRequest, GraphError } from '../error.ts';
import { graphRoute, personOfPath, type GraphCall } from '../operation.ts';
import { writePeople } from './read-access.ts';
import { userChange, type UserChange } from './user-changes.ts';

/** Writing these is a "sensitive action": of administrators only those may do it who stand above them (graph/resources/users, same heading). */
const SENSITIVE: readonly string[] = ['accountEnabled', 'businessPhones', 'mobilePhone', 'otherMails', 'passwordProfile', 'userPrincipalName'];

/** Changing a password takes a permission of its own (graph/api/user-update). */
const PASSWORD = ['User-PasswordProfile.ReadWrite.All', 'Directory.ReadWrite.All'];

export const userUpdate = graphRoute({
  method: 'PATCH',
  path: '/users/{id}',
  name: 'user-update',
  fidelity: { mark: 'documented', source: 'graph/api/user-update; public logs', note: 'Apps alone, not signed-in people. No extensions. Of people synchronized from on premises nothing at all can be changed.' },
  ...writePeople,
  permissions: [...writePeople.permissions, ...PASSWORD.slice(0, 1)],
  handle(graph) {
    const person = personOfPath(graph);
    const body = bodyOf(graph.call);
    const names = Object.keys(body).filter((name) => name !== '@odata.type');
    if (names.some((name) => SENSITIVE.includes(name))) demandAbove(graph, person);
    demandPermissions(graph, names);
    if (person.onPremisesSyncEnabled === true && names.length > 0) throw badRequest('Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.');
    apply(graph, person, userChange(graph.tenant, body, person));
    return { status: 204 };
  },
});

const refused = (): GraphError => new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** An app has no role here, so it stands above nobody who has one. */
export function demandAbove({ tenant }: GraphCall, person: Person): void {
  if (directoryRolesOf(tenant, person.id).length > 0) throw refused();
}

function demandPermissions({ caller }: GraphCall, names: readonly string[]): void {
  const may = (one: readonly string[]): boolean => one.some((permission) => caller.permissions.includes(permission));
  if (names.includes('passwordProfile') && !may(PASSWORD)) throw refused();
  if (names.some((name) => name !== 'passwordProfile') && !may(writePeople.permissions)) throw refused();
}

/** A new password, and being locked out, end what is signed in (Microsoft Entra, "Revoke user access"). */
function apply(graph: GraphCall, person: Person, wanted: UserChange): void {
  const { password, ...rest } = wanted;
  const changes = Object.entries(rest).map(([name, value]) => change(name, person[name as keyof UserChange], value));
  const toggled = rest.accountEnabled !== undefined && rest.accountEnabled !== person.accountEnabled ? rest.accountEnabled : null;
  changePerson(graph.tenant.people, person, { ...wanted, ...(password !== undefined && { sessionsValidFrom: graph.now }) });
  const targets = [userTarget(person, changes)];
  if (changes.length > 0) audit(graph, { activity: 'Update user', targets });
  if (toggled !== null) audit(graph, { activity: toggled ? 'Enable account' : 'Disable account', targets });
  if (password !== undefined) audit(graph, { activity: 'Reset password', targets: [userTarget(person)] });
}
