import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { choose, signedInBy } from './test-info.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('changes the default method by choice, and moves on when that method is deleted', async () => {
  const info = await signedInBy(kit, 'usable');
  const { page, address, tenant } = info;
  expect(page.text).toContain('Default sign-in method: Microsoft Authenticator');
  expect(page.body).not.toContain('Change default method');
  await choose(info, 'mobile');
  await page.submit({ do: 'next', country: '+47', number: '23456789' }, address);
  const sms = (await tenant.browser().open(`${tenant.path}/phones/claimant`)).text;
  await page.submit({ do: 'next', code: /code (\d{6}) for/.exec(sms)?.[1] ?? '' }, address);
  await page.submit({ do: 'next' }, address);
  await page.submit({ do: 'ask-default' }, address);
  const phone = /<option value="([^"]+)">Phone/.exec(page.body)?.[1] ?? '';
  await page.submit({ do: 'next', method: phone }, address);
  expect(page.text).toContain('Your default sign-in method was changed to Phone, +47 23456789.');
  expect(page.text).toContain('Default sign-in method: Phone');
  await page.submit({ do: 'delete', id: phone }, address);
  expect(page.text).toContain('Default sign-in method: Microsoft Authenticator');
  const { value } = (await kit.graph(kit.bySecret(tenant.made)).api('/auditLogs/directoryAudits').get()) as { value: { activityDisplayName: string }[] };
  expect(value.map(({ activityDisplayName }) => activityDisplayName)).toEqual(expect.arrayContaining(['User changed default security info', 'User registered security info', 'User deleted security info']));
});

it('takes nothing for the default that cannot be it', async () => {
  const { page, address } = await signedInBy(kit, 'usable');
  const hello = /name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete Windows Hello/.exec(page.body)?.[1] ?? '';
  await page.submit({ do: 'ask-default' }, address);
  expect((await page.submit({ do: 'next', method: hello }, address)).text).toContain('Default sign-in method: Microsoft Authenticator');
});
