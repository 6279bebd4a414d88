import type { Page } from '@playwright/test';
import type { Model } from '../../kiosk/employee/model.ts';
import { SCREENS } from './screens.ts';

/** The kiosk, as the page's own scripts see it. */
type Drawn = Element & { model: Model; readonly updateComplete: Promise<boolean> };

/**
 * Has a page of a kiosk that was just opened draw screens, without the way there, and looks at each of them: what runs
 * out of the screen or out of its own box, and what a finger in a glove would miss; with `texts`, on a page in the language of `pseudoModule`, also what comes
 * from no table (what a kiosk or a person is called excepted). All in one call: there are hundreds to look at.
 */
export const faultsOf = (page: Page, names: readonly string[], texts: boolean): Promise<readonly string[]> =>
  page.evaluate(async ({ screens, bracketed }) => {
    const kiosk = document.querySelector('vouch-kiosk') as Drawn;
    const memory = window as unknown as { fresh?: Model };
    if (memory.fresh === undefined) {
      memory.fresh = kiosk.model;
      // Its beat would have it find out that nothing is as it was drawn: that there is a network, or another offer.
      const last = window.setInterval(() => undefined, 2 ** 30);
      for (let id = 1; id <= last; id += 1) window.clearInterval(id);
    }
    const root = document.documentElement;

    const draw = async (part: Partial<Model>): Promise<void> => {
      const { now } = kiosk.model;
      kiosk.model = { ...(memory.fresh as Model), ...part, ...(part.passOpenSince === 0 && { passOpenSince: now }), now, arrivedAt: now, stepSince: now, lifeAt: now };
      await kiosk.updateComplete;
    };

    const beyondItsBox = (): string[] => {
      const found = root.scrollWidth > root.clientWidth ? [`the page, by ${root.scrollWidth - root.clientWidth} pixels`] : [];
      for (const element of kiosk.querySelectorAll<HTMLElement>('*')) {
        const { left, right, width } = element.getBoundingClientRect();
        if (width === 0 || element.closest('.hushed, svg, input') !== null) continue;
        const place = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
        if (left < -0.5 || right > root.clientWidth + 0.5) found.push(`${place}: out of the screen`);
        else if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) found.push(`${place}: out of its box by ${element.scrollWidth - element.clientWidth} pixels`);
      }
      return found;
    };

    /** Screens are for fingers: 60 px for what one came to press, 44 for all else, and some room between any two. */
    const hardToHit = (): string[] => {
      const found: string[] = [];
      const dialog = kiosk.querySelector('dialog');
      const targets = [...(dialog ?? kiosk).querySelectorAll<HTMLElement>('button, label:has(input), .field input, .cells')].map((element) => ({ element, at: element.getBoundingClientRect() })).filter(({ at }) => at.width > 0);
      const nameOf = ({ className, textContent, tagName }: HTMLElement): string => `${tagName.toLowerCase()}.${className} “${textContent.trim().slice(0, 40)}”`;
      for (const [place, { element, at }] of targets.entries()) {
        const least = element.matches('.button.main, .button.stop, .choice, .option, .acts .button:not(.quiet), .field input') ? 60 : 44;
        if (at.height < least - 0.5 || at.width < 44 - 0.5) found.push(`${nameOf(element)}: ${Math.round(at.width)} by ${Math.round(at.height)} pixels to hit`);
        for (const other of targets.slice(place + 1)) {
          const apart = Math.max(other.at.left - at.right, at.left - other.at.right, other.at.top - at.bottom, at.top - other.at.bottom);
          // The ways out stay in sight above what is scrolled.
          const isOver = element.closest('footer') === null && other.element.closest('footer') !== null;
          if (apart < 3.5 && !isOver) found.push(`${nameOf(element)} and ${nameOf(other.element)}: ${apart.toFixed(1)} pixels apart`);
        }
      }
      return found;
    };

    const fromNoTable = (): string[] => {
      const found: string[] = [];
      const look = (text: string, of: Element): void => {
        const said = text.trim();
        if (said === '' || /^[\p{P}\p{S}\p{N}\p{L}]$/u.test(said) || /^https?:/.test(said) || (said.startsWith('⟦') && said.endsWith('⟧'))) return;
        found.push(`${of.tagName.toLowerCase()}.${of.className} “${said}”: from no table`);
      };
      const walker = document.createTreeWalker(kiosk, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const of = node.parentElement as Element;
        if (of.closest('[aria-hidden="true"], .code, bdi, .languages, .language-button') === null) look(node.textContent ?? '', of);
      }
      for (const of of kiosk.querySelectorAll('[aria-label]')) look(of.getAttribute('aria-label') ?? '', of);
      return found;
    };

    // Lengths in rem follow a changed text size with the next frame.
    await new Promise((drawn) => { requestAnimationFrame(() => { requestAnimationFrame(drawn); }); });
    const found: string[] = [];
    for (const [name, part] of screens) {
      await draw(part);
      const heading = kiosk.querySelector('h1') === null ? ['no heading'] : [];
      found.push(...[...heading, ...beyondItsBox(), ...hardToHit(), ...(bracketed ? fromNoTable() : [])].map((fault) => `${name}: ${fault}`));
    }
    return found;
  }, { screens: names.map((name) => [name, SCREENS[name] ?? {}] as const), bracketed: texts });

/** The same for one screen that something else is to be asked about. */
export const draw = async (page: Page, name: string): Promise<void> => { await faultsOf(page, [name], false); };
