import { json, type Route } from '../http.ts';
import { anyPage } from './cross-origin.ts';
import { oauthError } from './error.ts';

/** Which cloud a sign-in host belongs to: MSAL asks before its first token, and fails altogether where nobody answers. */
export const instanceDiscoveryRoute: Route = {
  method: 'GET',
  path: '/common/discovery/instance',
  name: 'oauth.instance-discovery',
  fidelity: { mark: 'documented', source: 'MSAL test fixtures (msal-common)', note: 'Answers for the host it is asked under; the real one knows only Microsoft hosts.' },
  handle(call, world) {
    const asked = call.query.get('authorization_endpoint') ?? '';
    const { host } = new URL(call.origin);
    if (!URL.canParse(asked) || new URL(asked).host !== host) {
      return oauthError(world, { status: 400, error: 'invalid_instance', code: 50049, text: 'Unknown or invalid instance.' });
    }
    return json(200, {
      tenant_discovery_endpoint: `${call.origin}/${new URL(asked).pathname.split('/')[1] ?? ''}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    }, anyPage);
  },
};
