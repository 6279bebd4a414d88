import { expectAccessible } from './accessible.ts';
import { lostPhone } from './actors/kiosk.ts';
import { askForSlip, backFromSlip, startOver } from './actors/kiosk-screens.ts';
import { expect, test } from './fixtures.ts';
import { gatherEvidence } from './invariants.ts';

test('who can still open the PC is shown how to go on there: counted, and no case', async ({ world, kiosk }) => {
  const { page } = kiosk;
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, one of these still works' }).click();
  await kiosk.seesHeading('You do not need a pass');
  await expect(page.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('img', { name: /^https?:/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I am done' }).click();
  await kiosk.seesHeading('Can you still open your PC?');

  const { events, cases } = await gatherEvidence(world);
  expect(events.filter(({ kind }) => kind === 'kiosk.no-pass-needed').map(({ data }) => data)).toEqual([{ purpose: 'new-phone' }]);
  expect(cases).toEqual([]);
});

test('a new PC is set up at the desk only: the choice leads to a slip, no case begins', async ({ world, kiosk }) => {
  const { page } = kiosk;
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await kiosk.seesHeading('What do you want to do?');
  await expectAccessible(page);
  const newPc = page.getByRole('button', { name: 'Set up a new PC' });
  await expect(newPc).toContainText('Only at the service desk.');
  await newPc.click();
  await kiosk.seesHeading('Get help at the desk');
  const number = (await page.getByRole('img', { name: /^Slip number: / }).innerText()).trim();
  await expectAccessible(page);

  expect(await world.host.admin('slips', 'list')).toContain(number);
  expect((await gatherEvidence(world)).cases).toEqual([]);
});

test('a slip is on offer on every screen, leads back to it, and the desk learns of the case from its number', async ({ world, kiosk, claimant }) => {
  const { page } = kiosk;
  const here = async (heading: string): Promise<string> => {
    await kiosk.seesHeading(heading);
    const number = await askForSlip(page);
    await expect(page.getByText('Telephone of the desk: +49 30 5550 100')).toBeVisible();
    await backFromSlip(page);
    await kiosk.seesHeading(heading);
    return number;
  };
  const before = [await here('Can you still open your PC?')];
  await page.getByRole('button', { name: 'Yes, one of these still works' }).click();
  before.push(await here('You do not need a pass'));
  await page.getByRole('button', { name: 'This does not work for me' }).click();
  before.push(await here('What do you want to do?'));
  await page.getByRole('button', { name: 'Set up a new phone' }).click();
  before.push(await here('What is lost or broken?'));
  await page.getByRole('button', { name: 'My phone' }).click();
  before.push(await here('What is your work address?'));
  await page.getByLabel('Work address').fill(claimant.userPrincipalName);
  await page.getByRole('button', { name: 'Continue' }).click();
  before.push(await here('Hold your badge against the reader'));
  await startOver(page);

  await kiosk.start(lostPhone(claimant));
  const during = await here('Call your manager, or go to them');
  expect(new Set([...before, during]).size).toBe(before.length + 1);

  expect(await world.host.admin('slips', 'show', before[0] ?? '')).toMatch(/Case\s+none/);
  // The kiosk says nothing of it: the manager has nothing to confirm with. The desk is told.
  await world.server.tick();
  const told = await world.host.admin('slips', 'show', during);
  expect(told).toContain('asked-at-kiosk');
  expect(told).toContain('case.turned-decoy  {"reason":"approver-no-factor"}');
  await world.host.admin('slips', 'close', during, '--note', 'helped by hand');
  expect(await world.host.admin('slips', 'list')).not.toContain(during);
});
