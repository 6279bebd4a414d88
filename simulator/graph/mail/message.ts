import { headerOf, jsonOf, type Call } from '../../http.ts';
import type { Mail } from '../../tenant/messages.ts';
import { GraphError } from '../error.ts';

export type Message = Pick<Mail, 'to' | 'cc' | 'bcc' | 'subject' | 'contentType' | 'body'>;

const invalid = (message: string): GraphError => new GraphError(400, 'ErrorInvalidRequest', message);

/** What is not imitated is refused, so that no mail looks delivered that would have looked different. */
export function messageOf(call: Call): Message {
  if (headerOf(call, 'content-type')?.startsWith('text/plain') === true) throw mimeFault(call);
  const { message: sent, saveToSentItems: _kept, ...rest } = fieldsOf(jsonOf(call));
  const { '@odata.type': _type, subject = '', body, toRecipients = [], ccRecipients = [], bccRecipients = [], ...more } = fieldsOf(sent);
  const unknown = [...Object.keys(rest), ...Object.keys(more)];
  if (unknown.length > 0) throw invalid(`Not imitated in sendMail: ${unknown.join(', ')}.`);
  const { contentType, content } = fieldsOf(body);
  const kind = typeof contentType === 'string' ? contentType.toLowerCase() : '';
  if ((kind !== 'text' && kind !== 'html') || typeof content !== 'string' || typeof subject !== 'string') throw invalid('A message has a subject and a body with contentType Text or HTML and content.');
  const [to, cc, bcc] = [addressesOf(toRecipients), addressesOf(ccRecipients), addressesOf(bccRecipients)];
  if (to.length + cc.length + bcc.length === 0) throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid., Recipients are required.');
  return { to, cc, bcc, subject, contentType: kind === 'html' ? 'HTML' : 'Text', body: content };
}

/** A message in MIME: malformed base64 is refused as the document shows, a well-formed one because it is not imitated. */
function mimeFault(call: Call): GraphError {
  const text = Buffer.from(call.body).toString('latin1').replaceAll(/\s/g, '');
  const whole = text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  return whole ? invalid('Mail in MIME is not imitated here. (Simulator, see /_sim/fidelity.)') : new GraphError(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.');
}

function addressesOf(recipients: unknown): readonly string[] {
  if (!Array.isArray(recipients)) throw invalid('Recipients are a list.');
  return recipients.map((recipient: unknown) => {
    const { address } = fieldsOf(fieldsOf(recipient)['emailAddress']);
    if (typeof address !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(address)) throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
    return address;
  });
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('A JSON object was expected.');
  return value as Record<string, unknown>;
}
