import type { AdministrativeUnit, App, Contact, Group, Person, Tenant } from '../tenant/model.ts';
import { groupById } from '../tenant/membership-index.ts';
import { personById } from '../tenant/people-index.ts';
import { contactJson } from './contact-json.ts';
import { GROUP } from './groups/group-entity.ts';
import type { Entity } from './odata/entity.ts';
import { propertyOf } from './odata/entity.ts';
import { GraphError } from './error.ts';
import { shown } from './odata/select.ts';
import type { GraphCall } from './operation.ts';
import { DIRECTORY_ROLE, type DirectoryRole } from './roles/role-entity.ts';
import { USER } from './users/user-entity.ts';

/** What lists of mixed kinds hold. */
export type DirectoryObject =
  | { readonly kind: 'user'; readonly of: Person }
  | { readonly kind: 'group'; readonly of: Group }
  | { readonly kind: 'directoryRole'; readonly of: DirectoryRole }
  | { readonly kind: 'administrativeUnit'; readonly of: AdministrativeUnit }
  | { readonly kind: 'orgContact'; readonly of: Contact }
  | { readonly kind: 'application' | 'servicePrincipal'; readonly of: App };

/** Whoever can be a member or hold a role, by id. */
export function objectById(tenant: Pick<Tenant, 'people' | 'groups' | 'contacts' | 'apps'>, id: string): DirectoryObject | undefined {
  const person = personById(tenant.people, id);
  if (person !== undefined) return { kind: 'user', of: person };
  const group = groupById(tenant.groups, id);
  if (group !== undefined) return { kind: 'group', of: group };
  const contact = tenant.contacts.find((each) => each.id === id);
  if (contact !== undefined) return { kind: 'orgContact', of: contact };
  const app = tenant.apps.find((each) => each.servicePrincipalId === id);
  return app === undefined ? undefined : { kind: 'servicePrincipal', of: app };
}

function idOf(object: DirectoryObject): string {
  switch (object.kind) {
    case 'servicePrincipal':
      return object.of.servicePrincipalId;
    case 'application':
      return object.of.objectId;
    default:
      return object.of.id;
  }
}

/** A list of mixed kinds can be selected from, and counted; its filters need a cast to one kind. */
export const DIRECTORY_OBJECT: Entity<DirectoryObject> = {
  type: 'directoryObject',
  resource: 'DirectoryObject',
  idOf,
  properties: { id: { read: idOf }, deletedDateTime: { read: () => null } },
  byDefault: ['id', 'deletedDateTime'],
};

const KINDS: readonly Entity<never>[] = [USER, GROUP, DIRECTORY_ROLE];

/** `$select` on a mixed list: properties of any kind in it, shown where there are (graph/concepts/query-parameters). */
export function selectionOfAny(sent: string | null): readonly string[] | null {
  if (sent === null) return null;
  const names = [...new Set(sent.split(',').map((name) => name.trim()))];
  for (const name of names) {
    const known = KINDS.some(({ properties }) => Object.hasOwn(properties, name)) || ['appId', 'mail'].includes(name);
    if (!known) propertyOf({ ...DIRECTORY_OBJECT, lacking: KINDS.flatMap(({ lacking = [] }) => lacking) }, name, (why) => new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${why}`));
  }
  return names;
}

/** An object of a mixed list: its type, and of its properties the wanted ones that it has. */
export function objectJson(graph: Pick<GraphCall, 'caller'>, object: DirectoryObject, wanted: readonly string[] | null): object {
  switch (object.kind) {
    case 'user':
      return typed('user', object.of, USER, wanted, mayRead(graph, READ_USER));
    case 'group':
      return typed('group', object.of, GROUP, wanted, mayRead(graph, READ_GROUP));
    case 'directoryRole':
      return typed('directoryRole', object.of, DIRECTORY_ROLE, wanted, mayRead(graph, READ_ROLE));
    case 'orgContact':
      return contactJson(object.of, wanted);
    case 'administrativeUnit':
      return plain('administrativeUnit', { id: object.of.id, displayName: object.of.displayName }, wanted);
    case 'application':
    case 'servicePrincipal':
      return plain(object.kind, { id: idOf(object), appId: object.of.clientId, displayName: object.of.displayName }, wanted);
  }
}

/** Without one of these, Graph shows of an object only that it is there: type and id, everything else null (Graph, permissions overview). */
const READ_USER = ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const READ_GROUP = ['GroupMember.Read.All', 'Group.Read.All', 'GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const READ_ROLE = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All'];

const mayRead = ({ caller }: Pick<GraphCall, 'caller'>, one: readonly string[]): boolean => [...caller.permissions, ...caller.scopes].some((each) => one.includes(each));

function typed<T>(type: string, item: T, entity: Entity<T>, wanted: readonly string[] | null, visible: boolean): object {
  const names = wanted?.filter((name) => Object.hasOwn(entity.properties, name)) ?? null;
  const all = shown(item, entity, names);
  const seen = visible ? all : Object.fromEntries(Object.entries(all).map(([name, value]) => [name, name === 'id' ? value : null]));
  return { '@odata.type': `#microsoft.graph.${type}`, ...seen };
}

const plain = (type: string, known: Readonly<Record<string, unknown>>, wanted: readonly string[] | null): object =>
  ({ '@odata.type': `#microsoft.graph.${type}`, ...Object.fromEntries(Object.entries(known).filter(([name]) => wanted === null || wanted.includes(name))) });
