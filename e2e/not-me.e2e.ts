import { APPROVE_API } from '#contract/approve';
import { expectAccessible, expectNoViolations } from './accessible.ts';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { passOf } from './pass-of.ts';
import { SOON } from './soon.ts';
import type { World } from './world.ts';

test.use({ worldOptions: { policy: { deskMail: 'desk@vouch.example' } } });

const RECOVERED = 'Your account is being recovered';
const ALARM = /^Alarm: the owner of an account says that a recovery was not theirs/;
const mailsAbout = async (world: World, subject: RegExp | string) => (await world.tenant.mail()).filter((mail) => (typeof subject === 'string' ? mail.subject === subject : subject.test(mail.subject)));
const linkIn = (body: string | undefined): string => /https?:\/\/\S+\/not-me\/[\w-]{22}/.exec(body ?? '')?.[0] ?? '';
const post = (world: World, token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(world.server.approveOrigin + APPROVE_API.notMe, { method: 'POST', body: JSON.stringify({ token }), headers: { origin: world.server.approveOrigin, 'content-type': 'application/json', ...headers } });

test('the owner of an account reads the mail and says that it was not them: the pass is gone, and nobody can start again for them', async ({ world, kiosk, headlessManager, claimant, phone, newPage }) => {
  await recover({ kiosk, manager: headlessManager }, lostPhone(claimant));
  expect(await passOf(world)).not.toBeNull();

  const page = await newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(await phone.mailLink(new RegExp(RECOVERED)));
  await expect(page.getByRole('heading', { name: 'Was this not you?' })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  // By keyboard alone, as whoever cannot tap.
  await page.getByRole('button', { name: 'This was not me' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your message has arrived' })).toBeFocused();
  await expectNoViolations(page, 'received');

  await kiosk.seesHeading('This pass was taken back');
  await expect.poll(() => passOf(world), SOON).toBeNull();
  await expect.poll(async () => (await mailsAbout(world, ALARM)).map(({ to }) => to), SOON).toEqual([['desk@vouch.example']]);
  await expect.poll(async () => (await eventsOf(world, 'case.ended')).map(({ data }) => data), SOON).toEqual([{ ending: 'revoked', why: 'pass-deleted' }]);

  const other = await setUpHeadlessKiosk(world);
  const again = await other.start(claimant);
  expect(await again.view()).toMatchObject({ step: 'waiting', progress: 'asked' });
  expect((await eventsOf(world, 'case.turned-decoy')).map(({ data }) => data)).toEqual([{ reason: 'person-blocked' }]);
  other.leave();
});

test('A25, T27: scanners and previews that follow the link, by any method they claim, take nothing back and do not use it up', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.approve(recovery.matchCode);
  const link = linkIn((await mailsAbout(world, RECOVERED))[0]?.body);
  for (let visit = 0; visit < 5; visit += 1)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await fetch(link, { method, headers: { 'x-http-method-override': 'POST' } });
      expect([method, answer.status, answer.headers.get('referrer-policy'), answer.headers.get('cache-control')]).toEqual([method, method === 'OPTIONS' ? 405 : 200, 'no-referrer', 'no-store']);
      const called = await fetch(`${world.server.approveOrigin}${APPROVE_API.notMe}`, { method, headers: { 'x-http-method-override': 'POST' } });
      expect(called.status).toBe(405);
    }
  for (const headers of [{ origin: 'https://evil.example' }, { 'content-type': 'text/plain' }, { 'sec-fetch-site': 'cross-site' }]) expect((await post(world, link.slice(-22), headers)).status).toBeGreaterThanOrEqual(400);
  expect(await recovery.view()).toMatchObject({ step: 'approved' });
  expect((await post(world, link.slice(-22))).status).toBe(202);
  await world.server.tick();
  expect(await recovery.view()).toMatchObject({ step: 'ended', ending: 'revoked' });
});

test('A25: a link that was used, one of another case and one that nobody was sent answer with the same bytes', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.approve(recovery.matchCode);
  const token = linkIn((await mailsAbout(world, RECOVERED))[0]?.body).slice(-22);
  const said = async (of: string): Promise<unknown> => {
    const answer = await post(world, of);
    return [answer.status, await answer.text(), answer.headers.getSetCookie(), [...answer.headers.keys()].filter((name) => name !== 'date')];
  };
  const first = await said(token);
  await world.server.tick();
  for (const other of [token, 'B'.repeat(22)]) expect(await said(other)).toEqual(first);
  for (const odd of ['', 'short', `${token}x`, `${token}\n`, '../../approve/x']) expect((await post(world, odd)).status).toBe(400);
  await world.server.tick();
  expect((await eventsOf(world, 'alarm.not-me')).length).toBe(1);
});

for (const [what, times, ends] of [['for a while', 2, 'pass'], ['throughout', 1_000, 'failed']] as const) {
  test(`F38: while no server takes the claimant’s mail ${what}, the press waits and then ends with: ${ends}`, async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
    const recovery = await headlessKiosk.start(claimant);
    const requestId = await manager.openRequest();
    await manager.typeMatchCode(requestId, recovery.matchCode);
    await world.clock.advance(2_500);
    await world.tenant.fault({ match: { method: 'POST', path: '/v1.0/users/*/sendMail' }, effect: { kind: 'status', status: 503 }, times });
    expect(await manager.sayYes(requestId)).toMatchObject({ step: 'approved' });
    const answer = await recovery.fetchPass();
    if (ends === 'pass') expect(answer).toMatch(/^\S{8,48}$/);
    else expect(answer).toMatchObject({ step: 'ended', ending: 'failed' });
    const posts = (await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods'));
    expect(posts).toHaveLength(ends === 'pass' ? 1 : 0);
  });
}

test('a broken link says so, and sends nothing', async ({ world, newPage }) => {
  const page = await newPage();
  await page.goto(`${world.server.approveOrigin}/not-me/cut-off`);
  await expect(page.getByRole('heading', { name: 'This link is not whole' })).toBeVisible();
  await expectAccessible(page);
});

test('with no connection the page claims nothing, and the button works when it is back', async ({ world, newPage, claimant, headlessManager }) => {
  const kiosk = await setUpKiosk(world, await newPage());
  await headlessManager.approve(await kiosk.start(lostPhone(claimant)));
  const page = await newPage();
  await page.goto(linkIn((await mailsAbout(world, RECOVERED))[0]?.body));
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'This was not me' }).click();
  await expect(page.getByRole('alert')).toContainText('No answer came');
  expect(await eventsOf(world, 'alarm.not-me')).toEqual([]);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'This was not me' }).click();
  await expect(page.getByRole('heading', { name: 'Your message has arrived' })).toBeVisible();
  await kiosk.seesHeading('This pass was taken back');
});
