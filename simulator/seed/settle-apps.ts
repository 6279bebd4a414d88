import type { App, Person } from '../tenant/model.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import { newClientSecret } from './secrets.ts';
import type { SeedApp, SeedPerson } from './seed-file.ts';

/** Longer than any run of the simulator; apps whose secret has run out are made by hand. */
const SECRET_LIFE_MS = 365 * 24 * 60 * 60 * 1000;

interface Given {
  readonly people: readonly { readonly seed: SeedPerson; readonly person: Person }[];
  readonly realNow: number;
  readonly random: Random;
  /** Registered beside its own with every app that people sign in to. */
  readonly redirectUris: readonly string[];
}

/** Makes an app registration of a seed's, with the app roles that the seed's people have in it. */
export function settleApp(seed: SeedApp, { people, realNow, random, redirectUris }: Given): App {
  const appRoles = (seed.appRoles ?? []).map((value) => ({ id: newGuid(random), value, displayName: value }));
  const assignments = people.flatMap(({ seed: { appRoles: held = [] }, person }) =>
    appRoles.filter(({ value }) => held.includes(value)).map((role) => ({ id: newGuid(random), principalId: person.id, appRoleId: role.id })),
  );
  const own = seed.redirectUris ?? [];
  return {
    name: seed.name,
    displayName: seed.displayName,
    clientId: seed.clientId ?? newGuid(random),
    objectId: newGuid(random),
    servicePrincipalId: newGuid(random),
    enabled: true,
    secrets: [{ value: seed.clientSecret ?? newClientSecret(random), expiresRealAt: realNow + SECRET_LIFE_MS }],
    certificates: [],
    permissions: [...(seed.permissions ?? [])],
    redirectUris: own.length > 0 ? [...own, ...redirectUris] : [],
    spaRedirectUris: [...(seed.spaRedirectUris ?? [])],
    publicRedirectUris: [...(seed.publicRedirectUris ?? [])],
    exposedScopes: [...(seed.exposedScopes ?? [])],
    signInAudience: seed.signInAudience ?? 'AzureADMyOrg',
    logoutUrl: seed.logoutUrl ?? null,
    appRoles,
    assignments,
    ownerIds: people.filter((each) => (seed.owners ?? []).includes(each.seed.key)).map(({ person }) => person.id),
    optionalClaims: [...(seed.optionalClaims ?? [])],
  };
}
