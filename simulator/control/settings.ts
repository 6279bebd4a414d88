import { json } from '../http.ts';
import { SWITCHES, type Assumed } from '../tenant/assumed.ts';
import { MAX_LAG_MS, type Lags, type Settings } from '../tenant/settings.ts';
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

const PATCH: Schema = {
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

type Patch = Partial<Pick<Settings, 'wording' | 'promptWhile'>> & { readonly lags?: Partial<Lags>; readonly links?: Partial<Settings['links']>; readonly assumed?: Partial<Assumed> };

export const settingsRoutes = [
  tenantRoute({ method: 'GET', path: '/settings', summary: 'How this tenant behaves' }, ({ tenant }) => json(200, tenant.settings)),
  tenantRoute<Patch>({ method: 'PATCH', path: '/settings', summary: 'Changes what is named, leaves the rest', body: PATCH }, ({ tenant, body: { lags, links, assumed, ...rest } }) => {
    const before = tenant.settings;
    tenant.settings = { ...before, ...rest, lags: { ...before.lags, ...lags }, links: { ...before.links, ...links }, assumed: { ...before.assumed, ...assumed } };
    return json(200, tenant.settings);
  }),
];
