import { typeInto } from '../ui/type-into.ts';
import { createBadgeReader } from './badge-reader.ts';

/** Held down while others are pressed. */
const SILENT = /^(Shift|CapsLock|NumLock)$/;
const ENDS = /^(Enter|Tab| )$/;

const isSign = (event: KeyboardEvent): boolean => event.key.length === 1 && event.key !== ' ' && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey;

export interface TypingDeps {
  /** What readers of this house type before a serial. */
  readonly prefix: () => string;
  readonly onBadge: (serial: string) => void;
}

/**
 * Takes what a badge reader types out of all that is typed, wherever the focus happens to be; what a hand types goes to
 * the field that has the focus, else to the screen's own. @returns how to stop.
 */
export const watchTyping = (page: HTMLElement, { prefix, onBadge }: TypingDeps): (() => void) => {
  const isAsked = (): boolean => page.querySelector('dialog') !== null;

  const bringToField = (): HTMLInputElement | null => {
    const { activeElement } = document;
    // A box to tick has no caret.
    if (activeElement instanceof HTMLInputElement && activeElement.selectionStart !== null) return activeElement;
    const field = isAsked() ? null : page.querySelector<HTMLInputElement>('input[data-autofocus]');
    field?.focus();
    return field;
  };

  const enter = (text: string): boolean => {
    const field = bringToField();
    if (field !== null) typeInto(field, text);
    // A number pad is no field, and takes what is meant for it in one piece.
    return field !== null || document.activeElement?.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, cancelable: true, inputType: 'insertText', data: text })) === false;
  };

  const reader = createBadgeReader({
    prefix,
    enter,
    read: (serial) => { if (!isAsked()) onBadge(serial); },
    after: (ms, act) => {
      const timer = window.setTimeout(act, ms);
      return () => { window.clearTimeout(timer); };
    },
  });

  const isReaders = (event: KeyboardEvent): boolean => {
    const { key, code, timeStamp: at } = event;
    if (isSign(event)) return reader.sign({ key, code, at });
    if (ENDS.test(key) && !event.repeat) return reader.end(at);
    if (!SILENT.test(key)) reader.other();
    return false;
  };

  const onKey = (event: KeyboardEvent): void => {
    if (isReaders(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (isSign(event)) bringToField();
  };

  // Before anything on the page hears of a key.
  document.addEventListener('keydown', onKey, true);
  return () => { document.removeEventListener('keydown', onKey, true); };
};
