import { en } from '../../kiosk/texts/employee.en.ts';
import { expectNoViolations } from '../accessible.ts';
import { speakIn } from '../actors/kiosk-screens.ts';
import { expect, test } from '../fixtures.ts';
import { draw, faultsOf } from './faults.ts';
import { pseudoModule } from './pseudo-table.ts';
import { SCREENS } from './screens.ts';

/** Of the text; the first is the ordinary one. */
const LARGEST_TEXT = 5;
const SIZES = [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { width: 800, height: 1280 }] as const;

test('a language is chosen by its own name on the first screen, and changed on any other without loss', async ({ kiosk }) => {
  const { page } = kiosk;
  await expect(page.getByRole('list', { name: 'Language' }).getByRole('button')).toHaveText(['English', 'Deutsch', 'Français', 'Español', 'Polski', 'Türkçe', 'Українська', 'العربية', 'עברית', '简体中文', '日本語']);
  await speakIn(page, 'العربية', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await kiosk.seesHeading('هل ما زال بإمكانك فتح حاسوبك؟');
  await page.getByRole('button', { name: 'لا، لا شيء من ذلك يعمل' }).click();
  await page.getByRole('button', { name: 'إعداد هاتف جديد' }).click();
  await page.getByRole('button', { name: 'هاتفي' }).click();
  const field = page.getByRole('textbox');
  await field.fill('ada@contoso.example');

  // The table cannot be had: said in the language that is spoken, and nothing else happens. Asked again, it comes.
  await page.route('**/employee.pl-*.js', (route) => route.abort());
  await page.getByRole('button', { name: 'اللغة: العربية' }).click();
  await page.getByRole('button', { name: 'Polski' }).click();
  await expect(page.getByRole('alert')).toHaveText('تعذّر تحميل هذه اللغة. يرجى المحاولة مرة أخرى.');
  await expect(field).toHaveValue('ada@contoso.example');
  await page.unroute('**/employee.pl-*.js');
  await speakIn(page, 'Polski', 'pl');
  await kiosk.seesHeading('Jaki jest twój adres służbowy?');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(field).toHaveValue('ada@contoso.example');
});

test('no screen has a text of its own, none runs out of its box in longer words or from right to left, and codes keep their order', async ({ kiosk }) => {
  const { page } = kiosk;
  const found: string[] = [];
  const lookIn = async (how: string, texts = false): Promise<void> => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const faults = await faultsOf(page, Object.keys(SCREENS), texts && size === SIZES[0]);
      found.push(...faults.map((fault) => `${how}, ${size.width}, ${fault}`));
    }
  };
  await page.route('**/employee.fr-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: pseudoModule(en, 'fr') }));
  for (const [name, code] of [['Français', 'fr'], ['العربية', 'ar'], ['Deutsch', 'de']] as const) {
    await draw(page, 'first');
    await speakIn(page, name, code);
    await lookIn(name, code === 'fr');
  }
  await draw(page, 'first');
  for (let times = 1; times < LARGEST_TEXT; times += 1) await page.getByRole('button', { name: 'Größere Schrift' }).click();
  await lookIn('the largest letters');
  for (let times = 1; times < LARGEST_TEXT; times += 1) await page.getByRole('button', { name: 'Kleinere Schrift' }).click();
  expect(found).toEqual([]);

  await speakIn(page, 'العربية', 'ar');
  for (const screen of ['first', 'the list of languages', 'address', 'collect code', 'waiting', 'an open pass', 'next, with a phone']) {
    await draw(page, screen);
    await expectNoViolations(page, screen);
  }
  const [one, three, code] = [page.getByRole('button', { name: '1', exact: true }), page.getByRole('button', { name: '3', exact: true }), page.locator('.code > span')];
  const leftOf = async (at: typeof one): Promise<number> => (await at.boundingBox())?.x ?? 0;
  await draw(page, 'collect code');
  expect(await leftOf(one)).toBeLessThan(await leftOf(three));
  await draw(page, 'waiting');
  expect(await code.allInnerTexts()).toEqual(['417', '025']);
  expect(await leftOf(code.first())).toBeLessThan(await leftOf(code.last()));
});
