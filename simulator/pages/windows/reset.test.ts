import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { testPc, type TestPc } from './test-pc.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const NEW = { do: 'new-pin', pin: '274951', confirm: '274951' };

it('resets a forgotten PIN with a one-time pass and opens Security info without a second use of it', async () => {
  const { tenant, page, act, givePass } = await testPc(kit, 'claimant');
  const pass = await tenant.preset('claimant', 'once');
  await act({ do: 'forgot' });
  expect((await givePass(pass)).text).toContain('Set up a PIN');
  for (const [pin, confirm, said] of [['123456', '123456', 'number pattern'], ['12345', '12345', 'at least 6'], ['274951', '274952', 'do not match'], ['', '', 'Provide a PIN']] as const) {
    expect((await act({ do: 'new-pin', pin, confirm })).text).toContain(said);
  }
  expect((await act(NEW)).text).toContain('All set!');
  await act({ do: 'done' });
  expect((await act({ do: 'pin', pin: '274951' })).text).toContain('Desktop of');
  // The pass dies; Windows does not, nor the browser on its desktop.
  await tenant.advance(3_600_000);
  expect((await page.open(`${tenant.path}/pcs/${tenant.pc('claimant')}/security-info`)).text).toContain('These are the methods');
});

it('sets no PIN without a sign-in, nor after the sign-in of somebody else', async () => {
  const { tenant, page, act, givePass, shown } = await testPc(kit, 'claimant');
  const before = (await shown()).pin;
  await act(NEW);
  await act({ do: 'forgot' });
  await act(NEW);
  await page.submit({ do: 'back' }, /action="([^"]*\/signin\/[^"]*)"/.exec(page.body)?.[1] ?? '');
  const pass = await tenant.preset('manager', 'usable');
  await page.submit({ do: 'user', loginfmt: tenant.who('manager').userPrincipalName });
  expect((await givePass(pass)).text).toContain('Sign in as the person whose PIN it is');
  await act(NEW);
  expect((await shown()).pin).toBe(before);
});

it.each([['destructive', false], ['non-destructive', true]] as const)('a %s reset keeps the key: %s; its screens are the same', async (pinReset, keeps) => {
  const { tenant, page, act, givePass, change, keys } = await testPc(kit, 'claimant');
  await change({ pinReset });
  const before = await keys();
  const pass = await tenant.preset('claimant', 'usable');
  const said: string[] = [];
  await act({ do: 'forgot' });
  said.push(page.text.includes('Enter Temporary Access Pass') ? 'pass' : '?');
  said.push((await givePass(pass)).text.includes('Set up a PIN') ? 'pin' : '?');
  said.push((await act(NEW)).text.includes('All set!') ? 'done' : '?');
  expect(said).toEqual(['pass', 'pin', 'done']);
  const after = await keys();
  expect(after).toHaveLength(1);
  expect(after[0] === before[0]).toBe(keeps);
});

it('ends after a right pass with CAA20004 and AADSTS650052 where the PIN reset service has no consent', async () => {
  const { page, act, givePass, state } = await testPc(kit, 'claimant');
  const pass = await state('service');
  await act({ do: 'forgot' });
  await givePass(pass);
  for (const said of ['Something went wrong', 'CAA20004', 'AADSTS650052', 'Microsoft Pin Reset Service Production', 'What to do now']) expect(page.text).toContain(said);
  expect((await act(NEW)).text).not.toContain('All set!');
});

it('names 0x801C03ED when the directory does not take the key', async () => {
  const { act, givePass, state, shown } = await testPc(kit, 'claimant');
  const pass = await state('key');
  const before = (await shown()).pin;
  await act({ do: 'forgot' });
  await givePass(pass);
  expect((await act(NEW)).text).toContain('0x801C03ED');
  expect((await shown()).pin).toBe(before);
});

it('mends a broken Windows Hello container by a reset', async () => {
  const { tenant, page, act, givePass, state, shown } = await testPc(kit, 'claimant');
  await state('broken');
  expect(page.text).toContain("Something happened and your PIN isn't available");
  expect((await act({ do: 'pin', pin: (await shown()).pin })).text).not.toContain('Desktop of');
  const pass = await tenant.preset('claimant', 'usable');
  await act({ do: 'forgot' });
  await givePass(pass);
  await act(NEW);
  await act({ do: 'done' });
  expect((await act({ do: 'pin', pin: '274951' })).text).toContain('Desktop of');
});

describe('what keeps it from working above the lock', () => {
  it.each(['notificationsOff', 'hideLastUser', 'remoteSession'])('%s takes the link away; a form sent all the same does nothing', async (name) => {
    const { page, act, change } = await testPc(kit, 'claimant');
    await change({ settings: { [name]: true } });
    expect(page.text).not.toContain('I forgot my PIN');
    expect((await act({ do: 'forgot' })).text).not.toContain('Enter');
  });

  it.each(['authenticatedProxy', 'preLogonNetwork', 'customShell'])('%s ends in an error, and Settings still works', async (name) => {
    const { tenant, page, act, change, shown } = await testPc(kit, 'claimant');
    await change({ settings: { [name]: true } });
    await tenant.preset('claimant', 'usable');
    expect((await act({ do: 'forgot' })).text).toContain('Something went wrong. Please, try again later.');
    await act({ do: 'close' });
    await act({ do: 'pin', pin: (await shown()).pin });
    for (const step of ['settings', 'sign-in-options', 'ask-forgot']) await act({ do: step });
    expect(page.text).toContain('Are you sure?');
    expect((await act({ do: 'forgot' })).text).toContain('Enter Temporary Access Pass');
  });

  it('a locked session of Windows 11 goes back to the logon screen once', async () => {
    const { tenant, page, act, shown } = await testPc(kit, 'claimant');
    await tenant.preset('claimant', 'usable');
    await act({ do: 'pin', pin: (await shown()).pin });
    await act({ do: 'lock' });
    expect((await act({ do: 'forgot' })).text).toContain('Choose I forgot my PIN once more.');
    await act({ do: 'forgot' });
    expect(page.text).toContain('Enter Temporary Access Pass');
  });

  it('without a network it names that, its way back is broken, and Ctrl+Alt+Del leaves', async () => {
    const { tenant, page, act, state } = await testPc(kit, 'claimant');
    await state('offline');
    await act({ do: 'forgot' });
    expect(page.text).toContain("It doesn't look that you're connected to the Internet. Check your connection and try again");
    expect((await act({ do: 'back-offline' })).text).toContain("It doesn't look");
    expect((await act({ do: 'keys' })).text).toContain('Mara Lindqvist');
    await tenant.settings({ wording: 'ideal' });
    await act({ do: 'forgot' });
    expect((await act({ do: 'back-offline' })).text).toContain('I forgot my PIN');
  });

  it('a sign-in page that is not on the list cannot be opened', async () => {
    const { act, state } = await testPc(kit, 'claimant');
    await state('address');
    expect((await act({ do: 'forgot' })).text).toContain("We can't open that page right now");
  });
});

describe('on a hybrid-joined PC', () => {
  const reset = async ({ tenant, act, givePass }: TestPc): Promise<string> => {
    const pass = await tenant.preset('hybrid', 'usable');
    await act({ do: 'forgot' });
    await act({ do: 'hybrid-password', password: tenant.who('hybrid').password });
    return (await givePass(pass)).text;
  };

  it('asks for the password first, and tells who has none where to go', async () => {
    const pc = await testPc(kit, 'hybrid');
    await pc.tenant.preset('hybrid', 'usable');
    expect((await pc.act({ do: 'forgot' })).text).toContain('Enter your password');
    expect((await pc.act({ do: 'hybrid-password', password: 'wrong' })).text).toContain('go to the help desk');
    await pc.act({ do: 'close' });
    expect(await reset(pc)).toContain('Set up a PIN');
  });

  it('needs a domain controller for a destructive reset alone', async () => {
    const pc = await testPc(kit, 'hybrid');
    await pc.change({ settings: { controllerAway: true } });
    expect(await reset(pc)).toContain('Something went wrong. Please, try again later.');
    await pc.act({ do: 'close' });
    await pc.change({ pinReset: 'non-destructive' });
    expect(await reset(pc)).toContain('Set up a PIN');
  });

  it('with key trust resets from Settings alone, and the PIN waits to be written back', async () => {
    const pc = await testPc(kit, 'hybrid');
    await pc.change({ settings: { hybridTrust: 'key' } });
    expect((await pc.act({ do: 'forgot' })).text).toContain('Something went wrong');
    await pc.act({ do: 'close' });
    await pc.act({ do: 'pin', pin: (await pc.shown()).pin });
    for (const step of ['settings', 'sign-in-options', 'ask-forgot']) await pc.act({ do: step });
    expect(await reset(pc)).toContain('Set up a PIN');
    await pc.act(NEW);
    await pc.act({ do: 'done' });
    await pc.act({ do: 'sign-out' });
    expect((await pc.act({ do: 'pin', pin: NEW.pin })).text).toContain('That option is temporarily unavailable');
    await pc.tenant.advance(30 * 60_000);
    expect((await pc.act({ do: 'pin', pin: NEW.pin })).text).toContain('Desktop of');
  });
});
