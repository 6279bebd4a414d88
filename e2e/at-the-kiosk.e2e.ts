import { randomBytes } from 'node:crypto';
import { APPROVE_API } from '#contract/approve';
import { expectAccessible } from './accessible.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { lostPhone } from './actors/kiosk.ts';
import { follow, signInFully } from './kit/index.ts';
import { expect, test } from './fixtures.ts';

const QR = 'QR code that opens the request on your manager’s phone';
const NOT_FOUND = { step: 'refused', code: 'not_found' };

test('a manager who stands at the kiosk scans its code, signs in, types the match code and vouches', async ({ world, kiosk, manager, claimant }) => {
  const matchCode = await kiosk.start(lostPhone(claimant));
  const code = kiosk.page.getByRole('img', { name: QR });
  const link = await manager.phone.scanLink(code);
  expect(link).toMatch(new RegExp(`^${world.server.approveOrigin}/approve/[\\w-]{22}$`));
  expect(link).not.toContain(matchCode);
  await expectAccessible(kiosk.page);
  await world.server.tick();

  const { page, phone } = manager;
  await page.goto(phone.inBrowser(link));
  await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
  await signInFully(page, world.server.approveOrigin, world.tenant.person('manager'), phone);
  await manager.seesHeading(/^Do you vouch for/);
  await kiosk.page.getByText('Step 3 of 4: your manager is looking at it').waitFor();
  await manager.approve(matchCode);
  await kiosk.seesHeading('Approved. Press to get your pass');
});

test('A24: the code on the kiosk is nobody’s but the approver’s, of a decoy it looks the same, and only the request itself can be acted on', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  const view = await recovery.view();
  expect(view).toMatchObject({ approveLink: `${world.server.approveOrigin}/approve/${recovery.id}` });
  const other = headlessManager(world, world.tenant.person('director'));
  await other.enrol();
  const decoy = await (await setUpHeadlessKiosk(world)).start(world.tenant.person('globaladmin'));
  expect(await decoy.view()).toMatchObject({ approveLink: `${world.server.approveOrigin}/approve/${decoy.id}` });
  const nobodys = randomBytes(16).toString('base64url');
  for (const [who, id] of [[other, recovery.id], [other, decoy.id], [manager, decoy.id], [manager, nobodys]] as const) expect(await who.view(id)).toEqual(NOT_FOUND);
  const bytes = (id: string): Promise<string> => other.call('GET', APPROVE_API.request.replace('{id}', id)).then((answer) => answer.text());
  expect(await bytes(recovery.id)).toBe(await bytes(nobodys));

  // Who was asked is led to their own request; by the id on the kiosk nothing can be done.
  const requestId = await manager.openRequest();
  expect(await manager.view(recovery.id)).toMatchObject({ step: 'decide', requestId });
  for (const act of [manager.typeMatchCode(recovery.id, recovery.matchCode), manager.sayYes(recovery.id, '123456'), manager.decline(recovery.id), manager.undo(recovery.id)]) expect(await act).toEqual(NOT_FOUND);
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'opened' });
});

test('A24: the code of another case opens that one, where the code read out here counts as wrong', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const here = await headlessKiosk.start(claimant);
  const there = await (await setUpHeadlessKiosk(world)).start(world.tenant.person('quote'));
  await world.server.tick();
  await manager.signIn('view', `/approve/${there.id}`);
  const shown = await manager.view(there.id);
  expect(shown).toMatchObject({ step: 'decide', who: { displayName: world.tenant.person('quote').displayName } });
  const { requestId } = shown as { readonly requestId: string };
  const typed = here.matchCode === there.matchCode ? '000000' : here.matchCode;
  expect(await manager.typeMatchCode(requestId, typed)).toMatchObject({ code: 'match_code_wrong', triesLeft: 2 });
  expect(await here.view()).toMatchObject({ progress: 'asked' });
});

test('A24: no page of ours can read a code, so that none can be led astray by one: the camera is barred, and nothing takes a picture', async ({ world, manager }) => {
  const answer = await fetch(`${world.server.approveOrigin}/factors`);
  expect(answer.headers.get('permissions-policy')).toContain('camera=()');
  await manager.page.goto(manager.phone.inBrowser(`${world.server.approveOrigin}/factors`));
  await manager.page.getByRole('link', { name: 'Sign in with your work account' }).waitFor();
  // Chromium's own word on the policy of the document, whether or not the machine has a camera.
  const allowed = await manager.page.evaluate(() => (document as Document & { readonly featurePolicy: { allowedFeatures(): string[] } }).featurePolicy.allowedFeatures());
  expect([allowed.includes('camera'), allowed.includes('publickey-credentials-get')]).toEqual([false, true]);
  await expect(manager.page.locator('input[type=file]')).toHaveCount(0);
});
