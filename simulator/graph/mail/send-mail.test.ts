import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, SCOPE, startKit, type Kit } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const to = (...addresses: string[]): object[] => addresses.map((address) => ({ emailAddress: { address } }));
const message = { subject: 'Recovery', body: { contentType: 'HTML', content: '<p>Somebody asks for you.</p>' }, toRecipients: to('a@example.com') };

async function stage() {
  const made = await kit.newTenant();
  const sender = personOf(made, 'mailbox');
  const client = kit.graph(kit.bySecret(made, 'mailer'));
  return {
    made, sender,
    send: (body: object, from = sender.userPrincipalName): Promise<unknown> => client.api(`/users/${from}/sendMail`).post(body) as Promise<unknown>,
    sent: async () => ((await kit.control(`/tenants/${made.tenantId}/mail`)).body as { mail: object[] }).mail,
  };
}

describe('sendMail', () => {
  it('delivers to all whom it names', async () => {
    const { sender, send, sent } = await stage();
    await send({ message: { ...message, ccRecipients: to('b@example.com'), bccRecipients: to('c@example.com', 'd@example.com') }, saveToSentItems: 'false' });
    await send({ message: { subject: 'Hidden', body: { contentType: 'Text', content: '' }, bccRecipients: to('c@example.com') } }, sender.id);
    expect(await sent()).toMatchObject([{ from: sender.userPrincipalName, to: ['a@example.com'], cc: ['b@example.com'], bcc: ['c@example.com', 'd@example.com'], contentType: 'HTML' }, { to: [], bcc: ['c@example.com'] }]);
  });

  it.each<[string, object, string]>([
    ['nobody', { message: { ...message, toRecipients: [] } }, 'ErrorInvalidRecipients'],
    ['no address', { message: { ...message, toRecipients: to('no address') } }, 'ErrorInvalidRecipients'],
    ['a broken list', { message: { ...message, toRecipients: 'a@example.com' } }, 'ErrorInvalidRequest'],
    ['no body', { message: { subject: 'x', toRecipients: to('a@example.com') } }, 'ErrorInvalidRequest'],
    ['no message', {}, 'ErrorInvalidRequest'],
    ['what is not imitated', { message: { ...message, attachments: [] } }, 'ErrorInvalidRequest'],
  ])('refuses %s', async (_what, body, code) => {
    const { send, sent } = await stage();
    const fault = await refusal(send(body));
    expect([fault.statusCode, fault.code]).toEqual([400, code]);
    expect(await sent()).toEqual([]);
  });

  it('knows nobody who is not there', async () => {
    const { send } = await stage();
    const { statusCode, code, message: words } = await refusal(send({ message }, 'nobody@example.com'));
    expect([statusCode, code, words]).toEqual([404, 'ErrorInvalidUser', "The requested user 'nobody@example.com' is invalid."]);
  });

  it('is limited to the mailboxes of an access policy', async () => {
    const { made, sender, send, sent } = await stage();
    const limit = (appMailboxes: string[] | null): Promise<unknown> => kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { appMailboxes });
    await limit([sender.userPrincipalName.toUpperCase()]);
    await send({ message });
    const { statusCode, code, message: words } = await refusal(send({ message }, personOf(made, 'manager').id));
    expect([statusCode, code, words]).toEqual([403, 'ErrorAccessDenied', 'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.']);
    await limit(null);
    await send({ message }, personOf(made, 'manager').id);
    expect(await sent()).toHaveLength(2);
  });

  it.each([['not base64!', 'ErrorMimeContentInvalidBase64String'], ['', 'ErrorMimeContentInvalidBase64String'], [Buffer.from('Subject: x').toString('base64').padEnd(16, '='), 'ErrorInvalidRequest']])('refuses MIME: %j', async (body, code) => {
    const { made, sender } = await stage();
    const { token } = (await kit.bySecret(made, 'mailer').getToken(SCOPE))!;
    const answer = await fetch(`${kit.simulator.origin}/v1.0/users/${sender.id}/sendMail`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }, body });
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([400, code]);
  });
});
