import { json } from '../http.ts';
import { MAX_LAG_MS, type Assumed, type Lags, type Settings } from '../tenant/settings.ts';
import { tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

const lag: Schema = { type: 'integer', minimum: 0, maximum: MAX_LAG_MS };
const link: Schema = { anyOf: [{ type: 'null' }, { type: 'string', pattern: '^https?://', maxLength: 2000 }] };

const PATCH: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    wording: { type: 'string', enum: ['real', 'ideal'] },
    promptWhile: { anyOf: [{ type: 'string', enum: ['object', 'usable'] }, lag], description: 'How long the pass is asked for at sign-in; a number is milliseconds after its end' },
    lags: { type: 'object', additionalProperties: false, properties: { passSignInMs: lag, passReadMs: lag, passGoneMs: lag, policyMs: lag } },
    links: { type: 'object', additionalProperties: false, properties: { kiosk: link, approve: link, desk: link } },
    assumed: {
      type: 'object',
      additionalProperties: false,
      properties: {
        passOutOfScope: { type: 'string', enum: ['create', 'refuse'] },
        multiUseUnderOneTimePolicy: { type: 'string', enum: ['refuse', 'coerce'] },
        usedPassCode: { type: 'integer', enum: [130_505, 130_502] },
        passGuessesLock: { type: 'boolean' },
        pastStart: { type: 'string', enum: ['accept', 'refuse'] },
      },
    },
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
