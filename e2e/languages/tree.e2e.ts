import { ar } from '../../kiosk/texts/employee.ar.ts';
import { en, type EmployeeTexts } from '../../kiosk/texts/employee.en.ts';
import { speakIn } from '../actors/kiosk-screens.ts';
import { expect, test } from '../fixtures.ts';
import { draw } from './faults.ts';

/** Part of a screen as a screen reader has it: what it is, what it is called, and what is in it. */
interface Part {
  readonly is: string;
  readonly name?: string;
  readonly more?: string;
  readonly has?: readonly Part[];
  readonly says?: string;
}

const part = (is: string, name: string, has: readonly Part[] = []): Part => ({ is, name, has });
const heading = (name: string): Part => ({ is: 'heading', name, more: '[level=1]' });
const button = (...texts: readonly string[]): Part => part('button', texts.join(' '));
const says = (is: string, text: string): Part => ({ is, says: text });

/** In the notation of Playwright's snapshots, every line quoted: a text may hold a colon. */
const asSnapshot = (parts: readonly Part[], depth = ''): string =>
  parts.map(({ is, name, more = '', has = [], says: text }) => {
    const node = `${is}${name === undefined ? '' : ` ${JSON.stringify(name)}`} ${more}`.trim().replaceAll("'", "''");
    const inner = text === undefined ? (has.length === 0 ? '' : `:\n${asSnapshot(has, `${depth}  `)}`) : `: ${JSON.stringify(text)}`;
    return `${depth}- '${node}'${inner}`;
  }).join('\n');

const SPELLED = Array.from('q7+KpW2(');

/** Each screen from the first to what to do with the pass, by its name in screens.ts. */
const treeOf = (t: EmployeeTexts): Readonly<Record<string, readonly Part[]>> => ({
  first: [heading(t.first.title), part('list', t.first.label, [{ is: 'listitem', has: [button(t.first.yes, t.first.yesHint)] }, { is: 'listitem', has: [button(t.first.no, t.first.noHint)] }]), part('switch', `${t.first.moreTime} ${t.first.moreTimeHint}`)],
  lost: [heading(t.lost.title), part('list', t.lost.title, [t.lost.phone, t.lost.key, t.lost.pc].map((name) => ({ is: 'listitem', has: [button(name)] })))],
  address: [heading(t.address.title), says('alert', t.address.wrong), part('textbox', t.address.label), button(t.page.continue)],
  badge: [heading(t.badge.title), says('alert', t.badge.wrong), part('textbox', t.badge.label), button(t.badge.none)],
  'collect code': [heading(t.collect.title), part('group', t.collect.label, [part('img', `${t.collect.label}. ${t.collect.entered(0, 4)}`), ...['1', '9'].map((key) => button(key)), button(t.collect.delete), button('0'), { ...button(t.collect.done), more: '[disabled]' }])],
  waiting: [
    heading(t.waiting.title), { is: 'paragraph', has: [button(t.waiting.change)] }, says('status', t.waiting.newCode), part('img', t.waiting.code('4 1 7, 0 2 5')), { is: 'status', has: [says('strong', t.waiting.statusOpened)] },
    part('list', t.waiting.steps, [t.waiting.asked, t.waiting.opened].map((text) => says('listitem', `${t.waiting.stepDone} ${text}`))),
  ],
  approved: [heading(t.approved.title), button(t.approved.press)],
  'collect code again': [heading(t.approved.code), part('group', t.collect.label, [says('alert', t.approved.wrong(1))])],
  'a hidden pass': [heading(t.pass.ready), button(t.pass.have), button(t.pass.showAgain)],
  'an open pass': [heading(t.pass.title), button(t.pass.have), button(t.pass.hide), { ...button(t.pass.spell), more: '[expanded]' }, part('list', t.pass.spelled, SPELLED.map((sign) => says('listitem', t.pass.signName(sign))))],
  'next, with a phone': [heading(t.next.title), { is: 'list', has: [{ is: 'listitem', has: [says('paragraph', t.next.phone2)] }] }, button(t.next.done)],
});

test('every screen on the way to the pass says to a screen reader what it is, what is asked, what was wrong and what happens, also from right to left', async ({ kiosk }) => {
  const { page } = kiosk;
  for (const [language, code, t] of [['English', 'en', en], ['العربية', 'ar', ar]] as const) {
    await page.reload();
    await kiosk.seesHeading(en.first.title);
    await speakIn(page, language, code);
    // The first screen is to be a new one as well.
    await draw(page, 'purpose');
    for (const [screen, parts] of Object.entries(treeOf(t))) {
      await draw(page, screen);
      await expect(page.getByRole('main'), screen).toMatchAriaSnapshot(asSnapshot(parts));
      // Who cannot see begins where the screen begins, or in its field.
      expect([screen, await page.locator(':focus').evaluate((element) => element.matches('h1, [data-autofocus]'))]).toEqual([screen, true]);
    }
    for (const [screen, label, texts] of [['address', t.address.label, t.address], ['badge', t.badge.label, t.badge], ['recovery code', t.recoveryCode.label, t.recoveryCode]] as const) {
      await draw(page, screen);
      const field = page.getByRole('textbox', { name: label });
      await expect(field).toHaveAccessibleDescription(`${texts.hint} ${texts.wrong}`);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
    }
    await draw(page, 'still here');
    const question = page.getByRole('alertdialog', { name: t.stillHere.title });
    await expect(question.getByRole('button', { name: t.stillHere.yes })).toBeFocused();
  }
});
