import { json, type Route } from '../http.ts';
import { anyPage } from './cross-origin.ts';

/**
 * Whether a name belongs to a domain that signs in here or elsewhere: MSAL asks before it sends a password. Paths fit in
 * either case, so `/common/userrealm/…` is the same.
 */
export const userRealmRoute: Route = {
  method: 'GET',
  path: '/common/UserRealm/{user}',
  name: 'oauth.user-realm',
  fidelity: { mark: 'documented', source: 'MSAL and @azure/identity source; MSAL test fixtures', note: 'api-version 1.0 alone. Every tenant is managed; no domain is federated.' },
  handle(call, world) {
    const version = call.query.get('api-version');
    if (version !== '1.0') return json(400, { error: 'not_imitated', error_description: `The simulator answers api-version 1.0 of the user realm, not ${version ?? 'none'}.` });
    const domain = call.params['user']?.split('@')[1]?.toLowerCase() ?? '';
    const isKnown = [...world.tenants.values()].some((tenant) => tenant.domain === domain);
    return json(200, {
      ver: '1.0',
      account_type: isKnown ? 'Managed' : 'Unknown',
      ...(isKnown && { domain_name: domain }),
      cloud_instance_name: 'microsoftonline.com',
      ...(isKnown && { cloud_audience_urn: 'urn:federation:MicrosoftOnline' }),
    }, anyPage);
  },
};
