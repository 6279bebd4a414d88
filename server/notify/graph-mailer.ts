import type { Graph } from '../directory/graph.ts';
import { GRAPH_WRITE_REPLY_MAX_BYTES, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import { Unavailable, type Mail, type Mailer } from '../ports.ts';

/** Addresses Graph can take; no spaces or control characters, so that nothing but an address is ever in that place. */
const ADDRESS = /^[\x21-\x3f\x41-\x7e]{1,128}@[\x21-\x3f\x41-\x7e]{1,255}$/;

/**
 * Mail by Graph's sendMail, as the configured sender. Plain text, not kept in the sender's folder. Accepted (202)
 * is not delivered; that a mail may arrive twice after a lost answer is for the reader to bear, that none does is not.
 */
export const graphMailer = (graph: Graph, sender: string): Mailer => ({
  async send(mail) {
    if (!ADDRESS.test(sender) || !ADDRESS.test(mail.to)) throw new Unavailable('mail to this address');
    const reply = await graph
      .send({
        method: 'POST',
        path: `/users/${encodeURIComponent(sender)}/sendMail`,
        body: { message: message(mail), saveToSentItems: false },
        signal: AbortSignal.timeout(GRAPH_WRITE_TIMEOUT_MS),
        maxBytes: GRAPH_WRITE_REPLY_MAX_BYTES,
      })
      .catch((cause: unknown) => { throw new Unavailable('mail', cause); });
    if (reply.status !== 202) throw new Unavailable(`mail (status ${reply.status})`);
  },
});

const message = (mail: Mail) => ({
  subject: mail.subject,
  body: { contentType: 'Text', content: mail.text },
  toRecipients: [{ emailAddress: { address: mail.to } }],
});
