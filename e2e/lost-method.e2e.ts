import { limits } from '#server/testing';
import { expectAccessible } from './accessible.ts';
import { lostPhone, type Kiosk } from './actors/kiosk.ts';
import { expect, test } from './fixtures.ts';
import type { TenantControl, TenantPerson } from './kit/index.ts';
import { REMOVING_ISSUER } from './removing-issuer.ts';

test.use({ worldOptions: { policy: { removeLostMethod: true, deskMail: 'desk@vouch.example' } } });

const REMOVED = 'The sign-in method that you named as lost has been deleted.';
const KEPT = /^We could not delete the sign-in method that you named as lost\./;
const DELETE = { method: 'DELETE', path: '/v1.0/users/*/authentication/microsoftAuthenticatorMethods/*' } as const;

interface Story {
  readonly kiosk: Kiosk;
  readonly manager: { approve(matchCode: string): Promise<unknown> };
  readonly claimant: TenantPerson;
  readonly tenant: TenantControl;
}

/** To the question which method is lost. */
async function pressed({ kiosk, manager, claimant, tenant }: Story): Promise<void> {
  await tenant.register('issuer', { permissions: REMOVING_ISSUER });
  const wish = lostPhone(claimant);
  await manager.approve(await kiosk.start(wish));
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(wish.collectCode);
  await kiosk.seesHeading('Which of these is lost?');
}

test('a lost phone goes: its owner names it, is signed out everywhere, and finds it gone; the new one closes the case', async ({ claimant, tenant, headlessManager: manager, kiosk, securityInfo, phone, clock }) => {
  await pressed({ kiosk, manager, claimant, tenant });
  await expect(kiosk.page.getByRole('button', { name: 'Microsoft Authenticator' })).toContainText('old phone');
  await expectAccessible(kiosk.page);
  await kiosk.sayLost('Microsoft Authenticator');
  await expect(kiosk.page.getByText(REMOVED)).toBeVisible();
  const pass = await kiosk.readPass();
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');
  await expectAccessible(kiosk.page);
  const writes = (await tenant.requests()).filter(({ path, method }) => method !== 'GET' && /revokeSignInSessions|\/authentication\//.test(path));
  expect(writes.map(({ method, path }) => `${method} ${path.split('/')[4] === 'revokeSignInSessions' ? 'sessions' : (path.split('/')[5] ?? '')}`)).toEqual(['POST sessions', 'POST temporaryAccessPassMethods', 'DELETE microsoftAuthenticatorMethods']);

  await securityInfo.arrive(claimant, await kiosk.placeToGo());
  await securityInfo.givePass(pass);
  await securityInfo.seesMethods();
  await expect(securityInfo.methods).toContainText(['Windows Hello for Business', 'Temporary access pass']);
  await securityInfo.addAuthenticator(phone);
  await clock.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
});

test('the deletion fails: the pass is there all the same, the kiosk says what to do, and the desk gets a note', async ({ claimant, tenant, headlessManager: manager, kiosk, securityInfo, phone, clock }) => {
  await pressed({ kiosk, manager, claimant, tenant });
  await tenant.fault({ match: DELETE, effect: { kind: 'status', status: 503 } });
  await kiosk.sayLost('Microsoft Authenticator');
  await expect(kiosk.page.getByText(KEPT)).toBeVisible();
  await expectAccessible(kiosk.page);
  const pass = await kiosk.readPass();
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');
  await expect(kiosk.page.getByText(KEPT)).toBeVisible();
  await clock.advance(limits.SWEEP_EVERY_MS);
  expect((await tenant.mail()).filter(({ to }) => to.includes('desk@vouch.example')).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Note: a lost sign-in method may still be there/)]);

  await securityInfo.arrive(claimant, await kiosk.placeToGo());
  await securityInfo.givePass(pass);
  await securityInfo.seesMethods();
  await securityInfo.addAuthenticator(phone);
  await clock.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
  await expect(kiosk.page.getByText(KEPT)).toBeVisible();
});

test('who is not sure keeps everything; who answers nothing gets the pass in time', async ({ claimant, tenant, headlessManager: manager, kiosk, clock }) => {
  await pressed({ kiosk, manager, claimant, tenant });
  await clock.advance(limits.APPROVAL_VALID_MS - limits.LOST_METHOD_RESERVE_MS);
  await kiosk.seesHeading('Your pass is ready');
  await kiosk.readPass();
  await kiosk.keepPass();
  await kiosk.page.getByRole('button', { name: 'I am done' }).click();
  await clock.advance(15 * 60_000);
  await pressed({ kiosk, manager, claimant, tenant });
  await kiosk.sayLost('None of these, or I am not sure');
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
  expect((await tenant.requests()).filter(({ method, path }) => method === 'DELETE' && path.includes('/authentication/'))).toEqual([]);
});
