import { findPerson } from '../../tenant/people.ts';
import type { Person } from '../../tenant/model.ts';
import { keepLast, LOG_LINES } from '../../tenant/keep-last.ts';
import { newGuid } from '../../tenant/random.ts';
import { GraphError } from '../error.ts';
import { graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { messageOf } from './message.ts';

export const sendMail = graphRoutesWithMe({
  method: 'POST',
  path: '/users/{id}/sendMail',
  name: 'send-mail',
  fidelity: { mark: 'documented', source: 'graph/api/user-sendmail; public logs (ErrorInvalidUser, refusal of an access policy)', note: 'JSON only: no MIME, no attachments. Delivered at once, to whatever address. Nobody has rights on another person\'s mailbox.' },
  service: 'exchange',
  permissions: ['Mail.Send'],
  delegated: { self: ['Mail.Send'], role: 'anybody' },
  handle(graph) {
    const { call, tenant, world, now } = graph;
    const named = call.params['id'] ?? '';
    const sender = findPerson(tenant, named);
    if (sender === undefined) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${named}' is invalid.`);
    demandMailbox(graph, sender);
    keepLast(tenant.mail, { id: newGuid(world.random), senderId: sender.id, sentAt: now, ...messageOf(call) }, LOG_LINES);
    return { status: 202 };
  },
});

/** An application access policy of Exchange limits apps, never people (Graph, "Limiting application permissions to specific mailboxes"). */
function demandMailbox({ caller, tenant }: GraphCall, sender: Person): void {
  const { appMailboxes } = tenant.settings;
  if (appMailboxes === null || caller.signedIn !== null) return;
  const names = [sender.id, sender.userPrincipalName, sender.mail].map((each) => each?.toLowerCase());
  if (appMailboxes.some((each) => names.includes(each.toLowerCase()))) return;
  throw new GraphError(403, 'ErrorAccessDenied', 'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.');
}
