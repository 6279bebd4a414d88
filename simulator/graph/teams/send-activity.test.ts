import { afterAll, beforeAll, expect, it } from 'vitest';
import { appOf, personOf, refusal, startKit, type Kit } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const topic = { source: 'text', value: 'Recovery', webUrl: 'https://teams.microsoft.com/l/entity/vouch/approvals' };
const order = { topic, activityType: 'approvalRequested', previewText: { content: 'Somebody asks for you.' }, templateParameters: [{ name: 'caseId', value: '17' }] };

async function stage(teamsApp: object | null = {}, app = 'everything') {
  const made = await kit.newTenant();
  const path = `/users/${personOf(made, 'manager').id}/teamwork/sendActivityNotification`;
  const whole = teamsApp === null ? null : { clientId: appOf(made, app).clientId, activityTypes: ['approvalRequested'], installedFor: 'everybody', resourceSpecific: false, ...teamsApp };
  await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { teamsApp: whole });
  const client = kit.graph(kit.bySecret(made, app));
  return {
    made,
    send: (body: object, to = path): Promise<unknown> => client.api(to).post(body) as Promise<unknown>,
    shown: async () => ((await kit.control(`/tenants/${made.tenantId}/notifications`)).body as { notifications: { text: string; to: string; link: string }[] }).notifications,
  };
}

it('shows up at the person, a later one of a chain instead of the one before', async () => {
  const { made, send, shown } = await stage();
  expect(await send({ ...order, chainId: 17 })).toBeUndefined();
  expect(await shown()).toMatchObject([{ to: personOf(made, 'manager').userPrincipalName, kind: 'teams', text: 'Recovery\nSomebody asks for you.', link: topic.webUrl }]);
  await send({ ...order, chainId: 17, previewText: { content: 'Done.' } });
  await send({ ...order, activityType: 'systemDefault', templateParameters: [{ name: 'systemDefaultText', value: 'Look here' }], previewText: { content: 'x'.repeat(200) } });
  expect((await shown()).map(({ text }) => text)).toEqual(['Recovery\nDone.', `Look here\n${'x'.repeat(150)}`]);
});

it('is refused where the app is not installed, in the words of public reports', async () => {
  for (const teamsApp of [null, { installedFor: [] }, { clientId: '11111111-2222-4333-8444-555555555555' }]) {
    const { made, send, shown } = await stage(teamsApp);
    const { statusCode, code, message } = await refusal(send(order));
    expect([statusCode, code, message]).toEqual([403, 'Forbidden', `Application with AAD App Id '${appOf(made).clientId}' is not authorized to generate custom text notifications about 'text' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`]);
    expect(await shown()).toEqual([]);
  }
});

it('needs the permission, or the consent that came with the installation', async () => {
  const without = await stage({}, 'mailer');
  expect((await refusal(without.send(order))).message).toBe("Missing role permissions on the request. API requires one of 'TeamsActivity.Send'. Roles on the request 'Mail.Send'.");
  const given = await stage({ resourceSpecific: true }, 'mailer');
  await given.send(order);
  expect(await given.shown()).toHaveLength(1);
});

it('goes to whom the app is installed for', async () => {
  const { made, send, shown } = await stage({ installedFor: [] });
  await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { teamsApp: { clientId: appOf(made).clientId, activityTypes: ['approvalRequested'], installedFor: [personOf(made, 'manager').userPrincipalName], resourceSpecific: false } });
  await send(order);
  expect((await refusal(send(order, `/users/${personOf(made, 'director').id}/teamwork/sendActivityNotification`))).statusCode).toBe(403);
  expect((await refusal(send(order, '/users/11111111-2222-4333-8444-555555555555/teamwork/sendActivityNotification'))).statusCode).toBe(404);
  expect(await shown()).toHaveLength(1);
});

it.each<[string, object]>([
  ['no topic', { ...order, topic: undefined }],
  ['no address with a text', { ...order, topic: { source: 'text', value: 'Recovery' } }],
  ['an address outside of Teams', { ...order, topic: { ...topic, webUrl: 'https://evil.example/' } }],
  ['an undeclared activity', { ...order, activityType: 'lunch' }],
  ['no preview', { ...order, previewText: {} }],
  ['a parameter without value', { ...order, templateParameters: [{ name: 'caseId' }] }],
  ['free text without text', { ...order, activityType: 'systemDefault' }],
  ['a chain that is no number', { ...order, chainId: 'x' }],
  ['what is not imitated', { ...order, teamsAppId: 'x' }],
])('refuses %s', async (_what, body) => {
  const { send, shown } = await stage();
  expect((await refusal(send(body))).statusCode).toBe(400);
  expect(await shown()).toEqual([]);
});
