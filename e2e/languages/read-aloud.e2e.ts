import { ar } from '../../kiosk/texts/employee.ar.ts';
import { en } from '../../kiosk/texts/employee.en.ts';
import { putOnHeadphones, type Ears } from '../actors/ears.ts';
import { setUpKiosk, type Kiosk } from '../actors/kiosk.ts';
import { holdBadge, speakIn, staySilent, untilAskedStillHere } from '../actors/kiosk-screens.ts';
import { expect, test } from '../fixtures.ts';

const FIRST = en.first.title;
const VOICES = [{ lang: 'en-US', local: true }, { lang: 'ar-EG', local: true }, { lang: 'de-DE', local: false }] as const;

/** Goes on line by line until this is heard; what can be pressed then has the focus. */
async function goOnTo({ page }: Kiosk, ears: Ears, text: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    expect(await ears.heard()).toContain(text);
  }).toPass({ intervals: [0], timeout: 10_000 });
}

/** Waits until a screen was read, and gives all of it. */
async function hears(ears: Ears, text: string): Promise<readonly string[]> {
  const heard: string[] = [];
  await expect.poll(async () => {
    heard.push(...(await ears.heard()));
    return heard;
  }).toContain(text);
  return heard;
}

test('who sees nothing recovers by ear and keyboard alone; no voice says what is typed in secret, and the pass is said sign by sign', async ({ world, newPage, headlessManager, claimant }) => {
  const page = await newPage();
  const ears = await putOnHeadphones(page, VOICES);
  const kiosk = await setUpKiosk(world, page);
  await kiosk.seesHeading(FIRST);
  await page.keyboard.press('F8');
  const asked = await hears(ears, en.aloud.no);
  expect(asked).toEqual([en.aloud.title, en.aloud.lead, en.aloud.yes, en.aloud.button, en.aloud.no, en.aloud.button]);
  await page.keyboard.press('Enter');
  const first = await hears(ears, en.first.noHint);
  expect(first.slice(0, 3)).toEqual([en.aloud.how, FIRST, en.first.lead]);
  expect(first).toEqual(expect.arrayContaining([en.first.yes, en.first.yesHint, en.aloud.button, en.first.moreTime, en.aloud.switch, en.aloud.off]));

  for (const [choice, next] of [[en.first.no, en.purpose.title], [en.purpose.newPhone, en.lost.title], [en.lost.phone, en.address.title]] as const) {
    await goOnTo(kiosk, ears, choice);
    await page.keyboard.press('Enter');
    await hears(ears, next);
  }
  await page.keyboard.type('x@');
  expect(await hears(ears, 'at sign')).toEqual(expect.arrayContaining(['x', 'at sign']));
  await page.keyboard.press('Enter');
  await hears(ears, en.address.wrong);
  await page.getByLabel('Work address').fill(claimant.userPrincipalName);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await hears(ears, en.address.hint)).toEqual(expect.arrayContaining([en.address.label, en.aloud.field, claimant.userPrincipalName]));
  await page.keyboard.press('Enter');

  expect(await hears(ears, en.badge.hint)).toEqual(expect.arrayContaining([en.badge.title, en.badge.label, en.aloud.unsaid]));
  await holdBadge(page, claimant.badge);

  expect(await hears(ears, `${en.collect.label}. ${en.collect.entered(0, 4)}`)).toEqual(expect.arrayContaining([en.collect.title, en.collect.lead]));
  await expect.poll(() => ears.heard()).toEqual([]);
  const typeUnsaid = async (digits: string): Promise<void> => {
    for (const [place, digit] of Array.from(digits).entries()) {
      await page.keyboard.press(digit);
      const count = en.collect.entered(place + 1, digits.length);
      expect(await hears(ears, count)).toEqual([count]);
    }
  };
  await typeUnsaid('2739');
  await page.keyboard.press('Tab');
  expect(await hears(ears, en.aloud.unsaidKey)).toEqual([en.aloud.unsaidKey]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');

  await kiosk.seesHeading(en.waiting.title);
  const matchCode = await kiosk.matchCode();
  const spelledCode = `${matchCode.slice(0, 3).split('').join(' ')}, ${matchCode.slice(3).split('').join(' ')}`;
  expect(await hears(ears, en.waiting.code(spelledCode))).toEqual(expect.arrayContaining([en.waiting.read, en.waiting.statusAsked]));
  await headlessManager.approve(matchCode);
  expect(await hears(ears, en.approved.press)).toEqual(expect.arrayContaining([en.waiting.statusOpened, en.approved.title]));
  await goOnTo(kiosk, ears, en.approved.press);
  await page.keyboard.press('Enter');
  await hears(ears, en.approved.codeLead);
  await typeUnsaid('2739');
  await page.keyboard.press('Enter');

  await hears(ears, en.pass.ready);
  await goOnTo(kiosk, ears, en.pass.show);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading(en.pass.title);
  const pass = (await page.locator('[data-pass]').innerText()).replaceAll(/\s/g, '');
  const spelled = Array.from(pass, en.pass.signName);
  expect((await hears(ears, en.pass.title)).slice(-spelled.length)).toEqual(spelled);
  await goOnTo(kiosk, ears, en.pass.spell);
  for (const sign of spelled.slice(0, 2)) {
    await page.keyboard.press('ArrowDown');
    expect(await hears(ears, sign)).toEqual([sign]);
  }

  await page.getByRole('button', { name: 'I have it' }).focus();
  await page.keyboard.press('Enter');
  expect(await hears(ears, en.next.title)).toContain(en.next.phone2);
  const everything = await ears.all();
  expect(everything.filter(([lang, text]) => lang !== 'en-US' || text.includes(pass) || text.includes('2739') || text.includes(claimant.badge))).toEqual([]);

  await goOnTo(kiosk, ears, en.next.done);
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
  await kiosk.seesHeading(FIRST);
  await page.keyboard.press('Tab');
  expect(await ears.all()).toEqual([]);
});

test('reading stops at once when somebody starts over or is gone, and is off for the next; where no voice of this machine knows a language, it says so', async ({ world, newPage }) => {
  const page = await newPage();
  await page.clock.install();
  const ears = await putOnHeadphones(page, VOICES);
  const kiosk = await setUpKiosk(world, page);
  const listen = async (title: string, yes: string): Promise<void> => {
    await page.keyboard.press('F8');
    await hears(ears, title);
    await page.getByRole('button', { name: yes }).click();
  };

  // German is spoken only by a service on the Internet, which would hear the pass.
  await listen(en.aloud.title, en.aloud.yes);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await hears(ears, en.aloud.noVoice);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('F8');
  await speakIn(page, 'Deutsch', 'de');
  await page.getByRole('button', { name: 'Bedienhilfen' }).click();
  await page.getByRole('switch', { name: 'Vorlesen' }).click();
  await expect(page.getByRole('alert')).toHaveText('Dieser Kiosk kann in dieser Sprache nicht vorlesen.');
  await expect(page.getByRole('dialog')).toBeHidden();

  await speakIn(page, 'العربية', 'ar');
  await listen(ar.aloud.title, ar.aloud.yes);
  await hears(ears, ar.first.title);
  await ears.dragOn();
  await page.keyboard.press('Tab');
  expect(await ears.isSpeaking()).toBe(true);
  const fresh = page.waitForEvent('load');
  expect(await ears.isSpeakingAfter(ar.page.startOver)).toBe(false);
  await fresh;
  await kiosk.seesHeading(FIRST);

  await listen(en.aloud.title, en.aloud.yes);
  await hears(ears, FIRST);
  await untilAskedStillHere(page);
  await hears(ears, en.stillHere.title);
  await staySilent(page);
  await kiosk.seesHeading(FIRST);
  await page.keyboard.press('Tab');
  expect(await ears.all()).toEqual([]);
});
