import { json } from '../http.ts';
import { subscribe, subscriptionsOf } from '../push/subscriptions.ts';
import { personNamed } from './passes.ts';
import { ControlError, tenantRoute } from './route.ts';

/** What `pushManager.subscribe` and `unsubscribe` do in the browser of a person's phone. */
export const pushRoutes = [
  tenantRoute<{ readonly applicationServerKey: string }>(
    {
      method: 'POST',
      path: '/people/{person}/push-subscriptions',
      summary: 'Subscribes the browser of a phone to Web Push, as a page does with `pushManager.subscribe`',
      success: 201,
      body: { type: 'object', additionalProperties: false, required: ['applicationServerKey'], properties: { applicationServerKey: { type: 'string', pattern: '^[\\w-]{87}$', description: 'Uncompressed point on P-256, base64url' } } },
    },
    ({ tenant, world, call, body }) => {
      const { id, keys, auth } = subscribe(tenant, personNamed(tenant, call.params['person']).id, body.applicationServerKey, world.random);
      return json(201, { id, endpoint: `${world.origins.origin}/_push/${tenant.id}/${id}`, expirationTime: null, keys: { p256dh: keys.getPublicKey('base64url'), auth: Buffer.from(auth).toString('base64url') } });
    },
  ),
  tenantRoute({ method: 'DELETE', path: '/push-subscriptions/{subscription}', summary: 'Unsubscribes a browser', success: 204 }, ({ tenant, call }) => {
    if (!subscriptionsOf(tenant).delete(call.params['subscription'] ?? '')) throw new ControlError(404, 'There is no such subscription.');
    return { status: 204 };
  }),
];
