/**
 * Tells the simulator what somebody does on its pages, in the words that stand there, so that the hub can copy it as a
 * test. It changes nothing; without it everything else works.
 */
/** Under this a tab keeps from page to page which one it is. */
const TAB = 'by-hand';
const to = document.body.dataset['byHand'];

const folded = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? (folded(element.textContent) || element.getAttribute('value') || '');
type Box = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isBox = (element: Element): element is Box => element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
const labelOf = (box: Box): string => box.getAttribute('aria-label') ?? folded(box.labels?.[0]?.textContent);

/** The same name can stand on a page several times: then which of them. */
function named<T extends Element>(element: T, like: string, name: (each: T) => string): { readonly name: string; readonly nth?: number } {
  const alike = [...document.querySelectorAll<T>(like)].filter((each) => name(each) === name(element));
  return { name: name(element), ...(alike.length > 1 && { nth: alike.indexOf(element) }) };
}

function tell(acts: readonly object[]): void {
  const at = Date.now();
  const body = JSON.stringify({ window: sessionStorage.getItem(TAB), acts: acts.map((act) => ({ ...act, at })) });
  if (to !== undefined) navigator.sendBeacon(to, new Blob([body], { type: 'application/json' }));
}

function filledIn(form: HTMLFormElement): readonly object[] {
  return [...form.elements].filter(isBox).flatMap((box): readonly object[] => {
    const name = named(box, 'input:not([type=hidden]), select, textarea', labelOf);
    if (box instanceof HTMLSelectElement) return [...box.options].some((option) => option.selected !== option.defaultSelected) ? [{ do: 'choose', ...name, option: folded(box.selectedOptions[0]?.textContent) }] : [];
    if (box instanceof HTMLInputElement && box.type === 'hidden') return [];
    if (box instanceof HTMLInputElement && box.type === 'file') return box.value === '' ? [] : [{ do: 'picture', ...name }];
    if (box instanceof HTMLInputElement && (box.type === 'checkbox' || box.type === 'radio')) return box.checked && !box.defaultChecked ? [{ do: 'tick', ...name, on: true }] : box.type === 'checkbox' && box.checked !== box.defaultChecked ? [{ do: 'tick', ...name, on: false }] : [];
    return box.value === box.defaultValue ? [] : [{ do: 'type', ...name, text: box.value }];
  });
}

/** A script presses too, as when a phone has answered: a test waits for that by itself. */
let byPerson = false;
document.addEventListener('click', (event) => {
  byPerson = event.isTrusted;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!byPerson || link === null || link.target === '_blank' || link.hasAttribute('download') || link.origin !== location.origin) return;
  tell([{ do: 'press', role: 'link', ...named(link, 'a', nameOf) }]);
}, true);
document.addEventListener('submit', ({ target, submitter }) => {
  if (!(target instanceof HTMLFormElement)) return;
  const filled = filledIn(target);
  // A picture that was pasted or captured is sent by a script, by whose hand is plain.
  const pressed = submitter ?? (filled.length > 0 ? target.querySelector('button') : null);
  if (pressed === null || (!byPerson && submitter !== null)) return;
  tell([...filled, ...(target.dataset['passkey'] === undefined ? [] : [{ do: 'passkey' }]), { do: 'press', role: 'button', ...named(pressed, 'button', nameOf) }]);
}, true);

/** Typed into the bar, a bookmark, or a tab of its own; what a link, a form or a script leads to is no act. */
function opened(): readonly object[] {
  const isFirst = sessionStorage.getItem(TAB) === null;
  if (isFirst) sessionStorage.setItem(TAB, crypto.randomUUID());
  const [arrival] = performance.getEntriesByType('navigation');
  const isByApp = document.referrer !== '' && new URL(document.referrer).origin !== location.origin;
  const isByHand = document.referrer === '' && arrival instanceof PerformanceNavigationTiming && arrival.type === 'navigate';
  return isFirst || isByApp || isByHand ? [{ do: 'open', path: `${location.pathname}${location.search}`, byApp: isByApp }] : [];
}

const kinds: readonly (readonly [string, string, (element: Element) => string])[] = [
  ['output', 'output', (element) => folded(element.textContent)],
  ['input', 'input[readonly]', (element) => (element instanceof HTMLInputElement ? element.value : '')],
  ['img', '[role=img]', nameOf],
];
const shown = kinds.flatMap(([kind, like, textOf]) => [...document.querySelectorAll(like)].map((element, nth) => ({ in: kind, nth, text: textOf(element) }))).slice(0, 10);
tell([...opened(), { do: 'see', heading: folded(document.querySelector('h1')?.textContent), alert: folded(document.querySelector('[role=alert] .text')?.textContent), shown }]);
