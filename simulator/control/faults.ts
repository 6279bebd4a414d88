import { json } from '../http.ts';
import type { Fault } from '../tenant/fault.ts';
import { addFault, NEW_FAULT, type NewFault } from './new-fault.ts';
import { orderPreset, PRESET_ORDER, type PresetOrder } from './presets.ts';
import { ControlError, iso, tenantRoute, type ControlRoute } from './route.ts';

const faultJson = ({ hits, ...fault }: Fault): object => ({ ...fault, hits: hits.map(({ at, ...hit }) => ({ at: iso(at), ...hit })) });

/** `routes` are all those of the control plane: a preset sends what it lists through them. */
export const faultRoutes = (routes: () => readonly ControlRoute[]): readonly ControlRoute[] => [
  tenantRoute<NewFault | PresetOrder>(
    { method: 'POST', path: '/faults', summary: 'Adds a fault, of which the oldest that fits strikes; or does what a preset lists', success: 201, body: { anyOf: [NEW_FAULT, PRESET_ORDER] } },
    async ({ tenant, world, body, call, now }) =>
      'preset' in body ? json(201, await orderPreset(body, { call, world, now, routes: routes() })) : json(201, { id: addFault(tenant, body, world.random).id }),
  ),
  tenantRoute({ method: 'GET', path: '/faults', summary: 'Lists the faults, also those that have struck as often as they were to, with whom each struck' }, ({ tenant }) => json(200, { faults: tenant.faults.map(faultJson) })),
  tenantRoute({ method: 'GET', path: '/faults/{fault}', summary: 'Shows one fault' }, ({ tenant, call }) => {
    const fault = tenant.faults.find((each) => each.id === call.params['fault']);
    if (fault === undefined) throw new ControlError(404, 'There is no such fault.');
    return json(200, faultJson(fault));
  }),
  tenantRoute({ method: 'DELETE', path: '/faults', summary: 'Takes all faults away', success: 204 }, ({ tenant }) => {
    tenant.faults.length = 0;
    return { status: 204 };
  }),
  tenantRoute({ method: 'DELETE', path: '/faults/{fault}', summary: 'Takes one fault away', success: 204 }, ({ tenant, call }) => {
    const at = tenant.faults.findIndex((each) => each.id === call.params['fault']);
    if (at < 0) throw new ControlError(404, 'There is no such fault.');
    tenant.faults.splice(at, 1);
    return { status: 204 };
  }),
];
