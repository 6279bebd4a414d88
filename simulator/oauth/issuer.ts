import type { App, Person, Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';

/** The issuer of version 2.0 tokens, under the origin that the caller uses. */
export const issuerOf = (origin: string, tenant: Tenant): string => `${origin}/${tenant.id}/v2.0`;

/** Subjects are pairwise: another one for each app, the same each time. */
export const subjectOf = (world: World, tenant: Tenant, app: App, person: Person): string => world.digest(`${tenant.id} ${app.clientId} ${person.id}`);
