import { json } from '../http.ts';
import { SWITCHES } from '../tenant/assumed.ts';
import { MAX_LAG_MS, withSettings, type SettingsPatch } from '../tenant/settings.ts';
import { tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

const lag: Schema = { type: 'integer', minimum: 0, maximum: MAX_LAG_MS };
const link: Schema = { anyOf: [{ type: 'null' }, { type: 'string', pattern: '^https?://', maxLength: 2000 }] };

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
    lags: { type: 'object', additionalProperties: false, properties: { passSignInMs: lag, passReadMs: lag, passGoneMs: lag, policyMs: lag } },
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
