const isTyped = (event: KeyboardEvent): boolean => event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

/**
 * A badge reader types wherever the focus happens to be, as on the button for larger text: what it types goes to the
 * screen's own field, or its Enter would press that button. @returns how to stop.
 */
export const bringTypingToField = (page: HTMLElement): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    if (!isTyped(event) || event.target instanceof HTMLInputElement) return;
    // The sign itself follows the focus: a browser enters it only after this event.
    page.querySelector<HTMLElement>('input[data-autofocus]')?.focus();
  };
  document.addEventListener('keydown', onKey);
  return () => { document.removeEventListener('keydown', onKey); };
};
