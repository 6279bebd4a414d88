import { en } from '../../kiosk/texts/employee.en.ts';
import { expectNoViolations } from '../accessible.ts';
import { speakIn } from '../actors/kiosk-screens.ts';
import { expect, test } from '../fixtures.ts';
import { draw, faultsOf } from './faults.ts';
import { pseudoModule } from './pseudo-table.ts';
import { SCREENS } from './screens.ts';

/** Steps of text size; a page begins with the first. */
const LARGEST_TEXT = 5;
const SIZES = [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { width: 800, height: 1280 }] as const;

/** Runs in the page: what moves although less motion is wanted, and what would be seen by its background alone where colours are forced. */
const movingOrBare = (): string[] => {
  const moving = document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().duration !== 1).length;
  const surfaces = matchMedia('(forced-colors: active)').matches ? [...document.querySelectorAll('.bar, .underway, .picture, .notice, .card, .option, .choice, .button.plain')] : [];
  return [...surfaces.filter((surface) => getComputedStyle(surface).borderTopStyle === 'none').map(({ className }) => className), ...(moving > 0 ? [`${String(moving)} that move`] : [])];
};

test('a language is chosen by its own name on the first screen, and changed on any other without loss', async ({ kiosk }) => {
  const { page } = kiosk;
  await expect(page.getByRole('list', { name: 'Language' }).getByRole('button')).toHaveText(['English', 'Deutsch', 'Français', 'Español', 'Polski', 'Türkçe', 'Українська', 'العربية', 'עברית', '简体中文', '日本語']);

  // The server serves a newer page by now, and the tables of this one are gone: it is taken, and asked again the language is there.
  const isAsked = (address: URL): boolean => address.pathname === '/';
  await page.route('**/employee.de-*.js', (route) => route.fulfill({ status: 404 }));
  await page.route(isAsked, (route) => (route.request().resourceType() === 'fetch' ? route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/employee-newer.js"></script>' }) : route.continue()));
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await loaded;
  await page.unroute('**/employee.de-*.js');
  await page.unroute(isAsked);
  await kiosk.seesHeading('Can you still open your PC?');
  await speakIn(page, 'Deutsch', 'de');

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

test('no screen has a text of its own, none runs out of its box in longer words, in larger letters or from right to left, and codes keep their order', async ({ kiosk }) => {
  const { page } = kiosk;
  const found: string[] = [];
  await page.route('**/employee.fr-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: pseudoModule(en, 'fr') }));
  for (const size of SIZES) {
    const look = async (how: string, texts = false): Promise<void> => {
      found.push(...(await faultsOf(page, Object.keys(SCREENS), texts)).map((fault) => `${how}, ${size.width}, ${fault}`));
      await draw(page, 'first');
    };
    await page.setViewportSize(size);
    // No kiosk changes its size while somebody stands before it.
    await page.reload();
    await kiosk.seesHeading('Can you still open your PC?');
    await draw(page, 'an address by touch');
    await page.getByRole('group', { name: 'Keyboard on the screen' }).waitFor();
    await draw(page, 'first');
    await speakIn(page, 'Français', 'fr');
    await look('long words', size === SIZES[0]);
    await speakIn(page, 'العربية', 'ar');
    await look('Arabic');
    await speakIn(page, 'Deutsch', 'de');
    await look('German');
    for (let times = 1; times < LARGEST_TEXT; times += 1) await page.getByRole('button', { name: 'Größere Schrift' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-text-size', String(LARGEST_TEXT));
    await look('the largest letters');
  }
  expect(found).toEqual([]);

  await page.reload();
  await kiosk.seesHeading('Can you still open your PC?');
  await speakIn(page, 'العربية', 'ar');
  for (const [how, media] of [['dark', { colorScheme: 'dark', reducedMotion: 'reduce' }], ['forced colours', { forcedColors: 'active' }]] as const) {
    await page.emulateMedia(media);
    for (const screen of ['first', 'the list of languages', 'what makes it easier', 'address', 'an address by touch', 'collect code', 'waiting', 'issuing', 'an open pass', 'next, with a phone']) {
      await draw(page, screen);
      await expectNoViolations(page, `${screen}, ${how}`);
      expect([screen, await page.evaluate(movingOrBare)]).toEqual([screen, []]);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null });
  const [one, three, code] = [page.getByRole('button', { name: '1', exact: true }), page.getByRole('button', { name: '3', exact: true }), page.locator('.code > span')];
  const leftOf = async (at: typeof one): Promise<number> => (await at.boundingBox())?.x ?? 0;
  await draw(page, 'collect code');
  expect(await leftOf(one)).toBeLessThan(await leftOf(three));
  await draw(page, 'waiting');
  expect(await code.allInnerTexts()).toEqual(['417', '025']);
  expect(await leftOf(code.first())).toBeLessThan(await leftOf(code.last()));
});
