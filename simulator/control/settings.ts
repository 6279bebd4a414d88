import { json } from '../http.ts';
import { SWITCHES } from '../tenant/assumed.ts';
import { MAX_LAG_MS, withSettings, type Lags, type SettingsPatch } from '../tenant/settings.ts';
import { SIGN_IN_PATCH } from './sign-in-settings.ts';
import { tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

const lag = { type: 'integer', minimum: 0, maximum: MAX_LAG_MS } as const satisfies Schema;
/** What is late, in milliseconds on the tenant's clock. */
const LAGS: Readonly<Record<keyof Lags, string>> = {
  passSignInMs: 'A new pass is accepted and offered at sign-in',
  passReadMs: 'A new, replaced or deleted pass shows when it is read',
  passGoneMs: 'A deleted or replaced pass stops working',
  policyMs: 'A change of the pass policy is felt',
  policyReadMs: 'A change of the pass policy shows when it is read',
  newUserMs: 'A new person is known to Graph',
  userMs: 'Changed properties of a person show',
  deletedMs: 'A deleted person is gone from reads',
  managerMs: 'Another manager shows',
  methodsMs: 'Added and deleted sign-in methods show',
  groupsMs: 'Groups and memberships show as changed',
  rolesMs: 'Given and taken roles show',
  grantsMs: 'Tokens carry the changed permissions of an app',
  revokeMs: 'Sessions that Graph revoked stop working',
  reportsMs: 'A line appears in the sign-in and audit logs',
};
const limit: Schema = { anyOf: [{ type: 'null' }, { type: 'integer', minimum: 1, maximum: 1_000_000 }] };
const link: Schema = { anyOf: [{ type: 'null' }, { type: 'string', pattern: '^https?://', maxLength: 2000 }] };

const people: Schema = { type: 'array', maxItems: 1000, items: { type: 'string', maxLength: 320 } };
const TEAMS_APP: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['clientId', 'activityTypes', 'installedFor', 'resourceSpecific'],
  properties: {
    clientId: { type: 'string', pattern: '^[0-9a-f-]{36}$' },
    activityTypes: { type: 'array', maxItems: 128, items: { type: 'string', maxLength: 32 } },
    installedFor: { anyOf: [{ type: 'string', enum: ['everybody'] }, people] },
    resourceSpecific: { type: 'boolean' },
  },
};

/** The values of a switch are all of one type. */
function choice(description: string, values: readonly (string | number | boolean)[]): Schema {
  if (values.every((value) => typeof value === 'boolean')) return { type: 'boolean', description };
  if (values.every((value) => typeof value === 'number')) return { type: 'integer', enum: values, description };
  return { type: 'string', enum: values.map(String), description };
}

export const SETTINGS_PATCH: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    wording: { type: 'string', enum: ['real', 'ideal'] },
    promptWhile: { anyOf: [{ type: 'string', enum: ['object', 'usable'] }, lag], description: 'How long the pass is asked for at sign-in; a number is milliseconds after its end' },
    direction: { type: 'string', enum: ['ltr', 'rtl'], description: 'Layout of the pages: left to right, or mirrored as for Arabic and Hebrew' },
    signIn: SIGN_IN_PATCH,
    lags: { type: 'object', additionalProperties: false, properties: Object.fromEntries(Object.entries(LAGS).map(([name, description]) => [name, { ...lag, description }])) },
    throttling: {
      type: 'object',
      additionalProperties: false,
      properties: { state: { type: 'string', enum: ['off', 'on'] }, resourceUnits: limit, writes: limit, tenantWrites: limit, reports: limit, methods: limit },
      description: 'Limits by load, off by default; null is the published figure, of which authentication methods have none',
    },
    passkeyRpId: { type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)*$', maxLength: 253, description: 'Relying party of passkeys' },
    premium: { type: 'boolean', description: 'Entra ID P1 or P2, without which there is no sign-in log' },
    appMailboxes: { anyOf: [{ type: 'null' }, people], description: 'Mailboxes that apps may use, by address or id; null: all' },
    teamsApp: { anyOf: [{ type: 'null' }, TEAMS_APP], description: 'The Teams app through which activity notifications go' },
    links: { type: 'object', additionalProperties: false, properties: { kiosk: link, approve: link, desk: link } },
    assumed: { type: 'object', additionalProperties: false, properties: Object.fromEntries(Object.entries(SWITCHES).map(([name, { asks, values }]) => [name, choice(asks, values)])) },
  },
};

export const settingsRoutes = [
  tenantRoute({ method: 'GET', path: '/settings', summary: 'How this tenant behaves' }, ({ tenant }) => json(200, tenant.settings)),
  tenantRoute<SettingsPatch>({ method: 'PATCH', path: '/settings', summary: 'Changes what is named, leaves the rest', body: SETTINGS_PATCH }, ({ tenant, body }) => {
    tenant.settings = withSettings(tenant.settings, body);
    return json(200, tenant.settings);
  }),
];
