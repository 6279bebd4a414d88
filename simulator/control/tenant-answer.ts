import type { Device, Tenant } from '../tenant/model.ts';

/** Everything needed to play: who is there, with what, and the credentials of the apps. */
export function tenantAnswer(tenant: Tenant): object {
  const owned = Map.groupBy(tenant.devices, ({ ownerId }) => ownerId);
  return {
    tenantId: tenant.id,
    domain: tenant.domain,
    seed: tenant.seed,
    apps: tenant.apps.map(({ name, clientId, secrets }) => ({ name, clientId, clientSecret: secrets[0]?.value ?? null })),
    people: tenant.people.map(({ key, displayName, userPrincipalName, id, password, badge }) => ({ key, displayName, userPrincipalName, id, password, badge, devices: (owned.get(id) ?? []).map(deviceJson) })),
    groups: tenant.groups.map(({ key, id, displayName }) => ({ key, id, displayName })),
  };
}

const deviceJson = (device: Device): object => ({ id: device.id, kind: device.kind, join: device.kind === 'pc' ? device.join : null, name: device.name });
