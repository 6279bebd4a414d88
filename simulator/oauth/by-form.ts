import { formOf, type Route } from '../http.ts';

/**
 * The same page when its parameters come as a form, as they may for `authorize` and `logout` (OpenID Connect Core section
 * 3.1.2.1; v2-protocols-oidc): an app's own page sends it, so it is no form of ours that would have to prove it.
 */
export const byForm = (route: Route): Route => ({
  ...route,
  method: 'POST',
  name: `${route.name}-by-form`,
  handle: (call, world) => route.handle({ ...call, query: new URLSearchParams([...call.query, ...formOf(call)]) }, world),
});
