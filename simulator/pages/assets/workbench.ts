/** Ticking clock, fresh timeline, copy buttons. Nothing is renewed under the pointer, the keyboard's focus or an eye that reads. */
interface Step {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly calls: readonly string[];
  readonly left: number;
}

const clock = document.querySelector<HTMLElement>('[data-clock]');
const list = document.querySelector<HTMLOListElement>('[data-steps]');
const none = document.querySelector<HTMLElement>('[data-no-steps]');
let shown = '';

function element(name: string, text: string, look = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = look;
  return made;
}

const filled = (text: string | undefined, count: number): string => (text ?? '').replace('{count}', String(count));

/** As `hub/timeline-part.ts` draws it. */
function rowOf({ at, kind, text, calls, left }: Step): HTMLElement {
  const row = element('li', '', `kind-${kind}`);
  row.append(element('time', at, 'mono'), element('p', text));
  if (calls.length === 0) return row;
  const summary = element('summary', filled(list?.dataset['behind'], calls.length + left));
  summary.append(element('span', ` ${at}`, 'hide-visually'));
  const details = element('details', '');
  const lines = element('ol', '');
  lines.append(...calls.map((call) => element('li', call, 'mono')));
  details.append(summary, lines);
  if (left > 0) details.append(element('p', filled(list?.dataset['more'], left), 'soft'));
  row.append(details);
  return row;
}

async function refresh(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) return;
  const live = (await response.json()) as { readonly clock: string; readonly steps: readonly Step[] };
  if (clock !== null) clock.textContent = live.clock;
  const steps = JSON.stringify(live.steps);
  const isRead = list?.querySelector('details[open]') != null || list?.closest('.scroll')?.matches(':hover, :focus-within') === true;
  if (list === null || steps === shown || isRead) return;
  shown = steps;
  list.replaceChildren(...live.steps.map(rowOf));
  if (none !== null) none.hidden = live.steps.length > 0;
}

const address = clock?.dataset['clock'];
if (address !== undefined) setInterval(() => { if (!document.hidden) refresh(address).catch(() => undefined); }, 1000);

for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => {
      button.textContent = button.dataset['copied'] ?? label;
      setTimeout(() => { button.textContent = label; }, 1500);
    }).catch(() => undefined);
  });
}
