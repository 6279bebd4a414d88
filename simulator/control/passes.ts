import { json } from '../http.ts';
import { beginChange } from '../tenant/journal.ts';
import type { PassPolicy, Person, Tenant } from '../tenant/model.ts';
import { changePolicy, HARD_LIMITS, policyFault } from '../tenant/pass-policy.ts';
import { bringPassInto, PASS_STATES, type PassState } from '../tenant/pass-states.ts';
import { findPerson } from '../tenant/people.ts';
import { ControlError, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

/** By key of the seed, object id or user principal name. */
export function personNamed(tenant: Tenant, named = ''): Person {
  const person = findPerson(tenant, named) ?? tenant.people.find(({ key }) => key === named);
  if (person === undefined) throw new ControlError(404, `There is no person ${named}.`);
  return person;
}

const minutes: Schema = { type: 'integer', minimum: HARD_LIMITS.minMinutes, maximum: HARD_LIMITS.maxMinutes };

export const passRoutes = [
  tenantRoute<{ readonly state: PassState }>(
    {
      method: 'PUT',
      path: '/people/{person}/pass',
      summary: 'Brings somebody\'s pass into a state, past all rules; gives its text',
      body: { type: 'object', additionalProperties: false, required: ['state'], properties: { state: { type: 'string', enum: PASS_STATES, description: 'policy: a pass that the policy does not let the person use' } } },
    },
    ({ tenant, world, call, now, body: { state } }) => {
      const person = personNamed(tenant, call.params['person']);
      const done = beginChange(tenant, [person.id], now);
      const text = bringPassInto(tenant, person, state, { now, random: world.random, digest: world.digest });
      done();
      return json(200, { id: person.pass?.id ?? null, temporaryAccessPass: text });
    },
  ),
  tenantRoute({ method: 'GET', path: '/pass-policy', summary: 'The policy of Temporary Access Passes' }, ({ tenant }) => json(200, tenant.passPolicy)),
  tenantRoute<Partial<PassPolicy>>(
    {
      method: 'PATCH',
      path: '/pass-policy',
      summary: 'Changes what is named, as an administrator would',
      body: {
        type: 'object',
        additionalProperties: false,
        properties: {
          state: { type: 'string', enum: ['enabled', 'disabled'] },
          defaultLifetimeInMinutes: minutes,
          minimumLifetimeInMinutes: minutes,
          maximumLifetimeInMinutes: minutes,
          defaultLength: { type: 'integer', minimum: HARD_LIMITS.minLength, maximum: HARD_LIMITS.maxLength },
          isUsableOnce: { type: 'boolean' },
        },
      },
    },
    ({ tenant, now, body }) => {
      const policy = { ...tenant.passPolicy, ...body };
      const fault = policyFault(policy);
      if (fault !== null) throw new ControlError(400, fault);
      changePolicy(tenant, policy, now);
      return json(200, tenant.passPolicy);
    },
  ),
];
