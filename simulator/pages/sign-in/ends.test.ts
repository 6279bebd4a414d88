import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawFlow, REDIRECT } from '../../oauth/test-flow.ts';
import { startKit, type Kit } from '../test-tenant.ts';
import { totpCode } from '../totp.ts';
import { arriveWithPass, enterName, SIGNED_IN } from './test-sign-in.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

describe('Stay signed in?', () => {
  const ASK = { staySignedIn: true };

  it.each(['yes', 'no'])('is answered with %s, and logged as an interrupt before the sign-in', async (answer) => {
    const { page, pass, codes } = await arriveWithPass(kit, 'claimant', ASK);
    expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain('Stay signed in?');
    expect(await codes()).toEqual([50140]);
    expect((await page.submit({ do: `stay-${answer}` })).text).toContain(SIGNED_IN);
    expect(await codes()).toEqual([50140, 0]);
  });

  it('is not asked again in a browser that was told so', async () => {
    const { tenant, page, pass } = await arriveWithPass(kit, 'claimant', ASK);
    await page.submit({ do: 'pass', accesspass: pass });
    await page.submit({ do: 'stay-no', DontShowAgain: 'true' });
    await page.submit({ do: 'sign-out' }, page.url);
    const fresh = await tenant.preset('claimant', 'usable');
    await enterName(page, tenant, 'claimant');
    expect((await page.submit({ do: 'pass', accesspass: fresh })).text).toContain(SIGNED_IN);
  });

  it('is no way past the proof', async () => {
    const { page } = await arriveWithPass(kit, 'claimant', ASK);
    expect((await page.submit({ do: 'stay-yes' })).text).toContain('Enter Temporary Access Pass');
  });
});

describe('More information required', () => {
  it('stands between the pass and the app for who has no second method, and leads through the wizard to the app', async () => {
    const flow = await rawFlow(kit);
    await flow.settings({ signIn: { interruptMode: 'required' } });
    const page = await flow.byPass(await flow.authorize(flow.tenant.browser()), 'newhire');
    expect(page.text).toContain('More information required');
    expect(page.text).not.toContain('Skip for now');
    await page.submit({ do: 'skip' });
    expect(page.text).toContain('More information required');
    await page.submit({ do: 'more-info' });
    const address = page.url;
    expect(page.text).toContain('Start by getting the app');
    expect(page.body).not.toContain('value="passkey"');
    expect(page.body).not.toContain('value="cancel"');
    const silent = await flow.authorize(page, { prompt: 'none' });
    expect(new URL(silent.url).searchParams.get('error_description')).toMatch(/^AADSTS50072/);
    await page.open(address);
    await page.submit({ do: 'other-app' }, address);
    for (let step = 0; step < 3; step++) await page.submit({ do: 'next' }, address);
    const secret = /data-secret>([^<]+)</.exec((await page.submit({ do: 'back' }, address)).body)?.[1]?.replaceAll(' ', '') ?? '';
    await page.submit({ do: 'next' }, address);
    const { now } = (await kit.control(`/tenants/${flow.tenant.id}/clock`)).body as { now: string };
    await page.submit({ do: 'next', code: totpCode(secret, Date.parse(now)) }, address);
    for (const said of ['Success!', 'Default sign-in method: Authenticator app']) expect(page.text).toContain(said);
    expect((await page.open(`${flow.tenant.path}/registered?device=browser&done`)).url).toMatch(REDIRECT);
    expect((await page.open(`${flow.tenant.path}/registered?device=browser&done`)).text).toContain(SIGNED_IN);
  });

  it('can be skipped where that is allowed', async () => {
    const flow = await rawFlow(kit);
    await flow.settings({ signIn: { interruptMode: 'skippable' } });
    const page = await flow.byPass(await flow.authorize(flow.tenant.browser()), 'newhire');
    expect(page.text).toContain('Skip for now');
    expect((await page.submit({ do: 'skip' })).url).toMatch(REDIRECT);
  });

  it('leaves alone who has an app', async () => {
    const { page, pass } = await arriveWithPass(kit, 'manager', { interruptMode: 'required' });
    expect((await page.submit({ do: 'pass', accesspass: pass })).text).toContain(SIGNED_IN);
  });
});
