import { jsonOf, type Call } from '../http.ts';
import type { Mail } from '../tenant/model.ts';
import { findPerson } from '../tenant/people.ts';
import { newGuid } from '../tenant/random.ts';
import { GraphError } from './error.ts';
import { graphRoute } from './operation.ts';

export const sendMail = graphRoute({
  method: 'POST',
  path: '/users/{id}/sendMail',
  name: 'send-mail',
  fidelity: { mark: 'documented', source: 'graph/api/user-sendmail; public logs (ErrorInvalidUser)', note: 'JSON only: no MIME, no attachments, no copies. Delivered at once.' },
  service: 'exchange',
  permissions: ['Mail.Send'],
  handle({ call, tenant, world, now }) {
    const named = call.params['id'] ?? '';
    const sender = findPerson(tenant, named);
    if (sender === undefined) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${named}' is invalid.`);
    tenant.mail.push({ id: newGuid(world.random), senderId: sender.id, sentAt: now, ...message(call) });
    return { status: 202 };
  },
});

const invalid = (message: string): GraphError => new GraphError(400, 'ErrorInvalidRequest', message);

/** What is not imitated is refused, so that no mail looks delivered that would have looked different. */
function message(call: Call): Pick<Mail, 'to' | 'subject' | 'contentType' | 'body'> {
  const { message: sent, saveToSentItems: _kept, ...rest } = fieldsOf(jsonOf(call));
  const { subject, body, toRecipients, ...more } = fieldsOf(sent);
  const unknown = [...Object.keys(rest), ...Object.keys(more)];
  if (unknown.length > 0) throw invalid(`Not imitated in sendMail: ${unknown.join(', ')}.`);
  const { contentType, content } = fieldsOf(body);
  const kind = typeof contentType === 'string' ? contentType.toLowerCase() : '';
  if ((kind !== 'text' && kind !== 'html') || typeof content !== 'string' || typeof subject !== 'string' || !Array.isArray(toRecipients)) {
    throw invalid('A message has a subject, a body with contentType Text or HTML and content, and toRecipients.');
  }
  const to = toRecipients.map((recipient: unknown) => fieldsOf(fieldsOf(recipient)['emailAddress'])['address']);
  if (to.length === 0 || !to.every((address) => typeof address === 'string' && /^[^@\s]+@[^@\s]+$/.test(address))) {
    throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  }
  return { to: to as string[], subject, contentType: kind === 'html' ? 'HTML' : 'Text', body: content };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('A JSON object was expected.');
  return value as Record<string, unknown>;
}
