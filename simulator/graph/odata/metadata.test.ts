import { afterAll, beforeAll, expect, it } from 'vitest';
import { personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
let made: Made;
beforeAll(async () => {
  kit = await startKit();
  made = await kit.newTenant();
});
afterAll(() => kit.simulator.close());

const asked = (path: string, level: string) => kit.graph(kit.bySecret(made)).api(path).header('accept', `application/json;odata.metadata=${level}`);
const methods = (): string => `/users/${personOf(made, 'claimant').id}/authentication/methods`;

it('none leaves out every note but those for paging and counting', async () => {
  const answer = (await asked('/users?$top=1&$count=true&$select=id', 'none').header('consistencylevel', 'eventual').get()) as object;
  expect(Object.keys(answer)).toEqual(['@odata.count', '@odata.nextLink', 'value']);
  const { value } = (await asked(methods(), 'none').get()) as { value: object[] };
  expect(value.flatMap((each) => Object.keys(each)).filter((name) => name.startsWith('@'))).toEqual([]);
  const { value: typed } = (await asked(methods(), 'minimal').get()) as { value: object[] };
  expect(typed.every((each) => '@odata.type' in each)).toBe(true);
});

it('says which it is, and refuses full aloud', async () => {
  const raw = (await asked('/users?$top=1', 'none').responseType('raw' as never).get()) as Response;
  expect(raw.headers.get('content-type')).toContain('odata.metadata=none;');
  const { statusCode, message } = await refusal(asked('/users', 'full').get());
  expect([statusCode, message]).toEqual([400, 'odata.metadata=full is not imitated here. (Simulator, see /_sim/fidelity.)']);
});
