import type { Tenant } from '../tenant/model.ts';

type Known = Pick<Tenant, 'id' | 'people' | 'devices' | 'apps'>;

/** A text as a program has it. */
export const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;

export const personText = (key: string): string => `tenant.person(${quoted(key)})`;

/** Ids are drawn anew for each tenant: what a test says instead; null for one that is nobody's. */
export function idText({ people, devices, apps }: Known, id: string): string | null {
  const device = devices.find((each) => each.id === id);
  const owner = people.find((person) => person.id === device?.ownerId);
  // As the control plane lists them.
  if (device !== undefined && owner !== undefined) return `${personText(owner.key)}.devices[${devices.filter(({ ownerId }) => ownerId === owner.id).indexOf(device)}]?.id`;
  const person = people.find((each) => each.id === id);
  if (person !== undefined) return `${personText(person.key)}.id`;
  const app = apps.find(({ clientId }) => clientId === id);
  return app === undefined ? null : `tenant.app(${quoted(app.name)}).clientId`;
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The address of a page, from its path in this tenant. */
export function addressText(tenant: Known, path: string): string {
  const inTemplate = path.replace(/[`\\$]/g, '\\$&').replace(GUID, (id) => (id === tenant.id ? '\0' : placed(tenant, id)));
  return inTemplate.startsWith('/\0') ? `\`\${tenant.pages}${inTemplate.slice(2).replaceAll('\0', '${tenant.id}')}\`` : `new URL(\`${inTemplate.replaceAll('\0', '${tenant.id}')}\`, tenant.pages).href`;
}

function placed(tenant: Known, id: string): string {
  const said = idText(tenant, id);
  return said === null ? id : `\${${said}}`;
}
