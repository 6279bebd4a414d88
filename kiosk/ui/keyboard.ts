import { html, LitElement, nothing, svg, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import styles from './keyboard.css?inline';
import { FIRST_STATE, keyRows, placeOf, pressed, stepFrom, type Key, type KeyboardState, type Place } from './keyboard-keys.ts';
import { caretOf, change, typeInto } from './type-into.ts';

export interface KeyboardWords {
  readonly label: string;
  readonly delete: string;
  readonly lock: string;
  readonly shift: string;
  readonly signs: string;
  readonly letters: string;
  readonly latin: string;
  readonly own: string;
  /** Said once a sign is gone. */
  readonly deleted: (sign: string) => string;
}

const ICONS = {
  delete: svg`<path d="M9 5h11v14H9l-6-7zM12 9.5l5 5m0-5-5 5"></path>`,
  shift: svg`<path d="M12 4 4 12.5h4.5V20h7v-7.5H20z"></path>`,
  lock: svg`<path d="M12 3 4 11.5h4.5V16h7v-4.5H20zM8.5 20.5h7"></path>`,
} as const;

/** @returns what is gone. */
const deleteIn = (field: HTMLInputElement): string => {
  const [start, end] = caretOf(field);
  // A letter outside the first 65536 is two units long.
  const from = start < end ? start : start - (Array.from(field.value.slice(0, start)).at(-1)?.length ?? 0);
  const gone = field.value.slice(from, end);
  if (gone !== '') change(field, from, end, '', 'deleteContentBackward');
  return gone;
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/**
 * Keys to touch, for who has no keyboard: they type into a field as a keyboard would, and leave the focus where it is.
 * One stop for Tab, arrows within. Rendered without a shadow, like the page around it.
 */
export class VouchKeyboard extends LitElement {
  static override properties: PropertyDeclarations = { target: {}, language: {}, domains: { attribute: false }, words: { attribute: false }, signName: { attribute: false }, state: { state: true }, place: { state: true } };
  /** Id of the field. */
  declare target: string;
  declare language: string;
  /** Each is one key, with its "@". */
  declare domains: readonly string[];
  declare words: KeyboardWords;
  /** "capital A", "at sign". */
  declare signName: (sign: string) => string;
  /** Escape, from a key. */
  declare onClose: () => void;
  declare private state: KeyboardState;
  /** The key that Tab leads to. */
  declare private place: Place;

  constructor() {
    super();
    this.state = FIRST_STATE;
    this.place = [0, 0];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  }

  /** All keys in sight; and where there is not room for both, rather what is typed. */
  protected override firstUpdated(): void {
    for (const element of [this, document.getElementById(this.target)]) element?.scrollIntoView({ block: 'nearest' });
  }

  /** Letters of another language stand in other places. */
  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) {
      this.state = FIRST_STATE;
      this.place = [0, 0];
    }
  }

  protected override updated(): void {
    if (this.contains(document.activeElement)) this.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  get #rows(): readonly (readonly Key[])[] {
    return keyRows(this.language, this.state, this.domains);
  }

  #nameOf(text: string): string {
    return /^[\p{Ll}\p{Lo}\p{N}]$/u.test(text) ? text : this.signName(text);
  }

  /** A text of its own each time: the same one twice would be heard once. */
  #say(text: string): void {
    this.querySelector('[aria-live]')?.replaceChildren(text);
  }

  #press(key: Key): void {
    const field = document.getElementById(this.target);
    if (!(field instanceof HTMLInputElement)) return;
    if (key.kind === 'sign') {
      typeInto(field, key.text);
      this.#say(this.#nameOf(key.text));
    } else if (key.kind === 'domain') {
      // An address ends with it: in the place of whatever stands behind its "@" by now.
      const end = field.value.length;
      const at = field.value.indexOf('@');
      typeInto(field, key.text, [at < 0 ? end : at, end]);
      this.#say(field.value);
    } else if (key.kind === 'delete') {
      const gone = deleteIn(field);
      if (gone !== '') this.#say(this.words.deleted(gone.length === 1 ? this.#nameOf(gone) : gone));
    }
    this.state = pressed(this.state, key);
    if (key.kind === 'signs' || key.kind === 'script') this.place = placeOf(this.#rows, key.kind) ?? [0, 0];
  }

  /** The focus goes to what was typed into, and not away with the keys. */
  #close(): void {
    document.getElementById(this.target)?.focus();
    this.onClose();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') this.#close();
    else if (/^(Arrow|Home$|End$)/.test(event.key)) this.place = stepFrom(this.#rows, this.place, event.key);
    else return;
    event.preventDefault();
  };

  #key(key: Key, row: number, at: number): TemplateResult {
    const { words, state } = this;
    const isHere = row === this.place[0] && at === this.place[1];
    const name = key.kind === 'sign' ? this.#nameOf(key.text) : key.kind === 'domain' ? key.text : key.kind === 'signs' || key.kind === 'script' ? words[key.to === 'signs' ? 'signs' : key.kind === 'signs' ? 'letters' : key.to] : words[key.kind];
    const isPressed = (key.kind === 'shift' && state.capitals === 'once') || (key.kind === 'lock' && state.capitals === 'lock');
    return html`<button
      type="button"
      class="button plain key ${key.kind}"
      tabindex=${isHere ? '0' : '-1'}
      aria-label=${name}
      aria-pressed=${key.kind === 'shift' || key.kind === 'lock' ? String(isPressed) : nothing}
      @click=${() => { this.#press(key); }}
      @focus=${() => { this.place = [row, at]; }}
    >${'text' in key ? key.text : 'face' in key ? html`<span aria-hidden="true">${key.face}</span>` : html`<svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[key.kind]}</svg>`}</button>`;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="keyboard" dir="ltr" role="group" aria-label=${this.words.label} @keydown=${this.#onKey} @mousedown=${(event: Event) => { event.preventDefault(); }}>
        ${this.#rows.map((keys, row) => html`<div class="row">${keys.map((key, at) => this.#key(key, row, at))}</div>`)}
      </div>
      <p class="hushed" aria-live="polite"></p>
    `;
  }
}
