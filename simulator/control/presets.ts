import { json, type Call } from '../http.ts';
import type { World } from '../world.ts';
import { FAULT_PRESETS, type PresetCall } from './fault-presets.ts';
import { ControlError, controlRoute, iso, type ControlRoute } from './route.ts';
import { sendWithin } from './send-within.ts';
import type { Schema } from './schema.ts';

export const PRESET_ORDER: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['preset'],
  properties: {
    preset: { type: 'string', enum: FAULT_PRESETS.map(({ id }) => id), description: 'As in GET /_sim/presets' },
    variant: { type: 'string', maxLength: 50, description: 'The first when left out' },
    person: { type: 'string', maxLength: 320, description: 'Whom it is about, by key, id or address; claimant when left out' },
  },
};

export interface PresetOrder {
  readonly preset: string;
  readonly variant?: string;
  readonly person?: string;
}

const HOUR_MS = 60 * 60_000;

/** Does what a preset lists, call by call, as if each had been sent. Gives the ids of the faults that it added. */
export async function orderPreset({ preset, variant, person = 'claimant' }: PresetOrder, given: { readonly call: Call; readonly world: World; readonly now: number; readonly routes: readonly ControlRoute[] }): Promise<object> {
  const { variants = {} } = FAULT_PRESETS.find(({ id }) => id === preset) ?? {};
  const name = variant ?? Object.keys(variants)[0] ?? '';
  const calls = variants[name];
  if (calls === undefined) throw new ControlError(400, `${preset} has no variant ${name}; it has ${Object.keys(variants).join(', ')}.`);
  const faults: string[] = [];
  for (const each of calls.map((listed) => filledIn(listed, person, given.now))) {
    const path = `/_sim/tenants/${given.call.params['tenant'] ?? ''}${each.path}`;
    const { id } = await sendWithin({ ...each, path }, given);
    if (each.method === 'POST' && typeof id === 'string') faults.push(id);
  }
  return { preset, variant: name, faults };
}

const filledIn = (call: PresetCall, person: string, now: number): PresetCall =>
  ({ ...call, path: call.path.replace('{person}', encodeURIComponent(person)), body: JSON.parse(JSON.stringify(call.body).replaceAll('{in an hour}', iso(now + HOUR_MS))) as object });

export const presetList = controlRoute({ method: 'GET', path: '/_sim/presets', summary: 'Named faults, each with the calls that it stands for' }, () => json(200, { presets: FAULT_PRESETS }));
