import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { kioskAt, lostPhone } from './actors/kiosk.ts';
import { expect, test } from './fixtures.ts';
import type { World } from './world.ts';

const PAGES = (world: World): readonly string[] => [world.server.kioskOrigin, `${world.server.kioskOrigin}/desk`, `${world.server.approveOrigin}/factors`, `${world.server.approveOrigin}/approve/${'A'.repeat(22)}`, `${world.server.approveOrigin}/not-me/${'A'.repeat(22)}`];

/** Short enough for a name, each of them another way to get a script to run. */
const SCRIPTS = [
  '<script>hit=1</script>', '<img src=x onerror=hit=1>', '<svg onload=hit=1>', '"><script>hit=1</script>', "'-hit=1-'", '<b onmouseover=hit=1>', '<iframe src=javascript:hit=1>', '<a href=javascript:hit=1>x</a>',
  '{{hit=1}}', '${hit=1}', '<details open ontoggle=hit=1>', '<math><mi xlink:href=javascript:hit=1>', '</title><script>hit=1</script>', '<style>@import "x"</style>', '<body onload=hit=1>', '<input autofocus onfocus=hit=1>',
  '<video><source onerror=hit=1>', '<object data=javascript:hit=1>', '<embed src=javascript:hit=1>', '<form action=javascript:hit=1>', '<base href=//evil.example>', '<link rel=stylesheet href=//evil.example>', '<meta http-equiv=refresh content=0;//evil.example>',
  '&lt;script&gt;hit=1', '\u003cscript\u003ehit=1', '<scr\0ipt>hit=1', 'javascript:hit=1', '\'";!--"<XSS>=&{()}', '<!--<img src="--><img src=x onerror=hit=1>', '<marquee onstart=hit=1>',
] as const;

/** A page of somebody else, with no protection of its own. Really served: what stands on this machine, browsers keep from pages of elsewhere by themselves. */
async function attackersPage(newPage: () => Promise<Page>, use: (page: Page) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => { response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title><body><main>x</main>'); });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const page = await newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await use(page);
  await page.close();
  server.close();
}

const hit = (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as { hit?: unknown }).hit ?? null);

test('U01: thirty scripts as names of people, kiosk and place are text, on the kiosk, on the phone and in the mail', async ({ world, newPage, manager, claimant }) => {
  expect(SCRIPTS).toHaveLength(30);
  const saved = (await world.tenant.read('/export')) as { tenant: { people: { key: string; displayName: string; jobTitle: string | null }[] } };
  const joined = (from: number, to: number): string => SCRIPTS.slice(from, to).join(' ');
  const person = saved.tenant.people.find(({ key }) => key === 'claimant')!;
  Object.assign(person, { displayName: joined(0, 8), jobTitle: joined(8, 14) });
  await world.tenant.load(saved);
  const page = await newPage();
  await page.goto(world.server.kioskOrigin);
  const said = await world.host.admin('kiosk', 'add', joined(14, 18).slice(0, 90), '--site', joined(18, 22).slice(0, 90), '--floor', joined(22, 25).slice(0, 90), '--desk-phone', '+49 30 5550 100');
  await page.getByLabel('Set-up code').fill(/^\s+(\S{20,})\s*$/m.exec(said)?.[1] ?? '');
  await page.getByRole('button', { name: 'Set up this kiosk' }).click();
  await expect(page.getByRole('heading', { name: 'Can you still open your PC?' })).toBeVisible();
  await kioskAt(page).start(lostPhone(claimant));
  await manager.openRequest();
  await expect(manager.page.getByText(SCRIPTS[0], { exact: false }).first()).toBeVisible();
  for (const at of [page, manager.page]) {
    expect(await hit(at)).toBeNull();
    expect(await at.locator('main :is(script, img[src="x"], svg[onload], iframe, object, embed, base, link, meta, style, marquee, math, video, form[action^="javascript"])').count()).toBe(0);
  }
  const mail = (await world.tenant.mail()).find(({ to }) => to.includes(world.tenant.person('manager').userPrincipalName));
  expect(mail?.subject).not.toMatch(/[\r\n]/);
});

test('U02: no page of ours is shown in a frame, an object or an embed', async ({ world, newPage }) => {
  await attackersPage(newPage, async (page) => {
    const shownIn = async (tag: string, address: string): Promise<boolean> => {
      await page.evaluate(([name, at]) => {
        const frame = document.createElement(name);
        frame.setAttribute(name === 'object' ? 'data' : 'src', at);
        document.body.replaceChildren(frame);
        return new Promise<void>((done) => {
          for (const outcome of ['load', 'error']) frame.addEventListener(outcome, () => { done(); });
        });
      }, [tag, address] as const);
      // A page that may not be framed is replaced by one of the browser's own.
      return page.frames().slice(1).some((frame) => frame.url().startsWith(address));
    };
    for (const tag of ['iframe', 'object', 'embed']) {
      expect([tag, await shownIn(tag, page.url())]).toEqual([tag, true]);
      for (const address of PAGES(world)) expect([tag, address, await shownIn(tag, address)]).toEqual([tag, address, false]);
    }
  });
});

test('U03: a script, a handler or a style that got into a page does not run', async ({ world, newPage }) => {
  const page = await newPage();
  for (const address of PAGES(world)) {
    await page.goto(address);
    const barred = await page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => { found.push(effectiveDirective); });
      const attempt = (work: () => void): void => {
        try {
          work();
        } catch (error) {
          found.push((error as Error).name);
        }
      };
      const script = document.createElement('script');
      script.append(document.createTextNode('globalThis.hit = 1'));
      attempt(() => { document.body.append(script); });
      attempt(() => { document.body.innerHTML += '<img src=x onerror="globalThis.hit = 1">'; });
      attempt(() => { document.body.setAttribute('onclick', 'globalThis.hit = 1'); });
      attempt(() => { document.body.click(); });
      const style = document.createElement('style');
      style.append('body { display: none }');
      attempt(() => { document.head.append(style); });
      const link = document.createElement('a');
      link.href = 'javascript:globalThis.hit = 1';
      document.body.append(link);
      attempt(() => { link.click(); });
      await new Promise((done) => { setTimeout(done, 50); });
      return { found, shown: getComputedStyle(document.body).display };
    });
    expect(await hit(page)).toBeNull();
    expect(barred.shown).not.toBe('none');
    for (const directive of ['script-src-elem', 'style-src-elem', 'TypeError']) expect([address, barred.found]).toEqual([address, expect.arrayContaining([directive])]);
  }
});

test('U04: a page of another origin gets no hold of ours, and its messages and names do nothing', async ({ world, newPage }) => {
  await attackersPage(newPage, async (attacker) => {
    for (const address of PAGES(world)) {
      const [ours, held] = await Promise.all([
        attacker.waitForEvent('popup'),
        attacker.evaluate((at) => {
          const opened = window.open(at, 'a name <img src=x onerror=hit=1>');
          (globalThis as { opened?: Window | null }).opened = opened;
          return opened !== null;
        }, address),
      ]);
      expect(held).toBe(true);
      await ours.waitForLoadState('networkidle');
      const before = await ours.getByRole('main').innerText();
      expect(await ours.evaluate(() => window.opener as unknown)).toBeNull();
      await attacker.evaluate(() => {
        const { opened } = globalThis as { opened?: Window | null };
        for (const message of ['approve', { step: 'approved' }, { type: 'navigate', to: 'javascript:hit=1' }]) opened?.postMessage(message, '*');
      });
      // Cut off from the opener, it looks closed from there.
      expect(await attacker.evaluate(() => (globalThis as { opened?: Window | null }).opened?.closed)).toBe(true);
      expect([await hit(ours), await ours.getByRole('main').innerText()]).toEqual([null, before]);
      await ours.close();
    }
  });
});
