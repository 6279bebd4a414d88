import { afterAll, beforeAll, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit } from '../test-tenant.ts';
import { activationOf, activationUri } from './activation.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('shows Teams activity with its link, which this phone alone opens', async () => {
  const tenant = await newTestTenant(kit);
  await tenant.settings({ teamsApp: { clientId: tenant.made.apps[0]?.clientId, activityTypes: ['asked'], installedFor: 'everybody', resourceSpecific: true } });
  const link = 'https://teams.microsoft.com/l/entity/vouch';
  await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who('manager').id}/teamwork/sendActivityNotification`)
    .post({ topic: { source: 'text', value: 'Recovery', webUrl: link }, activityType: 'asked', previewText: { content: 'Mara asks for a pass' } });
  const phone = await tenant.browser().open(`${tenant.path}/phones/manager`);
  expect(phone.text).toContain('Teams activity');
  expect(phone.text).toContain('Mara asks for a pass');
  const open = `${tenant.path}/phones/manager/open?to=${encodeURIComponent(link)}`;
  expect(phone.body).toContain(`href="${open}"`);
  expect((await phone.open(open)).url).toBe(link);
  const other = await tenant.browser().open(open.replace('/manager/', '/claimant/'));
  expect(other.status).toBe(404);
});

it('tells its page that something arrived', async () => {
  const tenant = await newTestTenant(kit);
  const news = async (): Promise<string> => ((await (await fetch(`${kit.simulator.pagesOrigin}${tenant.path}/phones/manager/codes`)).json()) as { news: string }).news;
  const before = await news();
  expect(await news()).toBe(before);
  await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who('clerk').id}/sendMail`).post({ message: { subject: 'Hello', body: { contentType: 'Text', content: 'Hello' }, toRecipients: [{ emailAddress: { address: tenant.who('manager').userPrincipalName } }] } });
  expect(await news()).not.toBe(before);
});

it('reads an activation of its own tenant and nothing else', () => {
  const uri = activationUri('http://localhost:8081', 'tenant-1', '012345678');
  expect(uri).not.toContain('otpauth');
  expect(activationOf(uri, 'tenant-1')).toBe('012345678');
  for (const foreign of [activationUri('http://localhost:8081', 'tenant-2', '1'), 'otpauth://totp/x?secret=A&url=x/tenant-1&code=1', 'nonsense']) expect(activationOf(foreign, 'tenant-1')).toBeNull();
});
