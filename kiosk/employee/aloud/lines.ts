import type { EmployeeTexts } from '../../texts/employee.en.ts';
import type { Line } from './queue.ts';
import type { Utterance } from './speaker.ts';

/** What can have the focus. */
export const CONTROLS = 'button, input, [tabindex="0"]';
/** What has lines inside, if there are any of these. */
const PARTS = `${CONTROLS}, h1, h2, p, li, [role="img"]`;
/** Hidden; or keys, of which twelve in a row tell nothing; or said when it changes (see {@link LIVE}). */
const SKIPPED = '[aria-hidden="true"], .keypad, .letter-pad, vouch-keyboard, .hushed[role="status"], .hushed[aria-live]';
/** What is said when it changes, wherever the person is. */
export const LIVE = '[role="status"], [role="alert"], [aria-live]';

const tagOf = (element: Element): string => element.closest<HTMLElement>('[lang]')?.lang ?? 'en';

/** Each text of an element for itself, so that none is glued to its neighbour. Signs without a letter or figure are for the eye. */
export const textsOf = (element: Element): Utterance[] => {
  const found: Utterance[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const { parentElement } = node;
    if (/[\p{L}\p{N}]/u.test(text) && parentElement !== null && parentElement.closest('[aria-hidden="true"]') === null) found.push({ text, tag: tagOf(parentElement) });
  }
  return found;
};

const namesOf = (element: Element): Utterance[] => {
  const label = element.getAttribute('aria-label');
  if (label !== null) return [{ text: label, tag: tagOf(element) }];
  return element instanceof HTMLInputElement ? [...(element.labels ?? [])].flatMap(textsOf) : textsOf(element);
};

/** What it is and how it stands. What was typed is said only where everybody may see it. */
const stateOf = (control: Element, t: EmployeeTexts): string[] => {
  if (control instanceof HTMLInputElement) {
    if (control.type === 'checkbox') return [t.aloud.switch, control.checked ? t.aloud.on : t.aloud.off];
    return [t.aloud.field, ...(control.type === 'password' ? [t.aloud.unsaid] : control.value === '' ? [] : [control.value])];
  }
  if (!(control instanceof HTMLButtonElement)) return control.parentElement?.querySelector('[data-unsaid]') == null ? [] : [t.aloud.unsaid];
  const isOn = control.ariaPressed === 'true' || control.ariaExpanded === 'true';
  return [t.aloud.button, ...(isOn ? [t.aloud.on] : []), ...(control.ariaDisabled === 'true' ? [t.aloud.unavailable] : [])];
};

const describersOf = (element: Element): Element[] =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').flatMap((id) => document.getElementById(id) ?? []);

/** Name, role, state and description of what has the focus. A key whose figure is nobody's business does not say it. */
export const controlLine = (control: Element, t: EmployeeTexts): Line => {
  const say = (text: string): Utterance => ({ text, tag: document.documentElement.lang });
  if (control.matches('[data-unsaid] > :not(.word)')) return { of: control, says: [say(t.aloud.unsaidKey)] };
  return { of: control, says: [...namesOf(control), ...stateOf(control, t).map(say), ...describersOf(control).flatMap(textsOf)] };
};

/** All that a part of the page says, line by line, in the order in which it stands there. */
export const linesOf = (root: Element, t: EmployeeTexts): Line[] => {
  const describers = new Set([...root.querySelectorAll('[aria-describedby]')].flatMap(describersOf));
  const visit = (element: Element): Line[] => {
    if (!element.checkVisibility() || element.matches(SKIPPED) || describers.has(element)) return [];
    if (element.matches(CONTROLS)) return [controlLine(element, t)];
    // Its field says it.
    if (element.matches('label')) return [...element.querySelectorAll('input')].flatMap(visit);
    if (element.matches('[role="img"]')) return [{ of: element, says: namesOf(element) }];
    if (element.querySelector(PARTS) !== null) return [...element.children].flatMap(visit);
    const says = textsOf(element);
    return says.length === 0 ? [] : [{ of: element, says }];
  };
  return visit(root);
};
