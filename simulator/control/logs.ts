import { json } from '../http.ts';
import type { Tenant } from '../tenant/model.ts';
import { iso, tenantRoute } from './route.ts';

const nameOf = (tenant: Tenant, id: string): string => tenant.people.find((person) => person.id === id)?.userPrincipalName ?? id;

/** What happened, oldest first. No line holds a pass, a token or another secret; mail is what the sender wrote. */
export const logRoutes = [
  tenantRoute({ method: 'GET', path: '/requests', summary: 'Every imitated call' }, ({ tenant }) =>
    json(200, { requests: tenant.requests.map(({ realAt: _realAt, at, ...line }) => ({ ...line, at: iso(at) })) }),
  ),
  tenantRoute({ method: 'GET', path: '/mail', summary: 'Every mail that was sent' }, ({ tenant }) =>
    json(200, { mail: tenant.mail.map(({ senderId, sentAt, ...mail }) => ({ ...mail, from: nameOf(tenant, senderId), sentAt: iso(sentAt) })) }),
  ),
  tenantRoute({ method: 'GET', path: '/notifications', summary: 'What appeared on phones, other than mail' }, ({ tenant }) =>
    json(200, { notifications: tenant.notifications.map(({ personId, at, ...each }) => ({ ...each, to: nameOf(tenant, personId), at: iso(at) })) }),
  ),
  tenantRoute({ method: 'GET', path: '/sign-ins', summary: 'Every sign-in, also those that failed' }, ({ tenant }) =>
    json(200, { signIns: tenant.signIns.map(({ at, ...each }) => ({ ...each, at: iso(at) })) }),
  ),
  tenantRoute({ method: 'GET', path: '/audits', summary: 'Changes to security information' }, ({ tenant }) =>
    json(200, { audits: tenant.audits.map(({ at, ...each }) => ({ ...each, at: iso(at) })) }),
  ),
];
