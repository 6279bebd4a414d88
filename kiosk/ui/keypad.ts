import { html, nothing, type TemplateResult } from 'lit';

export interface KeypadWords {
  readonly delete: string;
  readonly done: string;
  /** As in "2 of 4 digits". Said after each key: the digits themselves are nobody's business. */
  readonly entered: (count: number, of: number) => string;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * A number of known length, by touch or by keyboard. Digits are shown as dots, unless `shown`; a key is never lit up,
 * so that somebody behind the person learns nothing from the screen.
 */
export const keypad = (props: {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly length: number;
  readonly error?: string | null;
  /** Otherwise no voice of ours may say a key. What was read out to the person is no secret of theirs, and easier to check when it can be seen. */
  readonly shown?: boolean;
  readonly words: KeypadWords;
  readonly onInput: (value: string) => void;
  readonly onDone: () => void;
}): TemplateResult => {
  const { value, length, words } = props;
  const add = (digits: string): void => { if (value.length < length) props.onInput((value + digits).slice(0, length)); };
  const remove = (): void => { props.onInput(value.slice(0, -1)); };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) add(event.key);
    else if (event.key === 'Backspace') remove();
    else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('.cells')) props.onDone();
    else return;
    event.preventDefault();
  };
  /** Digits that came too fast to tell whose they are, all at once. */
  const onText = (event: InputEvent): void => {
    add((event.data ?? '').replaceAll(/\D/g, ''));
    event.preventDefault();
  };
  const wrong = props.error !== undefined && props.error !== null;
  return html`
    <div class="keypad-field ${wrong ? 'wrong' : ''}" role="group" aria-label=${props.label} @keydown=${onKey} @beforeinput=${onText}>
      <div class="cells" dir="ltr" id=${props.id} tabindex="0" data-autofocus role="img" aria-label=${`${props.label}. ${words.entered(value.length, length)}`}>
        ${Array.from({ length }, (_, i) => html`<span class="cell ${i === value.length ? 'next' : ''}" aria-hidden="true">${i < value.length ? (props.shown === true ? value.charAt(i) : '●') : ''}</span>`)}
      </div>
      <p class="hushed" aria-live="polite">${words.entered(value.length, length)}</p>
      ${wrong ? html`<p class="error" role="alert">${props.error}</p>` : nothing}
      <div class="keypad" dir="ltr" ?data-unsaid=${props.shown !== true}>
        ${KEYS.map((key) => html`<button type="button" class="button plain" @click=${() => { add(key); }}>${key}</button>`)}
        <button type="button" class="button plain word" @click=${remove}>${words.delete}</button>
        <button type="button" class="button plain" @click=${() => { add('0'); }}>0</button>
        <button type="button" class="button main word" aria-disabled=${value.length === length ? 'false' : 'true'} @click=${() => { if (value.length === length) props.onDone(); }}>${words.done}</button>
      </div>
    </div>
  `;
};
