import { afterAll, beforeAll, expect, it } from 'vitest';
import { personOf, startKit, type Kit } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('says whether a mailbox answers by itself, as its owner or the control plane set it, to apps that may know', async () => {
  const made = await kit.newTenant();
  const { id } = personOf(made, 'manager');
  const read = (app = 'everything'): Promise<unknown> => kit.graph(kit.bySecret(made, app)).api(`/users/${id}/mailboxSettings/automaticRepliesSetting`).get() as Promise<unknown>;
  const set = (body: object) => kit.control(`/tenants/${made.tenantId}/people/manager/automatic-replies`, 'PUT', body);
  expect(await read()).toMatchObject({ status: 'disabled', scheduledStartDateTime: { timeZone: 'UTC' } });
  await set({ status: 'scheduled', start: '2026-06-01T08:00:00Z', end: '2026-06-08T08:00:00Z' });
  expect(await read()).toMatchObject({ status: 'scheduled', scheduledStartDateTime: { dateTime: '2026-06-01T08:00:00.0000000', timeZone: 'UTC' }, scheduledEndDateTime: { dateTime: '2026-06-08T08:00:00.0000000', timeZone: 'UTC' } });
  const form = (what: string) => fetch(`${kit.simulator.pagesOrigin}/${made.tenantId}/mail/manager`, { method: 'POST', body: new URLSearchParams({ do: what }), redirect: 'manual' });
  await form('come-back');
  expect(await read()).toMatchObject({ status: 'disabled' });
  await form('go-away');
  expect(await read()).toMatchObject({ status: 'alwaysEnabled' });
  expect((await set({ status: 'scheduled', start: '2026-06-08T08:00:00Z', end: '2026-06-01T08:00:00Z' })).status).toBe(400);
  await expect(read('reader')).rejects.toMatchObject({ statusCode: 403, code: 'ErrorAccessDenied' });
});

it('who has no mailbox has none to read', async () => {
  const made = await kit.newTenant();
  const graph = kit.graph(kit.bySecret(made));
  const { id } = (await graph.api('/users').post({ accountEnabled: true, displayName: 'New', mailNickname: 'new', userPrincipalName: `new@${made.domain}`, passwordProfile: { password: 'Sommer-2026-lang' } })) as { id: string };
  await expect(graph.api(`/users/${id}/mailboxSettings/automaticRepliesSetting`).get()).rejects.toMatchObject({ statusCode: 404, code: 'MailboxNotEnabledForRESTAPI' });
});
