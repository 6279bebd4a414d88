/** Ticking clock, fresh calls, copy buttons. Nothing is renewed under the pointer or the keyboard's focus. */
interface Live {
  readonly clock: string;
  readonly calls: readonly { readonly at: string; readonly call: string; readonly status: string }[];
}

const clock = document.querySelector<HTMLElement>('[data-clock]');
const body = document.querySelector<HTMLTableSectionElement>('[data-calls]');
const none = document.querySelector<HTMLElement>('[data-no-calls]');
let shown = '';

function rowOf(cells: readonly string[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  for (const text of cells) {
    const cell = document.createElement('td');
    cell.className = 'mono';
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}

async function refresh(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) return;
  const live = (await response.json()) as Live;
  if (clock !== null) clock.textContent = live.clock;
  const region = body?.closest('.scroll');
  const calls = JSON.stringify(live.calls);
  if (body === null || calls === shown || region?.matches(':hover, :focus-within') === true) return;
  shown = calls;
  body.replaceChildren(...live.calls.map(({ at, call, status }) => rowOf([at, call, status])));
  if (none !== null) none.hidden = live.calls.length > 0;
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
