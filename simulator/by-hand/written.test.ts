import { afterAll, beforeAll, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit } from '../pages/test-tenant.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

type Played = Awaited<ReturnType<typeof newTestTenant>>;

const at = 1_700_000_000_000;
const testOf = async ({ id }: Played): Promise<string> => ((await kit.control(`/tenants/${id}/acts/playwright`)).body as { readonly test: string }).test;
const tell = async ({ id }: Played, window: string, acts: readonly object[]): Promise<void> => {
  const { status } = await kit.control(`/tenants/${id}/acts`, 'POST', { window, acts: acts.map((act, i) => ({ at: at + i, ...act })) });
  expect(status).toBe(204);
};
const see = (heading: string, more: object = {}): object => ({ do: 'see', heading, alert: '', shown: [], ...more });
const press = (name: string): object => ({ do: 'press', role: 'button', name });

it('says what each tenant has otherwise by where it is from: passwords, codes, addresses, ids', async () => {
  const tenant = await newTestTenant(kit);
  const claimant = tenant.who('claimant');
  const { body } = await kit.control(`/tenants/${tenant.id}/people/manager/phone`);
  const [account] = (body as { readonly accounts: readonly { readonly code: string }[] }).accounts;
  await tell(tenant, 'w1', [
    { do: 'open', path: `/${tenant.id}/pcs/${claimant.devices.find(({ kind }) => kind === 'pc')?.id ?? ''}/windows?q=\`\${1}`, byApp: false },
    { do: 'type', name: 'Email or phone', text: claimant.userPrincipalName.toUpperCase() },
    { do: 'type', name: 'Password', text: claimant.password },
    { do: 'type', name: 'Code', text: account?.code ?? '' },
    { do: 'type', name: "Manager's note", text: 'it\'s\na \\', nth: 1 },
  ]);
  const test = await testOf(tenant);
  const pc = claimant.devices.findIndex(({ kind }) => kind === 'pc');
  expect(test).toContain(`await pc.goto(\`\${tenant.pages}/pcs/\${tenant.person('claimant').devices[${pc}]?.id}/windows?q=\\\`\\\${1}\`);`);
  expect(test).toContain("fill(tenant.person('claimant').userPrincipalName)");
  expect(test).toContain("fill(tenant.person('claimant').password)");
  expect(test).toContain("fill(await codeOn(tenant, tenant.person('manager'), 'Microsoft'))");
  expect(test).toContain(`await pc.getByLabel('Manager\\'s note', { exact: true }).nth(1).fill('it\\'s\\na \\\\');`);
  for (const own of [tenant.id, claimant.id, claimant.password]) expect(test).not.toContain(own);
});

it('writes what was pressed on the workbench as verbs of the kit', async () => {
  const tenant = await newTestTenant(kit);
  const hub = await tenant.browser().open(`/?tenant=${tenant.id}`);
  const act = (fields: Readonly<Record<string, string>>) => hub.submit(fields, `${tenant.path}/workbench`);
  for (const fields of [{ do: 'freeze' }, { do: 'minute' }, { do: 'set', to: '2031-01-02T03:04:05' }, { do: 'run' }, { do: 'clear-faults' }]) await act(fields);
  const [, pass] = /data-copy="([^"]+)"/.exec((await act({ do: 'preset', preset: 'usable', person: 'claimant' })).body.split('role="status"')[1] ?? '') ?? [];
  await act({ do: 'preset', preset: 'hybrid', person: 'claimant' });
  await tell(tenant, 'w1', [{ do: 'open', path: `/${tenant.id}/security-info`, byApp: false, at: Date.now() + 1 }, { do: 'type', name: 'Temporary Access Pass', text: pass ?? '', at: Date.now() + 2 }]);
  const lines = (await testOf(tenant)).split('\n').map((line) => line.trim());
  expect(lines).toEqual(expect.arrayContaining([
    'await clock.freeze();', 'await clock.advance(60000);', "await clock.set(new Date('2031-01-02T03:04:05.000Z'), 'frozen');", 'await clock.set(await clock.now());', 'await tenant.clearFaults();',
    "const pass = await tenant.bringPass(tenant.person('claimant'), 'usable');",
    "await browser.getByLabel('Temporary Access Pass', { exact: true }).fill(pass);",
  ]));
  expect(lines.filter((line) => line.includes("'hybrid')"))).toHaveLength(1);
});

it('takes a number from the window that shows it, and a QR code by its picture', async () => {
  const tenant = await newTestTenant(kit);
  await tell(tenant, 'w1', [
    { do: 'open', path: `/${tenant.id}/security-info`, byApp: false },
    see('Approve the sign-in', { shown: [{ in: 'output', nth: 0, text: '47' }, { in: 'img', nth: 0, text: 'QR code for your app' }] }),
  ]);
  await tell(tenant, 'w2', [
    { do: 'open', path: `/${tenant.id}/phones/claimant`, byApp: false, at: at + 10 },
    { do: 'picture', name: 'Picture of a QR code', at: at + 11 },
    { do: 'type', name: 'Number', text: '47', at: at + 12 },
  ]);
  const test = await testOf(tenant);
  expect(test).toContain("const shown = await browser.locator('output').nth(0).innerText();");
  expect(test).toContain("await phone.getByLabel('Number', { exact: true }).fill(shown);");
  expect(test).toContain("buffer: await browser.getByRole('img', { name: 'QR code for your app', exact: true }).screenshot()");
});

it('puts acts of several windows in the order in which they were done, and says each sight once', async () => {
  const tenant = await newTestTenant(kit);
  await tell(tenant, 'w2', [{ do: 'open', path: `/${tenant.id}/admin`, byApp: false, at: at + 5 }, see('Admin centers', { at: at + 6 })]);
  await tell(tenant, 'w1', [{ do: 'open', path: `/${tenant.id}/mail/claimant`, byApp: false }, see('Mail'), see('Mail'), press('Refresh'), see('Mail')]);
  const test = await testOf(tenant);
  expect(test.indexOf('const mailbox')).toBeLessThan(test.indexOf('const admin'));
  expect(test.match(/toHaveText\('Mail'\)/g)).toHaveLength(2);
});

it('owns up to what it cannot copy', async () => {
  const tenant = await newTestTenant(kit);
  await tell(tenant, 'w1', [{ do: 'open', path: `/${tenant.id}/signin/gone`, byApp: true }, { do: 'passkey' }, press('Next'), { do: 'picture', name: 'Picture of a QR code' }]);
  const test = await testOf(tenant);
  expect(test).toContain('// An app led page here');
  expect(test).toContain('// Here the browser made a passkey');
  expect(test).toContain('// Not copied: the picture that was chosen in page.');
});

it('forgets all with a tenant that is made again, and keeps no more than a person does', async () => {
  const tenant = await newTestTenant(kit);
  for (let i = 0; i < 7; i++) await tell(tenant, 'w1', Array.from({ length: 100 }, () => press('Next')));
  const full = await testOf(tenant);
  expect(full).toContain('// More was done than is kept');
  await kit.control(`/tenants/${tenant.id}/reset`, 'POST');
  expect(await testOf(tenant)).not.toContain('Next');
});

it('takes no act that it does not know', async () => {
  const tenant = await newTestTenant(kit);
  for (const acts of [[{ do: 'eat', at }], [{ do: 'open', path: 'https://elsewhere.example', byApp: false, at }], [press('x')]]) {
    expect((await kit.control(`/tenants/${tenant.id}/acts`, 'POST', { window: 'w1', acts })).status).toBe(400);
  }
});
