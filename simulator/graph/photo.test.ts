import { afterAll, beforeAll, expect, it } from 'vitest';
import { personOf, refusal, SCOPE, startKit, type Kit } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('shows a photo of who has one', async () => {
  const made = await kit.newTenant();
  const { token } = (await kit.bySecret(made).getToken(SCOPE))!;
  const photo = await fetch(`${kit.simulator.origin}/v1.0/users/${personOf(made, 'manager').id}/photo/$value`, { headers: { authorization: `Bearer ${token}` } });
  expect(photo.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array(await photo.arrayBuffer()).slice(0, 4)).toEqual(new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
  expect((await refusal(kit.graph(kit.bySecret(made)).api(`/users/${personOf(made, 'mailbox').userPrincipalName}/photo/$value`).get())).statusCode).toBe(404);
});
