import { expect, test } from './fixtures.ts';

test('while Entra is away, and after a sign-in that nobody here began, the approver is back on the page with a reason in words', async ({ world, newPage }) => {
  const page = await newPage();
  await world.tenant.fault({ match: { path: '*/.well-known/openid-configuration' }, effect: { kind: 'status', status: 503 }, times: 10 });
  await page.goto(`${world.server.approveOrigin}/factors`);
  const enter = page.getByRole('link', { name: 'Sign in with your work account' });
  await enter.click();
  await expect(page.getByRole('alert')).toHaveText(/^The company sign-in cannot be reached just now\. Nothing is confirmed\./);
  await expect(enter).toBeVisible();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/factors');

  await world.tenant.clearFaults();
  await page.goto(`${world.server.approveOrigin}/auth/callback?error=access_denied&state=x`);
  await expect(page.getByRole('alert')).toHaveText(/^The sign-in took too long, or was begun in another window\./);
  await page.reload();
  await expect(enter).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
