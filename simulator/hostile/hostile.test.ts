import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stageOn } from '../graph/examples/stage.ts';
import { times } from '../long.ts';
import { appOf, personOf, startKit, type Kit, type Made } from '../test-kit.ts';
import { allDoors } from './doors.ts';
import { faultsOf } from './judge.ts';
import { hostileRequest, TOO_LONG, type Door, type Known } from './requests.ts';
import { sender, type Sent } from './send.ts';

/** Divided between the two sides by their number of doors. */
const REQUESTS = times(600, 10_000);

let kit: Kit;
let made: Made;
let doors: Awaited<ReturnType<typeof allDoors>>;
let known: Known;
/** The tenant as it is put back after each request that changed it. */
let begun: Exported;
beforeAll(async () => {
  kit = await startKit();
  doors = await allDoors(kit);
  const stage = stageOn(kit);
  made = await stage.tenant();
  known = await knownOf(made);
  begun = await exported();
});
afterAll(() => kit.simulator.close());

type Exported = { readonly tenant: Readonly<Record<string, unknown>> };
const exported = async (): Promise<Exported> => (await kit.control(`/tenants/${made.tenantId}/export`)).body as Exported;

/** What a refused request must leave as it was: all but the logs, and the count of wrong secrets. */
function stateOf({ tenant }: Exported): string {
  const { requests: _requests, signIns: _signIns, audits: _audits, ...rest } = tenant;
  return JSON.stringify(rest, (name, value: unknown) => (name === 'failedSignIns' ? undefined : value));
}

async function knownOf(own: Made): Promise<Known> {
  const stage = stageOn(kit);
  const other = await kit.newTenant();
  const person = personOf(own, 'director');
  const { clientId, clientSecret } = appOf(own);
  const { authorization: app = '' } = await stage.asApp(own);
  const { authorization: reader = '' } = await stage.asApp(own, 'reader');
  const { authorization: foreign = '' } = await stage.asApp(other);
  const { authorization: human = '' } = await stage.asPerson(own, 'director', 'UserAuthenticationMethod.ReadWrite User.Read Mail.Send');
  const { id: passId } = await stage.graph(own, 'POST', `/users/${person.id}/authentication/temporaryAccessPassMethods`, {});
  return {
    names: {
      tenant: [own.tenantId, own.tenantId.toUpperCase(), own.domain, 'common', 'organizations', '11111111-2222-4333-8444-555555555555'],
      id: [person.id, person.userPrincipalName, ...own.groups.map(({ id }) => id), clientId],
      passId: [String(passId)],
      methodId: ['28c10230-6103-485e-b985-444c60001490', '3179e48a-750b-4051-897c-87b9720928f7'],
      appId: [clientId, '00000003-0000-0000-c000-000000000000'],
      name: ['everything', 'reader'],
      person: ['director', 'claimant'],
      device: person.devices.map(({ id }) => id),
    },
    tokens: [app, reader, foreign, human, 'Bearer', 'Bearer x', 'Bearer a.b.c', `${app.slice(0, -9)}AAAAAAAAA`, 'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJhbGwiXX0.x', `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`, 'Basic %', 'Negotiate x'],
    fields: {
      grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default', code: '1.x', redirect_uri: 'http://localhost/auth/callback', code_verifier: 'x'.repeat(43), refresh_token: '1.x', client_assertion: 'a.b.c', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', claims: '{}',
      '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', startDateTime: '2030-01-01T00:00:00Z', lifetimeInMinutes: 60, isUsableOnce: true, defaultLength: 8, includeTargets: [{ targetType: 'group', id: 'all_users' }], displayName: 'x', phoneNumber: '+1 2065555555', phoneType: 'mobile', emailAddress: 'a@b.example', publicKeyCredential: { id: 'x', response: { clientDataJSON: 'x', attestationObject: 'x' } },
      message: { subject: 's', body: { contentType: 'Text', content: 'c' }, toRecipients: [{ emailAddress: { address: person.userPrincipalName } }] }, requests: [{ id: '1', method: 'GET', url: '/users' }], topic: { source: 'text', value: 'x', webUrl: 'https://teams.microsoft.com/l/x' }, activityType: 'x', previewText: { content: 'x' },
      seed: 'contoso', now: '2030-01-01T00:00:00Z', frozen: true, ms: 1000, match: { path: '*' }, effect: { kind: 'status' }, times: 1, lags: { passReadMs: 1 }, assumed: { pastStart: 'refuse' }, import: { version: 1, tenant: {} }, permissions: ['User.Read.All'],
      do: 'user', loginfmt: person.userPrincipalName, passwd: 'x', accesspass: 'x', otc: '000000', person: 'director', preset: 'usable',
    },
  };
}

/** One request; afterwards the simulator is well, and what was refused changed nothing. */
async function hostile(sent: Sent & { readonly door: Door }, wire: ReturnType<typeof sender>): Promise<readonly string[]> {
  const heard = await wire.send(sent);
  // Who sends too much may find the connection closed while still sending.
  if (heard === null) return sent.body === TOO_LONG ? [] : ['no answer'];
  const after = await kit.control(`/tenants/${made.tenantId}/export`);
  const { tenants } = (await kit.control('/tenants')).body as { tenants: readonly { tenantId: string }[] };
  const changed = after.status !== 200 || tenants.length !== 2 || stateOf(after.body as Exported) !== stateOf(begun);
  if (changed) await restore(tenants);
  return [...faultsOf(sent, heard), ...(changed && heard.status >= 400 ? ['refused, and yet something changed'] : []), ...newFailures()];
}

let linesRead = 0;
/** What the simulator logged since the last look of failures of its own. */
function newFailures(): readonly string[] {
  const fresh = kit.lines.slice(linesRead).filter((line) => line.includes(' failed: '));
  linesRead = kit.lines.length;
  return fresh;
}

async function restore(tenants: readonly { readonly tenantId: string }[]): Promise<void> {
  for (const { tenantId } of tenants.slice(1)) await kit.control(`/tenants/${tenantId}`, 'DELETE');
  for (const { tenantId } of tenants.slice(0, 1)) await kit.control(`/tenants/${tenantId}`, 'DELETE');
  await kit.control('/tenants', 'POST', { import: begun });
  await kit.newTenant();
}

it.each([
  ['https', (): string => kit.simulator.origin, 0.7],
  ['pages', (): string => kit.simulator.pagesOrigin, 0.3],
] as const)('bad input is refused in the shape of what is imitated, on the %s side', async (side, origin, share) => {
  const wire = sender(origin());
  try {
    await fc.assert(
      fc.asyncProperty(hostileRequest(doors[side], known), async (sent) => { expect(await hostile(sent, wire)).toEqual([]); }),
      { numRuns: Math.round(REQUESTS * share) },
    );
  } finally {
    wire.close();
  }
}, times(120_000, 1_800_000));

it('is well after all that', async () => {
  await stageOn(kit).graph(made, 'GET', `/users/${personOf(made, 'director').id}`);
  expect((await fetch(kit.simulator.pagesOrigin)).status).toBe(200);
});
