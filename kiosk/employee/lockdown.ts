/*
 * What a page can do against being left or misused. Defence in depth only: a page cannot stop shortcuts of the
 * system or of the browser's own frame; the kiosk's browser policies and keyboard filter do that.
 */

/** Keys that would open, save, print, search, reload or zoom; best effort, some browsers keep a few to themselves. */
const CTRL_KEYS = new Set(['p', 's', 'o', 'n', 't', 'u', 'j', 'h', 'f', 'g', 'l', 'd', 'r', 'w', 'k', 'e', '+', '-', '=', '0']);
const PLAIN_KEYS = /^(F([1-9]|1[0-2])|ContextMenu|BrowserBack|BrowserForward|BrowserHome|BrowserSearch)$/;

export const isBarredKey = (key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): boolean => {
  if (PLAIN_KEYS.test(key.key)) return true;
  if (key.altKey && /^(ArrowLeft|ArrowRight|Home)$/.test(key.key)) return true;
  return (key.ctrlKey || key.metaKey) && !key.altKey && CTRL_KEYS.has(key.key.toLowerCase());
};

const BARRED_EVENTS = ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick', 'gesturestart', 'gesturechange'] as const;

const maySelect = (target: EventTarget | null): boolean => {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  // The pass is the one text that help software may need to select.
  return element?.closest('input, [data-pass]') != null;
};

/** Takes away menu, selection, dragging, printing, browser zoom, history and the back/forward cache. */
export const lockDown = (page: Window): void => {
  const stop = (event: Event): void => { event.preventDefault(); };
  const { document } = page;
  for (const name of BARRED_EVENTS) document.addEventListener(name, stop, { capture: true, passive: false });
  document.addEventListener('selectstart', (event) => { if (!maySelect(event.target)) event.preventDefault(); }, true);
  // Pasting too: where a middle click pastes, what was merely selected is in the hands of whoever comes next.
  for (const name of ['copy', 'cut', 'paste'] as const) document.addEventListener(name, stop, true);
  document.addEventListener('keydown', (event) => { if (isBarredKey(event)) { event.preventDefault(); event.stopPropagation(); } }, true);
  // Two fingers zoom, Ctrl and the wheel too; text size has its own control in the header.
  document.addEventListener('touchmove', (event) => { if (event.touches.length > 1) event.preventDefault(); }, { capture: true, passive: false });
  document.addEventListener('wheel', (event) => { if (event.ctrlKey) event.preventDefault(); }, { capture: true, passive: false });
  // One entry in the history, and a step back leads to the same place.
  page.history.replaceState(null, '', '/');
  page.history.pushState(null, '', '/');
  page.addEventListener('popstate', () => { page.history.pushState(null, '', '/'); });
  // A page that comes back from the cache would show what was on it for the last person.
  page.addEventListener('pageshow', (event) => { if (event.persisted) page.location.reload(); });
};
