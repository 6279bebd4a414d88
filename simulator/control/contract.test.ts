import { afterAll, beforeAll, expect, it } from 'vitest';
import { appOf, personOf, startKit, type Kit, type Made } from '../test-kit.ts';

/** The control plane as the contract lists it, line by line; what each does in depth stands in the tests beside it. */
let kit: Kit;
let made: Made;
beforeAll(async () => {
  kit = await startKit();
  made = await kit.newTenant();
});
afterAll(() => kit.simulator.close());

const own = (path: string, method = 'GET', body?: object): ReturnType<Kit['control']> => kit.control(`/tenants/${made.tenantId}${path}`, method, body);

it('POST /_sim/tenants tells everything that is needed to play', () => {
  expect(Object.keys(made)).toEqual(expect.arrayContaining(['tenantId', 'domain', 'apps', 'people']));
  expect(appOf(made)).toMatchObject({ name: expect.any(String) as string, clientId: expect.any(String) as string, clientSecret: expect.any(String) as string });
  const { devices, ...person } = personOf(made, 'claimant');
  expect(Object.keys(person)).toEqual(expect.arrayContaining(['key', 'displayName', 'userPrincipalName', 'id', 'password', 'badge']));
  expect(devices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['pc', 'phone']));
});

it.each(['claimant', 'manager', 'director', 'deputy', 'clerk', 'operator', 'hybrid', 'globaladmin', 'eligible', 'groupadmin', 'groupeligible', 'scopedadmin', 'appowner', 'breakglass', 'guest', 'nomanager', 'disabled', 'selfmanaged', 'contactmanager', 'nofactor', 'nofactormanager', 'newhire', 'quote', 'accent', 'rtl', 'longname'])('the seed has %s, with password and badge', (key) => {
  const { password, badge } = personOf(made, key);
  expect(password).not.toBe('');
  expect(badge).toMatch(/^[0-9A-F]{8,}$/);
});

it('GET /_sim/tenants lists it, GET …/{tid} shows it as when it was made', async () => {
  expect((await kit.control('/tenants')).body).toMatchObject({ tenants: expect.arrayContaining([expect.objectContaining({ tenantId: made.tenantId })]) as unknown });
  expect((await own('')).body).toEqual(made);
});

it('GET /_sim/certificate gives what a program has to trust', async () => {
  expect(await kit.control('/certificate')).toEqual({ status: 200, body: { authority: kit.simulator.caPem } });
});

it('faults: added with 201, listed, struck as often as said, taken away one by one and all at once', async () => {
  const add = async (times?: number): Promise<string> => {
    const { status, body } = await own('/faults', 'POST', { match: { method: 'POST', path: '*/token' }, effect: { kind: 'status', status: 503, retryAfter: 7 }, ...(times !== undefined && { times }) });
    expect(status).toBe(201);
    return (body as { id: string }).id;
  };
  const listed = async (): Promise<readonly string[]> => ((await own('/faults')).body as { faults: { id: string }[] }).faults.map(({ id }) => id);
  const token = (): Promise<Response> => fetch(`${kit.simulator.origin}/${made.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) });

  await add(2);
  const answers = [await token(), await token(), await token()];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 400]);
  expect(answers[0]?.headers.get('retry-after')).toBe('7');

  await own('/faults', 'DELETE');
  const [one, two] = [await add(), await add()];
  expect(await listed()).toEqual([one, two]);
  expect((await own(`/faults/${one}`, 'DELETE')).status).toBe(204);
  expect(await listed()).toEqual([two]);
  expect((await own(`/faults/${one}`, 'DELETE')).status).toBe(404);
  expect((await own('/faults', 'DELETE')).status).toBe(204);
  expect(await listed()).toEqual([]);
});

it('mail and notifications can be read', async () => {
  const sender = personOf(made, 'operator').id;
  const to = personOf(made, 'manager').userPrincipalName;
  await kit.graph(kit.bySecret(made)).api(`/users/${sender}/sendMail`).post({ message: { subject: 'Hello', body: { contentType: 'Text', content: 'There' }, toRecipients: [{ emailAddress: { address: to } }] } });
  expect((await own('/mail')).body).toMatchObject({ mail: [{ to: [to], subject: 'Hello', body: 'There' }] });
  expect((await own('/notifications')).body).toEqual({ notifications: [] });
});

it('GET …/settings shows what PATCH …/settings changes', async () => {
  await own('/settings', 'PATCH', { wording: 'ideal' });
  expect((await own('/settings')).body).toMatchObject({ wording: 'ideal', lags: {}, links: {}, assumed: {} });
});

it('GET /_sim/openapi.json names every line of the contract, on both ports', async () => {
  const lines = [
    'post /tenants', 'get /tenants', 'get /tenants/{tenant}', 'delete /tenants/{tenant}', 'post /tenants/{tenant}/reset', 'get /tenants/{tenant}/export',
    'get /tenants/{tenant}/clock', 'put /tenants/{tenant}/clock', 'post /tenants/{tenant}/clock/advance',
    'post /tenants/{tenant}/faults', 'get /tenants/{tenant}/faults', 'delete /tenants/{tenant}/faults', 'delete /tenants/{tenant}/faults/{fault}',
    'get /tenants/{tenant}/requests', 'get /tenants/{tenant}/mail', 'get /tenants/{tenant}/notifications', 'patch /tenants/{tenant}/settings', 'get /openapi.json', 'get /fidelity',
    'get /presets', 'get /tenants/{tenant}/pass-policy', 'patch /tenants/{tenant}/pass-policy', 'put /tenants/{tenant}/people/{person}/pass', 'get /tenants/{tenant}/people/{person}/phone', 'post /tenants/{tenant}/people/{person}/phone/replace', 'patch /tenants/{tenant}/apps/{name}', 'get /tenants/{tenant}/sign-ins', 'get /tenants/{tenant}/audits',
  ];
  for (const read of [() => kit.control('/openapi.json').then(({ body }) => body), async () => (await fetch(`${kit.simulator.pagesOrigin}/_sim/openapi.json`)).json() as Promise<unknown>]) {
    const { paths } = (await read()) as { paths: Record<string, Record<string, object>> };
    const named = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path.replace('/_sim', '')}`));
    expect(named).toEqual(expect.arrayContaining(lines));
  }
});
