import { z } from 'zod';
import { OPTIONAL_CLAIMS } from '../tenant/optional-claims.ts';

/**
 * A seed file: a whole tenant as people write it. `seed.schema.json` is made of this, for editors; what no schema can
 * say (that a key leads somewhere) is in `seed-references.ts`. Nothing is filled in here: what a left-out field means
 * stands beside it and is done by `tenant-of.ts`.
 */

const key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/).describe('Stable name inside this file: small letters, digits, - and _');
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/).describe('GUID in small letters; a new one each time when left out');
const instant = z.iso.datetime({ offset: true });
const text = (max: number) => z.string().min(1).max(max);

const role = z.strictObject({
  role: text(100).describe('Name of a built-in role, as in "Global Administrator", or its template id'),
  eligible: z.boolean().optional().describe('Eligible (PIM) rather than active'),
  startsInMinutes: z.int().min(-525_600).max(525_600).optional().describe('From when on, counted from the making of the tenant; a month ago when left out'),
  endsInMinutes: z.int().min(-525_600).max(525_600).optional().describe('Until when; for good when left out'),
  unit: key.optional().describe('Key of an administrative unit; the whole directory when left out'),
});

const pc = z.strictObject({
  name: text(64).optional(),
  join: z.enum(['entra', 'hybrid', 'none']).optional().describe('entra when left out; none: out of the box (Autopilot)'),
  os: z.enum(['windows-10', 'windows-11']).optional().describe('windows-11 when left out'),
  online: z.boolean().optional(),
  webSignIn: z.boolean().optional().describe('Web sign-in (EnableWebSignIn), off by default in Windows'),
  pinReset: z.enum(['destructive', 'non-destructive']).optional(),
});

const person = z.strictObject({
  key,
  id: guid.optional(),
  givenName: text(64),
  surname: text(64),
  displayName: text(256).optional().describe('Given name and surname when left out'),
  alias: z.string().regex(/^[^@\s]{1,113}$/).describe('What stands before the @ of the address'),
  jobTitle: text(128).optional(),
  officeLocation: text(128).optional(),
  mobilePhone: text(64).optional(),
  businessPhones: z.array(text(64)).max(1).optional(),
  preferredLanguage: text(20).optional().describe('en-US when left out'),
  employeeId: text(16).optional().describe('Numbers from 1001 when left out'),
  otherMails: z.array(text(250)).max(250).optional(),
  manager: key.optional().describe('Key of a person or contact; one\'s own for who manages themselves'),
  createdDaysAgo: z.int().min(0).max(20_000).optional().describe('400 when left out'),
  accountEnabled: z.boolean().optional(),
  userType: z.enum(['Member', 'Guest']).optional(),
  externalGuest: z.boolean().optional().describe('The account lives in another tenant'),
  onPremisesSyncEnabled: z.boolean().optional(),
  hasPhoto: z.boolean().optional().describe('true when left out'),
  password: text(256).optional().describe('A new one each time when left out'),
  badge: z.string().regex(/^([0-9A-F]{2}){4,10}$/).optional().describe('Chip serial in hexadecimal; a new one each time when left out'),
  method: z.enum(['microsoftAuthenticator', 'softwareOath', 'none']).optional().describe('Second step, on the first phone; microsoftAuthenticator when left out'),
  pcs: z.array(pc).max(10).optional().describe('One Entra-joined PC with a PIN when left out'),
  phones: z.array(z.strictObject({ name: text(64), lost: z.boolean().optional() })).max(10).optional().describe('One phone when left out'),
  memberOf: z.array(key).max(100).optional().describe('Keys of groups'),
  roles: z.array(role).max(50).optional(),
  appRoles: z.array(text(120)).max(50).optional().describe('App roles, as declared by an app'),
});

const group = z.strictObject({
  key,
  id: guid.optional(),
  displayName: text(256),
  isAssignableToRole: z.boolean().optional(),
  everybody: z.boolean().optional().describe('Takes in all people'),
  memberOf: z.array(key).max(100).optional().describe('Keys of groups that this one is nested in'),
  owners: z.array(key).max(100).optional().describe('Keys of people'),
  roles: z.array(role).max(50).optional().describe('For role-assignable groups'),
});

const addresses = z.array(z.string().regex(/^https?:\/\//).max(2000)).max(20);

const app = z.strictObject({
  name: key,
  displayName: text(256),
  clientId: guid.optional(),
  clientSecret: z.string().min(16).max(200).optional().describe('A new one each time when left out'),
  permissions: z.array(z.string().regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/)).max(100).optional().describe('Granted application permissions of Microsoft Graph'),
  redirectUris: addresses.optional().describe('Of platform Web: the app has a secret or a certificate'),
  spaRedirectUris: addresses.optional().describe('Of platform Single-page application: tokens are read by its own pages'),
  publicRedirectUris: addresses.optional().describe('Of platform Mobile and desktop: the app has no secret'),
  exposedScopes: z.array(z.string().regex(/^[A-Za-z0-9._-]{1,120}$/)).max(50).optional().describe('Permissions that it offers as an API, under api://{clientId}/'),
  signInAudience: z.enum(['AzureADMyOrg', 'AzureADMultipleOrgs']).optional().describe('AzureADMyOrg when left out: then not under common and organizations'),
  logoutUrl: z.string().regex(/^https?:\/\//).max(2000).optional().describe('Told by the browser when its person signs out'),
  appRoles: z.array(text(120)).max(50).optional().describe('App roles that it declares'),
  optionalClaims: z.array(z.enum(OPTIONAL_CLAIMS)).max(OPTIONAL_CLAIMS.length).optional().describe('Optional claims in its ID tokens'),
  owners: z.array(key).max(100).optional().describe('Keys of people'),
});

const policyTarget = z.strictObject({ targetType: z.enum(['user', 'group']), id: text(64).describe('Key of a person or group, or all_users') });
const minutes = z.int().min(10).max(43_200);

export const seedFileSchema = z
  .strictObject({
    $schema: z.string().max(500).optional(),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/).describe('What the tenant says it was made of'),
    displayName: text(256).optional().describe('Contoso when left out'),
    tenantId: guid.optional(),
    domain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/).max(253).optional().describe('A new one each time when left out'),
    clock: z.strictObject({ now: instant.optional(), frozen: z.boolean().optional() }).optional().describe('The machine\'s time, running, when left out'),
    settings: z.record(z.string(), z.unknown()).optional().describe('As PATCH …/settings takes them'),
    passPolicy: z
      .strictObject({
        state: z.enum(['enabled', 'disabled']).optional(),
        defaultLifetimeInMinutes: minutes.optional(),
        minimumLifetimeInMinutes: minutes.optional(),
        maximumLifetimeInMinutes: minutes.optional(),
        defaultLength: z.int().min(8).max(48).optional(),
        isUsableOnce: z.boolean().optional(),
        includeTargets: z.array(policyTarget).max(100).optional(),
        excludeTargets: z.array(policyTarget).max(100).optional(),
      })
      .optional()
      .describe('Temporary Access Pass; what is left out is as Microsoft\'s default, which is switched off'),
    passkeyPolicy: z
      .strictObject({ state: z.enum(['enabled', 'disabled']).optional(), isAttestationEnforced: z.boolean().optional() })
      .optional()
      .describe('Passkeys; what is left out is as in the sample of Microsoft\'s document, which has them switched off'),
    contacts: z.array(z.strictObject({ key, id: guid.optional(), displayName: text(256), mail: text(250) })).max(10_000).optional(),
    administrativeUnits: z.array(z.strictObject({ key, id: guid.optional(), displayName: text(256) })).max(1000).optional(),
    groups: z.array(group).max(10_000).optional(),
    people: z.array(person).max(100_000),
    apps: z.array(app).max(1000).optional(),
  })
  .describe('A tenant of the simulator');

type Deep<T> = T extends (infer Item)[] ? readonly Deep<Item>[] : T extends object ? { readonly [Name in keyof T]: Deep<T[Name]> } : T;

export type SeedFile = Deep<z.infer<typeof seedFileSchema>>;
export type SeedPerson = SeedFile['people'][number];
export type SeedGroup = NonNullable<SeedFile['groups']>[number];
export type SeedApp = NonNullable<SeedFile['apps']>[number];
export type SeedRole = NonNullable<SeedPerson['roles']>[number];
