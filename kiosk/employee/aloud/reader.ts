import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { controlLine, CONTROLS, linesOf, LIVE, textsOf } from './lines.ts';
import { createQueue, type Line } from './queue.ts';
import { createSpeaker, type Speaker } from './speaker.ts';

/**
 * Reads the page to somebody who cannot see it, where no screen reader can be started (EN 301 549, 5.1.3): each
 * screen from its beginning, then what has the focus, and news. Until {@link Reader.begin} only an open question.
 */
export interface Reader {
  reads(tag: string): boolean;
  /** Headphones are plugged in: how to use this, and the screen. */
  begin(): void;
  /** The screen is another one now, or in another language. */
  screen(): void;
  end(): void;
}

const STEPS: Readonly<Partial<Record<string, number>>> = { ArrowDown: Node.DOCUMENT_POSITION_FOLLOWING, ArrowUp: Node.DOCUMENT_POSITION_PRECEDING };

const isOnKeys = ({ target }: Event): boolean => target instanceof Element && target.closest('vouch-keyboard') !== null;

const createReader = (page: Element, speaker: Speaker, texts: () => EmployeeTexts): Reader => {
  const queue = createQueue(speaker);
  let begun = false;
  let heard: Element | null = null;

  const question = (): Element | null => page.querySelector('dialog[open]');
  const screen = (): Element | null => (begun ? page.querySelector('main') : null);

  /** Who has heard them all is before the first again. */
  const linesHere = (): Line[] => {
    const place = question() ?? screen();
    return place === null ? [] : [...linesOf(place, texts()), { of: place, says: [] }];
  };
  const readAll = (): void => {
    queue.stop();
    queue.add(linesHere());
  };

  const onFocus = ({ target }: Event): void => {
    const asked = question();
    const isNew = asked !== null && asked !== heard;
    heard = asked;
    if (isNew) readAll();
    else if ((asked ?? screen()) !== null && target instanceof Element && target.matches(CONTROLS)) {
      queue.stop();
      queue.add([controlLine(target, texts())]);
    }
  };

  /** To the line after or before that which was heard last; what can have the focus gets it. */
  const move = (way: number): void => {
    const places = question() === null ? page.querySelectorAll('main, footer') : page.querySelectorAll('dialog[open]');
    const lines = [...places].flatMap((place) => linesOf(place, texts()));
    const last = queue.last();
    const isThere = ({ of }: Line): boolean => of !== null && (last?.isConnected !== true || (last.compareDocumentPosition(of) & way) !== 0);
    const line = way === Node.DOCUMENT_POSITION_FOLLOWING ? lines.find(isThere) : lines.findLast(isThere);
    if (line?.of instanceof HTMLElement && line.of.matches(CONTROLS) && line.of !== document.activeElement) line.of.focus();
    else if (line !== undefined) queue.add([line]);
  };

  /** Whoever does something has heard enough. */
  const onKey = (event: KeyboardEvent): void => {
    queue.stop();
    const way = STEPS[event.key];
    // Keys on the screen have arrows of their own.
    if (way === undefined || (question() ?? screen()) === null || isOnKeys(event)) return;
    event.preventDefault();
    move(way);
  };

  /** Keys on the screen say themselves what they enter. */
  let onKeys = false;
  const onInput = (event: Event): void => {
    const { target } = event;
    if (!begun || onKeys || !(event instanceof InputEvent) || event.data === null || !(target instanceof HTMLInputElement) || target.type === 'password') return;
    const says = Array.from(event.data, (sign) => ({ text: /[\p{L}\p{N}]/u.test(sign) ? sign : texts().pass.signName(sign), tag: document.documentElement.lang }));
    queue.add([{ of: target, says }]);
  };

  const news = new MutationObserver((changes) => {
    const regions = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      const around = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
      if (around != null) regions.add(around);
      for (const node of addedNodes) if (node instanceof Element) for (const part of [node, ...node.querySelectorAll('*')]) if (part.matches(LIVE)) regions.add(part);
    }
    const says = [...regions].filter((region) => region.checkVisibility()).flatMap(textsOf);
    if (begun && says.length > 0) queue.next({ of: null, says });
  });
  news.observe(page, { subtree: true, childList: true, characterData: true });

  const stopping = new AbortController();
  const { signal } = stopping;
  document.addEventListener('focusin', onFocus, { signal });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  document.addEventListener('pointerdown', queue.stop, { signal, capture: true });
  document.addEventListener('click', (event) => { onKeys = isOnKeys(event); }, { signal, capture: true });
  document.addEventListener('click', () => { onKeys = false; }, { signal });
  document.addEventListener('input', onInput, { signal });
  window.addEventListener('pagehide', queue.stop, { signal });

  return {
    reads: (tag) => speaker.hasVoice(tag),
    begin: () => {
      begun = true;
      const t = texts();
      queue.add([{ of: null, says: [{ text: t.aloud.how, tag: document.documentElement.lang }] }, ...linesHere()]);
    },
    screen: () => {
      // What a screen begins with is read with it, and is no news.
      news.takeRecords();
      if (question() === null) readAll();
    },
    end: () => {
      stopping.abort();
      news.disconnect();
      queue.stop();
    },
  };
};

export const openReader = async (page: Element, texts: () => EmployeeTexts): Promise<Reader> => createReader(page, await createSpeaker(speechSynthesis), texts);
