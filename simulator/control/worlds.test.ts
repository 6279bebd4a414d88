import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEEDS } from '../seed/contoso.ts';
import { personOf, startKit, type Kit, type Made } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const create = async (order: object): Promise<{ readonly status: number; readonly body: Made & { readonly error?: string; readonly faults?: readonly string[] } }> =>
  (await kit.control('/tenants', 'POST', order)) as Awaited<ReturnType<typeof create>>;
const own = (made: Made, path: string, method = 'GET', body?: object): ReturnType<Kit['control']> => kit.control(`/tenants/${made.tenantId}${path}`, method, body);

describe('a tenant of a seed file', () => {
  it('has the ids and secrets that the file names, and new ones where it names none', async () => {
    const fixed = { tenantId: '11111111-2222-4333-8444-555555555555', domain: 'fixed.example', person: 'aaaaaaaa-2222-4333-8444-555555555555', clientId: 'bbbbbbbb-2222-4333-8444-555555555555' };
    const seedFile = {
      name: 'fixed', tenantId: fixed.tenantId, domain: fixed.domain, clock: { now: '2030-01-01T00:00:00Z', frozen: true }, settings: { wording: 'ideal', lags: { passReadMs: 5000 } }, passPolicy: { state: 'enabled', minimumLifetimeInMinutes: 10, excludeTargets: [{ targetType: 'user', id: 'bob' }] },
      people: [{ key: 'ann', id: fixed.person, givenName: 'Ann', surname: 'Lee', alias: 'ann', password: 'Known-1234', badge: '04AABBCC', manager: 'bob', pcs: [{ join: 'hybrid', os: 'windows-10' }] }, { key: 'bob', givenName: 'Bob', surname: 'Ray', alias: 'bob', phones: [] }],
      apps: [{ name: 'tool', displayName: 'Tool', clientId: fixed.clientId, clientSecret: 'a secret of 16 letters', permissions: ['User.Read.All'] }],
    };
    const { status, body } = await create({ seedFile });
    expect(status).toBe(201);
    expect(body).toMatchObject({ tenantId: fixed.tenantId, domain: fixed.domain, seed: 'fixed', apps: [{ name: 'tool', clientId: fixed.clientId, clientSecret: 'a secret of 16 letters' }] });
    expect(personOf(body, 'ann')).toMatchObject({ id: fixed.person, userPrincipalName: 'ann@fixed.example', password: 'Known-1234', badge: '04AABBCC', devices: [{ kind: 'pc', join: 'hybrid' }, { kind: 'phone' }] });
    expect(personOf(body, 'bob').id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await own(body, '/clock')).body).toEqual({ now: '2030-01-01T00:00:00.000Z', frozen: true });
    expect((await own(body, '/settings')).body).toMatchObject({ wording: 'ideal', lags: { passReadMs: 5000, userMs: 0 } });
    expect((await own(body, '/pass-policy')).body).toMatchObject({ state: 'enabled', minimumLifetimeInMinutes: 10, maximumLifetimeInMinutes: 480, excludeTargets: [{ targetType: 'user', id: personOf(body, 'bob').id }] });
    const manager = await kit.graph(kit.bySecret(body, 'tool')).api(`/users/${fixed.person}/manager`).get() as { id: string };
    expect(manager.id).toBe(personOf(body, 'bob').id);
    expect((await create({ seedFile })).status).toBe(409);
  });

  it('contoso as a file is contoso', async () => {
    const { body } = await create({ seedFile: JSON.parse(JSON.stringify(SEEDS['contoso'])) as object });
    expect(body.people.map(({ key }) => key)).toEqual((await kit.newTenant()).people.map(({ key }) => key));
  });

  it('is refused with all that is wrong, in words', async () => {
    expect(await create({ seedFile: { name: 'x', people: [{ key: 'a' }], pepole: [] } })).toMatchObject({
      status: 400,
      body: { error: 'The seed file has 4 faults.', faults: ['people[0].givenName is missing', 'people[0].surname is missing', 'people[0].alias is missing', 'pepole is not known'] },
    });
    expect((await create({ seed: 'contoso', generate: { people: 10 } })).status).toBe(400);
    expect((await create({ generate: { people: 9 } })).status).toBe(400);
  });
});

describe('a tenant as one file', () => {
  /** Everything that a test can do to a tenant from outside, in short. */
  const DEEDS: Readonly<Record<string, (made: Made) => Promise<unknown>>> = {
    advance: (made) => own(made, '/clock/advance', 'POST', { ms: 90_000 }),
    pass: (made) => own(made, `/people/claimant/pass`, 'PUT', { state: 'usable' }),
    replace: (made) => own(made, `/people/claimant/phone/replace`, 'POST'),
    fault: (made) => own(made, '/faults', 'POST', { preset: 'F06' }),
    lag: (made) => own(made, '/settings', 'PATCH', { lags: { passReadMs: 60_000, userMs: 60_000 } }),
    policy: (made) => own(made, '/pass-policy', 'PATCH', { defaultLength: 12 }),
    app: (made) => own(made, '/apps/issuer', 'PATCH', { enabled: false }),
    revoke: (made) => kit.graph(kit.bySecret(made)).api(`/users/${personOf(made, 'claimant').id}/revokeSignInSessions`).post({}),
  };
  /** What can be seen of it from outside. */
  const seen = async (made: Made): Promise<unknown> => {
    await own(made, '/clock', 'PUT', { frozen: true });
    const client = kit.graph(kit.bySecret(made));
    const methods: unknown = await client.api(`/users/${personOf(made, 'claimant').id}/authentication/methods`).get();
    const views = await Promise.all(['', '/clock', '/settings', '/faults', '/pass-policy', '/mail', '/sign-ins', '/audits', '/keys', '/people/claimant/phone'].map(async (path) => (await own(made, path)).body));
    return [...views, methods];
  };

  it('behaves after export and import as before, whatever was done to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(DEEDS)), { maxLength: 6 }), async (deeds) => {
        const made = await kit.newTenant();
        for (const deed of deeds) await DEEDS[deed]?.(made);
        const before = await seen(made);
        const file = JSON.parse(JSON.stringify((await own(made, '/export')).body)) as object;
        await own(made, '', 'DELETE');
        expect((await create({ import: file })).status).toBe(201);
        expect(await seen(made)).toEqual(before);
        await own(made, '/clock/advance', 'POST', { ms: 61_000 });
        await own(made, '/reset', 'POST');
        expect(await seen(made)).toEqual(before);
        await own(made, '', 'DELETE');
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('is refused when it is of another version, and with all that is missing otherwise', async () => {
    expect((await create({ import: { version: 1, tenant: {} } })).body.error).toBe('This simulator reads exports of version 6, and this one is of version 1.');
    const { body } = await own(await kit.newTenant(), '/export');
    const { tenant, version } = body as { version: number; tenant: Record<string, unknown> };
    const { people: _people, ...rest } = tenant;
    expect(await create({ import: { version, tenant: { ...rest, clock: 'noon', devices: [5], more: true } } })).toMatchObject({
      status: 400,
      body: { error: 'The export cannot be read.', faults: ['import.tenant.more is not known', 'import.tenant.clock is no object', 'import.tenant.people is no list', 'import.tenant.devices[0] is not an object'] },
    });
  });
});

describe('a hundred tenants', () => {
  it('know nothing of each other\'s clock, faults, mail, keys and policy', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => kit.newTenant()));
    const [one, ...others] = all as [Made, ...Made[]];
    const untouched = await Promise.all(others.map(async (made) => [(await own(made, '/settings')).body, (await own(made, '/faults')).body, (await own(made, '/mail')).body, (await own(made, '/keys')).body, (await own(made, '/pass-policy')).body]));
    await own(one, '/clock', 'PUT', { now: '2040-01-01T00:00:00Z', frozen: true });
    await own(one, '/faults', 'POST', { preset: 'F01' });
    await own(one, '/settings', 'PATCH', { wording: 'ideal' });
    await own(one, '/pass-policy', 'PATCH', { state: 'disabled' });
    await own(one, '/keys/roll', 'POST', {});
    const sender = personOf(one, 'operator').id;
    await own(one, '/faults', 'DELETE');
    await kit.graph(kit.bySecret(one)).api(`/users/${sender}/sendMail`).post({ message: { subject: 'x', body: { contentType: 'Text', content: 'y' }, toRecipients: [{ emailAddress: { address: personOf(one, 'manager').userPrincipalName } }] } });
    for (const [i, made] of others.entries()) {
      expect([(await own(made, '/settings')).body, (await own(made, '/faults')).body, (await own(made, '/mail')).body, (await own(made, '/keys')).body, (await own(made, '/pass-policy')).body]).toEqual(untouched[i]);
      expect((await own(made, '/clock')).body).toMatchObject({ frozen: false, now: expect.not.stringMatching(/^2040/) as string });
    }
    await Promise.all(all.map((made) => own(made, '', 'DELETE')));
  });
});

describe('/_sim/openapi.json', () => {
  it('says of every call what it does, what it takes and what it answers, the seed file included', async () => {
    const { body } = await kit.control('/openapi.json');
    const { paths, components } = body as { paths: Record<string, Record<string, { summary: string; parameters: { name: string }[]; responses: object }>>; components: { schemas: Record<string, unknown> } };
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { summary, parameters, responses }] of Object.entries(methods)) {
        expect(summary, `${method} ${path}`).toMatch(/\w/);
        expect(parameters.map(({ name }) => `{${name}}`)).toEqual([...path.matchAll(/\{\w+\}/g)].map(([name]) => name));
        expect(Object.keys(responses).filter((status) => /^20[014]$/.test(status))).toHaveLength(1);
      }
    }
    const shipped = JSON.parse(await readFile(join(import.meta.dirname, '../seed/seed.schema.json'), 'utf8')) as object;
    expect(components.schemas['SeedFile']).toEqual(shipped);
  });
});
