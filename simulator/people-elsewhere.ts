import { redirect, type Route } from './http.ts';

/**
 * Who knows only the sign-in host of this cloud, as a server that shows people where to go, finds the people's page under
 * it and is sent on to where it is.
 */
export const securityInfoElsewhere: Route = {
  method: 'GET',
  path: '/{tenant}/security-info',
  name: 'pages.security-info-elsewhere',
  fidelity: {
    mark: 'assumed',
    source: 'Microsoft Learn, "Set up security info from a sign-in page"',
    note: 'The real page is https://mysignins.microsoft.com/security-info, one for all tenants, which it knows by the sign-in; here the tenant is in the path.',
  },
  handle({ path, query }, { origins }) {
    const search = query.toString();
    return redirect(`${origins.pagesOrigin}${path}${search === '' ? '' : `?${search}`}`);
  },
};
