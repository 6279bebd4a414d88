import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { testPc } from './test-pc.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

it('changes the PIN in Settings, under the policy and its history, which a reset forgets', async () => {
  const { tenant, page, act, givePass, change, shown } = await testPc(kit, 'claimant');
  const { pin: first } = await shown();
  await change({ settings: { pinHistory: 2, pinMinimum: 6, pinSmall: 'allow' } });
  await act({ do: 'pin', pin: first });
  const changeTo = async (old: string, pin: string): Promise<string> => {
    await act({ do: 'settings' });
    await act({ do: 'sign-in-options' });
    await act({ do: 'ask-change' });
    return (await act({ do: 'change-pin', old, pin, confirm: pin, letters: 'on' })).text;
  };
  expect(await changeTo('000', 'abc123')).toContain('The PIN is incorrect');
  await act({ do: 'settings' });
  await act({ do: 'sign-in-options' });
  await act({ do: 'ask-change' });
  expect((await act({ do: 'change-pin', old: first, pin: 'abc123', confirm: 'abc123' })).text).toContain('can only contain digits');
  await act({ do: 'close' });
  expect(await changeTo(first, 'abc12')).toContain('at least 6');
  expect(await changeTo(first, first)).toContain('used this PIN before');
  await changeTo(first, 'abc123');
  expect((await shown()).pin).toBe('abc123');
  expect(await changeTo('abc123', first)).toContain('used this PIN before');
  await act({ do: 'close' });
  const pass = await tenant.preset('claimant', 'usable');
  await act({ do: 'ask-forgot' });
  await act({ do: 'forgot' });
  await givePass(pass);
  await act({ do: 'new-pin', pin: first, confirm: first });
  expect(page.text).toContain('All set!');
});

it('asks for a new PIN when the old one has expired, and opens with it', async () => {
  const { act, page, state, shown } = await testPc(kit, 'claimant');
  await state('pin-expired');
  await act({ do: 'pin', pin: (await shown()).pin });
  expect(page.text).toContain('Your PIN has expired');
  expect(page.text).not.toContain('Desktop of');
  expect((await act({ do: 'change-expired', pin: '274951', confirm: '274951' })).text).toContain('Desktop of');
});
